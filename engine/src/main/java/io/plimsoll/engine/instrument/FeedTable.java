package io.plimsoll.engine.instrument;

import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import java.util.Arrays;

/**
 * Feeds of one kind, by index: when each was last heard of, and whether it is stale, as the last Clock found it (rules,
 * section 11.6). Times are stamps in nanoseconds since 1970 and never run backwards. In a table without capacity
 * nothing is heard of and nothing stale.
 */
public final class FeedTable {
    private static final long NEVER = Long.MIN_VALUE;
    private static final long SECOND_NS = 1_000_000_000L;

    private final long[] lastNs;
    private final boolean[] stale;

    FeedTable(final int capacity) {
        lastNs = new long[capacity];
        stale = new boolean[capacity];
        Arrays.fill(lastNs, NEVER);
    }

    void writeTo(final int feed, final StateSink sink) {
        sink.put(lastNs[feed]);
        sink.put(stale[feed] ? 1 : 0);
    }

    void readFrom(final int feed, final StateSource state, final boolean hasHeartbeat) {
        lastNs[feed] = state.next();
        stale[feed] = state.nextInt("whether a feed is stale", 0, hasHeartbeat && lastNs[feed] != NEVER ? 1 : 0) == 1;
    }

    /**
     * A message has come, whether there is a heartbeat or not. It makes nothing fresh before the next Clock.
     *
     * @param feed   index
     * @param timeNs stamp of the message
     */
    public void heard(final int feed, final long timeNs) {
        if (lastNs.length != 0) {
            lastNs[feed] = timeNs;
        }
    }

    /**
     * When a feed was last heard of.
     *
     * @param feed index, of one that was
     * @return stamp of its last message
     */
    public long lastNs(final int feed) {
        return lastNs[feed];
    }

    /**
     * Whether a feed was silent for too long at the last Clock.
     *
     * @param feed index
     * @return true if it was
     */
    public boolean isStale(final int feed) {
        return stale.length != 0 && stale[feed];
    }

    /**
     * Looks at a feed at a Clock: it is stale if it was heard of, but longer ago than so many seconds.
     *
     * @param feed    index
     * @param timeNs  stamp of the Clock
     * @param seconds of silence that are allowed; 0 for any
     * @return whether it has become stale or no longer is
     */
    public boolean look(final int feed, final long timeNs, final int seconds) {
        // time has not run backwards, so the difference fits in 64 bits without a sign
        final boolean isSilent = seconds != 0 && lastNs[feed] != NEVER
            && Long.compareUnsigned(timeNs - lastNs[feed], seconds * SECOND_NS) > 0;
        final boolean hasChanged = isSilent != stale[feed];
        stale[feed] = isSilent;
        return hasChanged;
    }

    /** Its instrument is settled: nobody waits for messages any more. */
    void end(final int feed) {
        if (stale.length != 0) {
            stale[feed] = false;
        }
    }
}
