package io.plimsoll.transport.backtest;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/**
 * An account's days.
 *
 * @param name of the account
 * @param days in order of time, one or more
 */
record AccountResult(String name, List<MarginDay> days) {

    AccountResult {
        days = List.copyOf(days);
    }

    double average(final ToDoubleFunction<MarginDay> figure) {
        return days.stream().mapToDouble(figure).average().orElseThrow();
    }

    double largest(final ToDoubleFunction<MarginDay> figure) {
        return days.stream().mapToDouble(figure).max().orElseThrow();
    }

    /** Of one day; 0 if it never lost. */
    double largestLoss() {
        return Math.max(0, largest(MarginDay::loss));
    }

    /** The largest share of a maintenance requirement that a day's loss used, for people. */
    String mostUsed() {
        final double share = largest(MarginDay::shareUsed);
        return Double.isInfinite(share) ? "no req." : String.format(Locale.ROOT, "%.1f%%", 100 * share);
    }

    long daysBeyondMaintenance() {
        return days.stream().filter(MarginDay::isBeyondMaintenance).count();
    }

    long daysBeyondInitial() {
        return days.stream().filter(MarginDay::isBeyondInitial).count();
    }
}
