package io.plimsoll.perf.rollout;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** What a change of scale cost, rolled out in slices of one size. Times are recorded in nanoseconds. */
final class RollOutFigures {
    private static final long LONGEST_NS = TimeUnit.MINUTES.toNanos(1);
    private static final int DIGITS = 3;
    private static final double NS_PER_US = 1e3;
    private static final double NS_PER_SECOND = 1e9;

    private final String book;
    private final int slice;
    private final Histogram rollOuts = new Histogram(LONGEST_NS, DIGITS);
    private final Histogram clocks = new Histogram(LONGEST_NS, DIGITS);
    private final Histogram ticksWithin = new Histogram(LONGEST_NS, DIGITS);
    private final Histogram ticksBefore = new Histogram(LONGEST_NS, DIGITS);
    private int completed;
    private long durationNs;
    private long looks;
    private long calls;

    /**
     * Begins to record.
     *
     * @param book  its name
     * @param slice accounts that change over at a time
     */
    RollOutFigures(final String book, final int slice) {
        this.book = book;
        this.slice = slice;
    }

    int slice() {
        return slice;
    }

    /** A RollOut. */
    void rollOut(final long ns) {
        rollOuts.recordValue(ns);
    }

    /** A Clock whose review changes the scale. */
    void clock(final long ns) {
        clocks.recordValue(ns);
    }

    /** A tick while accounts change over. */
    void tickWithin(final long ns) {
        ticksWithin.recordValue(ns);
    }

    /** A tick before. */
    void tickBefore(final long ns) {
        ticksBefore.recordValue(ns);
    }

    /** All accounts have changed over: what their RollOuts took, looked at and called, without the ticks between. */
    void completed(final long itsDurationNs, final long itsLooks, final long itsCalls) {
        completed++;
        durationNs += itsDurationNs;
        looks += itsLooks;
        calls += itsCalls;
    }

    /** Accounts looked at because they changed over, a roll-out. */
    long looksEach() {
        return looks / completed;
    }

    /** Accounts called because they changed over, a roll-out: when the scale grows and when it shrinks, on average. */
    long callsEach() {
        return calls / completed;
    }

    /** RollOut messages of all roll-outs. */
    long rollOuts() {
        return rollOuts.getTotalCount();
    }

    static void printHead(final PrintWriter out) {
        out.printf("%n%-10s %8s %9s | %9s %9s %9s | %9s | %9s %9s %9s | %9s %9s | %8s %10s%n",
            "us", "slice", "RollOuts", "p50", "p99", "max", "Clock max", "tick p50", "p99", "max", "quiet p50", "max",
            "whole s", "calls");
    }

    void printRow(final PrintWriter out) {
        out.printf("%-10s %8d %9d | %9.1f %9.1f %9.1f | %9.1f | %9.2f %9.1f %9.1f | %9.2f %9.1f | %8.3f %10d%n",
            book, slice, rollOuts(), microseconds(rollOuts, 50), microseconds(rollOuts, 99),
            microseconds(rollOuts, 100), microseconds(clocks, 100), microseconds(ticksWithin, 50),
            microseconds(ticksWithin, 99), microseconds(ticksWithin, 100), microseconds(ticksBefore, 50),
            microseconds(ticksBefore, 100), durationNs / NS_PER_SECOND / completed, callsEach());
    }

    /** The same as key=value, without an end of line. */
    void printPart(final PrintWriter out) {
        final String name = book.toLowerCase(Locale.ROOT) + "_" + slice;
        out.printf("%s_p50_us=%.1f %s_p99_us=%.1f %s_max_us=%.1f %s_whole_s=%.3f ", name, microseconds(rollOuts, 50),
            name, microseconds(rollOuts, 99), name, microseconds(rollOuts, 100), name,
            durationNs / NS_PER_SECOND / completed);
    }

    private static double microseconds(final Histogram histogram, final double percentile) {
        return histogram.getValueAtPercentile(percentile) / NS_PER_US;
    }
}
