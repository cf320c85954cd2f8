package io.plimsoll.transport.backtest;

import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.scenario.Operator;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Sends to an engine and counts what it refuses, by message and reason. */
final class Refusals implements Operator {
    private final Map<String, Long> counts = new TreeMap<>();
    private final ScenarioEngine engine;
    private long sent;
    private boolean isTaken;

    Refusals(final ScenarioEngine engine) {
        this.engine = engine;
    }

    @Override
    public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
        return engine.begin(encoder);
    }

    @Override
    public void send(final String message) {
        sent++;
        final ReasonCode reason = engine.trySend();
        isTaken = reason == null;
        if (!isTaken) {
            counts.merge(message + " " + reason, 1L, Long::sum);
        }
    }

    /** Whether the engine took what was sent last. */
    boolean isTaken() {
        return isTaken;
    }

    /** Messages sent, those among them that were refused. */
    long sent() {
        return sent;
    }

    /** How many were refused, by message and reason. */
    Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
