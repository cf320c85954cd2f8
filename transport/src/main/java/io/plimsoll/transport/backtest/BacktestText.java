package io.plimsoll.transport.backtest;

import io.plimsoll.transport.chain.OptionChain;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Locale;
import java.util.TreeMap;

/** A backtest as people read it in a terminal. */
final class BacktestText {
    private static final String TITLES = "%-24s %4s  %13s %13s  %13s %13s  %13s  %11s %7s  %7s%n";
    private static final String ROW = "%-24s %4d  %,13.0f %,13.0f  %,13.0f %,13.0f  %,13.0f  %11d %7d  %7s%n";

    private final PrintWriter out;

    BacktestText(final PrintWriter out) {
        this.out = out;
    }

    void print(final BacktestResult result) {
        header(result);
        out.printf(TITLES, "", "", "maintenance", "", "initial", "", "loss of a day", "days beyond", "", "most of");
        out.printf(TITLES, "account", "days", "average", "largest", "average", "largest", "largest", "maintenance",
            "initial", "maint.");
        result.accounts().forEach(this::row);
        out.println();
    }

    private void header(final BacktestResult result) {
        final OptionChain chain = result.chain();
        out.printf(Locale.ROOT, "%s: %d snapshots from %s to %s, %,d rows, %,d options%n",
            chain.name(), chain.snapshots().size(), time(chain, 0), time(chain, chain.snapshots().size() - 1),
            chain.rows(), result.options());
        out.printf(Locale.ROOT, "%,d rows have no bid or no ask: they are valued, never opened%n", chain.oneSided());
        if (chain.faults().isEmpty()) {
            out.println("no row left out");
        }
        chain.faults().forEach((fault, rows) ->
            out.printf(Locale.ROOT, "%,d rows left out that %s%n", rows, fault.words()));
        final long refused = result.refused().values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "%,d messages, %,d refused%n", result.sent(), refused);
        new TreeMap<>(result.refused()).forEach((reason, count) ->
            out.printf(Locale.ROOT, "  %,d %s%s%n", count, reason,
                BacktestResult.isToldOtherwise(reason) ? ": told option by option instead" : ""));
    }

    private static Instant time(final OptionChain chain, final int snapshot) {
        return Instant.ofEpochSecond(0, chain.snapshots().get(snapshot).timeNs());
    }

    private void row(final AccountResult account) {
        out.printf(Locale.ROOT, ROW,
            account.name(),
            account.days().size(),
            account.average(MarginDay::maintenance),
            account.largest(MarginDay::maintenance),
            account.average(MarginDay::initial),
            account.largest(MarginDay::initial),
            account.largestLoss(),
            account.daysBeyondMaintenance(),
            account.daysBeyondInitial(),
            account.mostUsed());
    }
}
