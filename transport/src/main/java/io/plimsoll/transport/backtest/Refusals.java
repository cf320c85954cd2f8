package io.plimsoll.transport.backtest;

import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.util.Map;
import java.util.TreeMap;

/** Sends what was begun and counts what the engine refuses, by message and reason. */
final class Refusals {
    private final Map<String, Long> counts = new TreeMap<>();
    private final ScenarioEngine engine;
    private long sent;

    Refusals(final ScenarioEngine engine) {
        this.engine = engine;
    }

    /**
     * Sends the message that was begun last.
     *
     * @param message its name
     * @return whether the engine took it
     */
    boolean isTaken(final String message) {
        sent++;
        final ReasonCode reason = engine.trySend();
        if (reason != null) {
            counts.merge(message + " " + reason, 1L, Long::sum);
        }
        return reason == null;
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
