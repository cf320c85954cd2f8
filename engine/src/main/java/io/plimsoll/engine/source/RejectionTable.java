package io.plimsoll.engine.source;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.Arrays;

/** How many rejections of each source were written in the present second, and what is counted but not summarised. */
public final class RejectionTable {
    /** Reason codes are below this number. */
    public static final int REASONS = 64;

    private static final long NOTHING = Long.MAX_VALUE;

    private final long[] second;
    private final int[] written;
    private final long[] unwritten;
    private final long[] unwrittenSince;
    private long refused;

    /**
     * Allocates the table.
     *
     * @param maxSources most sources
     */
    public RejectionTable(final int maxSources) {
        second = new long[maxSources];
        written = new int[maxSources];
        unwritten = new long[maxSources * REASONS];
        unwrittenSince = new long[maxSources];
        Arrays.fill(second, Long.MIN_VALUE);
        Arrays.fill(unwrittenSince, NOTHING);
    }

    /**
     * Writes what later rejections and summaries depend on.
     *
     * @param sources how many there are
     * @param sink    to write to
     */
    public void writeTo(final int sources, final StateSink sink) {
        sink.put(refused);
        for (int source = 0; source < sources; source++) {
            sink.put(second[source]);
            sink.put(written[source]);
            sink.put(unwrittenSince[source]);
            for (int reason = 0; hasUnwritten(source) && reason < REASONS; reason++) {
                sink.put(unwritten(source, reason));
            }
        }
    }

    /**
     * Reads into an empty table.
     *
     * @param sources how many there are
     * @param state   to read from
     * @throws StateException if it makes no sense
     */
    public void readFrom(final int sources, final StateSource state) {
        refused = state.next();
        for (int source = 0; source < sources; source++) {
            second[source] = state.next();
            written[source] = state.nextInt("rejections written", 0, Integer.MAX_VALUE);
            unwrittenSince[source] = state.next();
            for (int reason = 0; hasUnwritten(source) && reason < REASONS; reason++) {
                unwritten[source * REASONS + reason] = state.nextLong("rejections counted", 0, Long.MAX_VALUE);
            }
        }
    }

    /**
     * Takes note of a rejection.
     *
     * @param source index of the source it counts for
     * @param reason why
     * @param now    present second
     * @param most   how many are written in a second
     * @return whether it is to be written; if not, it is counted
     */
    public boolean refuse(final int source, final ReasonCode reason, final long now, final int most) {
        refused++;
        if (now != second[source]) {
            second[source] = now;
            written[source] = 0;
        }
        if (written[source] == most) {
            unwritten[source * REASONS + reason.value()]++;
            unwrittenSince[source] = Math.min(unwrittenSince[source], now);
            return false;
        }
        written[source]++;
        return true;
    }

    /**
     * Whether a source began to count before a second.
     *
     * @param source index
     * @param now    that second
     * @return true if its summary is due
     */
    public boolean isSummaryDue(final int source, final long now) {
        return unwrittenSince[source] < now;
    }

    private boolean hasUnwritten(final int source) {
        return unwrittenSince[source] != NOTHING;
    }

    /**
     * How many rejections were counted and not summarised.
     *
     * @param source index
     * @param reason as on the wire
     * @return number
     */
    public long unwritten(final int source, final int reason) {
        return unwritten[source * REASONS + reason];
    }

    /**
     * Forgets what was counted of a source, now that it is summarised.
     *
     * @param source index
     */
    public void clear(final int source) {
        Arrays.fill(unwritten, source * REASONS, (source + 1) * REASONS, 0);
        unwrittenSince[source] = NOTHING;
    }

    /**
     * Messages refused since the beginning, written or not.
     *
     * @return number
     */
    public long refused() {
        return refused;
    }
}
