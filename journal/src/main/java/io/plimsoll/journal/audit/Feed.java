package io.plimsoll.journal.audit;

import java.util.concurrent.TimeUnit;

/** Rule 11.6: what messages set again and again; how long the last one is ago, as it was found at the last Clock. */
final class Feed {
    /** Stamp of the last message; null before the first. */
    private Long lastNs;
    private boolean isStale;

    /** A message came; what is stale stays so until the next Clock. */
    void heard(final long timeNs) {
        lastNs = timeNs;
    }

    /**
     * Looks again.
     *
     * @param timeNs  of the Clock
     * @param seconds that may pass without a message; 0 for as many as may be
     * @return whether it became stale, or no longer is
     */
    boolean look(final long timeNs, final int seconds) {
        final boolean before = isStale;
        isStale = seconds > 0 && lastNs != null && timeNs - lastNs > TimeUnit.SECONDS.toNanos(seconds);
        return isStale != before;
    }

    boolean isStale() {
        return isStale;
    }

    /** The stamp of the last message, of which there was one if it ever was stale. */
    long lastNs() {
        return lastNs;
    }
}
