package io.plimsoll.engine.scale;

import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/** When scales are reviewed: at the first clock in each interval of so many seconds (rules, section 11.4). */
public final class ReviewTimes {
    /** Most seconds between two reviews. */
    public static final int MOST_SECONDS = 3_600;

    private static final int SECONDS_AT_FIRST = 60;
    private static final long SECOND_NS = 1_000_000_000L;

    private int seconds = SECONDS_AT_FIRST;
    private long lastNs = ScaleTable.NEVER;

    void writeTo(final StateSink sink) {
        sink.put(seconds);
        sink.put(lastNs);
    }

    void readFrom(final StateSource state) {
        seconds = state.nextInt("seconds between reviews", 1, MOST_SECONDS);
        lastNs = state.next();
    }

    /**
     * Whether an interval has begun since the last review, by the present number of seconds.
     *
     * @param timeNs stamp of the clock
     * @return true if it has
     */
    public boolean isDue(final long timeNs) {
        return lastNs == ScaleTable.NEVER || interval(timeNs) > interval(lastNs);
    }

    private long interval(final long timeNs) {
        return Math.floorDiv(timeNs, seconds * SECOND_NS);
    }

    /**
     * Takes note of a review.
     *
     * @param timeNs stamp of the clock
     */
    public void reviewed(final long timeNs) {
        lastNs = timeNs;
    }

    /**
     * Sets how often scales are reviewed.
     *
     * @param every seconds, validated before
     */
    public void seconds(final int every) {
        seconds = every;
    }
}
