package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.ReasonCode;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Sends to an engine and counts what it refuses, by message and reason; the item of a message is its name. */
public final class Refusals implements Operator {
    private final Map<String, Long> counts = new TreeMap<>();
    private final ScenarioEngine engine;
    private long sent;
    private boolean isTaken;

    /**
     * Counts from now on.
     *
     * @param engine to send to
     */
    public Refusals(final ScenarioEngine engine) {
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

    /**
     * Whether the engine took what was sent last.
     *
     * @return true if so
     */
    public boolean isTaken() {
        return isTaken;
    }

    /**
     * Messages sent, those among them that were refused.
     *
     * @return how many
     */
    public long sent() {
        return sent;
    }

    /**
     * How many were refused.
     *
     * @return by message and reason, such as {@code Fill OVERFLOW}
     */
    public Map<String, Long> counts() {
        return Map.copyOf(counts);
    }
}
