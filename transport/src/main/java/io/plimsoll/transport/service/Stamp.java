package io.plimsoll.transport.service;

import org.agrona.concurrent.EpochNanoClock;

/**
 * Gives every message its place in the one ordered log: a sequence and a time. The seam at which another log can take
 * over: there, position and time come with the message.
 *
 * <p>Sequences rise by one. Time never runs backwards, whatever the clock does, and is the same for all messages of one
 * turn of the loop. While a clock that was set back catches up, the log's time stands still, and {@link #elapsedNs}
 * goes on.
 */
final class Stamp {
    private final EpochNanoClock clock;
    private long sequence;
    private long timeNs;
    private long readNs;
    private long elapsedNs;

    /**
     * Goes on after the last message of the log.
     *
     * @param clock        nanoseconds since 1970
     * @param lastSequence of the log, 0 if it is empty
     * @param lastTimeNs   of the log, 0 if it is empty
     */
    Stamp(final EpochNanoClock clock, final long lastSequence, final long lastTimeNs) {
        this.clock = clock;
        this.sequence = lastSequence;
        this.timeNs = lastTimeNs;
        this.readNs = clock.nanoTime();
    }

    /** Reads the clock: once for each turn of the loop. */
    void readClock() {
        final long nowNs = clock.nanoTime();
        elapsedNs += Math.max(0, nowNs - readNs);
        readNs = nowNs;
        timeNs = Math.max(timeNs, nowNs);
    }

    /** Time since the beginning, for intervals: they must not wait for a clock that was set back. */
    long elapsedNs() {
        return elapsedNs;
    }

    long timeNs() {
        return timeNs;
    }

    long nextSequence() {
        return ++sequence;
    }
}
