package io.plimsoll.transport.crash;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Round times, in UTC, between two others; and how times are written. */
final class TimeMarks {
    private static final int MOST = 8;
    private static final long[] STEPS_MINUTES = {
        1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1_440, 2_880, 7_200, 14_400, 43_200, 129_600, 525_600};
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM uuuu", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ROOT);

    private TimeMarks() {
    }

    /** The marks, rising, eight at most unless years pass. */
    static List<Long> between(final long startNs, final long endNs) {
        final long stepNs = stepNs(endNs - startNs);
        final List<Long> marks = new ArrayList<>();
        for (long mark = -Math.floorDiv(-startNs, stepNs) * stepNs; mark <= endNs; mark += stepNs) {
            marks.add(mark);
        }
        return marks;
    }

    /** A time as people write it: the day alone at midnight. */
    static String text(final long timeNs) {
        return (timeNs % DAY_NS == 0 ? DAY : MINUTE).format(Instant.ofEpochSecond(0, timeNs).atOffset(ZoneOffset.UTC));
    }

    private static long stepNs(final long spanNs) {
        for (final long minutes : STEPS_MINUTES) {
            final long stepNs = TimeUnit.MINUTES.toNanos(minutes);
            if (spanNs / stepNs < MOST) {
                return stepNs;
            }
        }
        return TimeUnit.MINUTES.toNanos(STEPS_MINUTES[STEPS_MINUTES.length - 1]);
    }
}
