package io.plimsoll.engine.output;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/** How far the engine is: the last message applied, the last call written, the last message that caused a report. */
public final class Progress {
    private long sequence;
    private long timeNs = Long.MIN_VALUE;
    private long callId;
    private long reportSequence;

    /**
     * Writes it.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        sink.put(sequence);
        sink.put(timeNs);
        sink.put(callId);
        sink.put(reportSequence);
    }

    /**
     * Replaces it by what was written.
     *
     * @param state to read from
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource state) {
        sequence = state.nextLong("last sequence", 0, Long.MAX_VALUE);
        timeNs = state.next();
        callId = state.nextLong("last call id", 0, Long.MAX_VALUE);
        reportSequence = state.nextLong("last report's sequence", 0, sequence);
    }

    /**
     * A message is being applied.
     *
     * @param newSequence of the message
     * @param stampNs     of the message
     */
    public void begin(final long newSequence, final long stampNs) {
        sequence = newSequence;
        timeNs = stampNs;
    }

    /** A margin call or account status is being said. */
    void report() {
        reportSequence = sequence;
    }

    long nextCallId() {
        return ++callId;
    }

    /**
     * Sequence of the last message applied.
     *
     * @return sequence, 0 before the first
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Stamp of the last message applied.
     *
     * @return nanoseconds since 1970, {@link Long#MIN_VALUE} before the first
     */
    public long timeNs() {
        return timeNs;
    }

    /**
     * Id of the last margin call.
     *
     * @return id, 0 before the first
     */
    public long callId() {
        return callId;
    }

    /**
     * Sequence of the last message that caused a margin call or an account status.
     *
     * @return sequence, 0 before the first
     */
    public long reportSequence() {
        return reportSequence;
    }
}
