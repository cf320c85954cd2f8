package io.plimsoll.transport.liquidation;

import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;

/** One history of accounts, played at one maintenance rate or several. */
public final class AccountReplays {
    private final List<ReplayResult> results = new ArrayList<>();
    private final AccountHistory history;
    private final long withinHours;

    /**
     * Reads a history; nothing is played yet.
     *
     * @param files       of cash flows, trade prices, fills and liquidations, plain or gzip, in any order
     * @param withinHours after a call was cured in which a liquidation still counts as having followed
     * @throws IOException if a file cannot be read
     * @throws io.plimsoll.transport.feed.FeedException if a file has another format, or one of the four is missing
     */
    public AccountReplays(final List<Path> files, final long withinHours) throws IOException {
        this.history = AccountHistory.read(files);
        this.withinHours = withinHours;
    }

    /**
     * Plays.
     *
     * @param rate    of maintenance, a fraction of the notional; twice that is the initial requirement
     * @param journal directory of a new journal in which everything is kept, or null
     * @throws io.plimsoll.transport.scenario.ScenarioException if the journal is there already or a number does not fit
     */
    public void run(final BigDecimal rate, final Path journal) {
        results.add(AccountReplay.run(history, rate, TimeUnit.HOURS.toNanos(withinHours), journal));
    }

    /**
     * Prints what came of the first one in full, and all of them side by side.
     *
     * @param out to print to
     */
    public void print(final PrintWriter out) {
        final ReplayResult first = results.get(0);
        header(out, first);
        out.println();
        final CaseText cases = new CaseText(out);
        cases.table(first);
        out.println();
        cases.summary(first);
        out.println();
        final CallText calls = new CallText(out);
        calls.summary(first, withinHours);
        out.println();
        calls.accounts(first);
        out.println();
        new RateText(out).table(results);
        out.flush();
    }

    /**
     * Writes the cases of the first one.
     *
     * @param file to write, CSV
     * @throws IOException if it cannot be written
     */
    public void writeCsv(final Path file) throws IOException {
        CaseCsv.write(file, results.get(0));
    }

    /**
     * Whether the engines took all that was recorded.
     *
     * @return false if something was refused
     */
    public boolean isComplete() {
        return results.stream().allMatch(result -> result.refused().isEmpty());
    }

    private void header(final PrintWriter out, final ReplayResult first) {
        out.printf(Locale.ROOT, "%,d accounts from %s to %s: %,d fills, %,d cash flows, %,d trade prices, %,d"
                + " liquidations, at a maintenance rate of %s%n",
            history.accounts().size(), Instant.ofEpochSecond(0, history.firstNs()),
            Instant.ofEpochSecond(0, history.lastNs()), history.fills().count(), history.cashFlows().count(),
            history.prices().count(), history.liquidations().count(), RateText.percent(first.rate()));
        out.printf(Locale.ROOT, "%,d trade prices left out: those at which liquidated positions were taken over%n",
            first.takeovers());
        final long refused = first.refused().values().stream().mapToLong(Long::longValue).sum();
        out.printf(Locale.ROOT, "%,d messages, %,d refused%n", first.sent(), refused);
        new TreeMap<>(first.refused()).forEach((reason, count) ->
            out.printf(Locale.ROOT, "  %,d %s%n", count, reason));
    }
}
