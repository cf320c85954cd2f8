package io.plimsoll.transport.simulation;

import io.plimsoll.engine.kit.Feed;
import org.agrona.concurrent.NanoClock;

/** Time that passes only when somebody says so. The time of day can jump, the other cannot. */
final class SimulatedClock implements NanoClock {
    private final long startNs;
    private long elapsedNs;
    private long jumpedNs;

    /**
     * A clock at the beginning of 2026.
     *
     * @param startNs what it shows as {@link #nanoTime} at first: any number, as with the JVM's own
     */
    SimulatedClock(final long startNs) {
        this.startNs = startNs;
    }

    @Override
    public long nanoTime() {
        return startNs + elapsedNs;
    }

    /** Nanoseconds since 1970. */
    long epochNanoTime() {
        return Feed.START_NS + elapsedNs + jumpedNs;
    }

    /** Nanoseconds since the simulation began. */
    long elapsedNs() {
        return elapsedNs;
    }

    void advance(final long nanoseconds) {
        elapsedNs += nanoseconds;
    }

    /** Sets the time of day so much ahead of what it should be, or back. */
    void jumpTo(final long aheadNs) {
        jumpedNs = aheadNs;
    }
}
