package io.plimsoll.transport.liquidation;

import io.plimsoll.transport.feed.AccountEvent;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** Recorded liquidations beside the engine's calls, as people read them in a terminal. */
final class CaseText {
    private static final String ROW = "%-20s %7s %-8s %11s %11s %8s  %11s %10s %9s  %-11s %9s %11s %11s %7s";
    private static final String COUNTS = "%-22s %8s %8s %8s %8s  %s";

    private final Lines lines;

    CaseText(final PrintWriter out) {
        lines = new Lines(out);
    }

    /** A line for each case. */
    void table(final ReplayResult result) {
        lines.print(ROW, "liquidated", "account", "mode", "value", "notional", "value /", "rebuilt", "gap /", "oldest",
            "rebuilt", "WARNING", "MARGIN_CALL", "LIQUIDATION", "called");
        lines.print(ROW, "", "", "", "recorded", "recorded", "notional", "value", "notional", "price s", "account is",
            "early s", "early s", "early s", "");
        result.cases().forEach(this::row);
    }

    /** How many were called when, by how well the account could be rebuilt. */
    void summary(final ReplayResult result) {
        lines.print(COUNTS, "called to LIQUIDATION", "cases", "before", "at marks", "not", "");
        for (final Rebuilt rebuilt : Rebuilt.values()) {
            counts("  " + rebuilt.words(), result.cases(rebuilt).toList(), EarlyTimes::liquidationNs);
        }
        counts("  all", result.cases(), EarlyTimes::liquidationNs);
        lines.print("");
        final List<ReplayedCase> asRecorded = result.cases(Rebuilt.AS_RECORDED).toList();
        lines.print(COUNTS, "rebuilt as recorded", "cases", "before", "at marks", "not", "how long before");
        counts("  WARNING", asRecorded, EarlyTimes::warningNs);
        counts("  MARGIN_CALL", asRecorded, EarlyTimes::marginCallNs);
        counts("  LIQUIDATION", asRecorded, EarlyTimes::liquidationNs);
        lines.print("  age of the oldest price: %s", new Spread(asRecorded.stream()
            .mapToLong(ReplayedCase::oldestPriceNs).filter(ageNs -> ageNs != EarlyTimes.NOT)));
    }

    private void counts(final String words, final List<ReplayedCase> cases, final ToLongFunction<EarlyTimes> level) {
        final long[] count = new long[Called.values().length];
        cases.forEach(each -> count[Called.of(level.applyAsLong(each.early())).ordinal()]++);
        final Spread spread = new Spread(
            cases.stream().mapToLong(each -> level.applyAsLong(each.early())).filter(earlyNs -> earlyNs > 0));
        lines.print(COUNTS, words, cases.size(), count[Called.BEFORE.ordinal()], count[Called.AT.ordinal()],
            count[Called.NOT.ordinal()], spread);
    }

    private void row(final ReplayedCase each) {
        final AccountEvent.Liquidation recorded = each.recorded();
        final EarlyTimes early = each.early();
        lines.print(ROW, Instant.ofEpochSecond(0, recorded.timeNs()), recorded.accountId(), recorded.mode(),
            money(recorded.accountValue()), money(recorded.notional()),
            percent(recorded.accountValue(), recorded.notional()), money(each.atVenueMarks().equity()),
            percent(each.gap(), recorded.notional()), time(each.oldestPriceNs()), each.rebuilt().words(),
            time(early.warningNs()), time(early.marginCallNs()), time(early.liquidationNs()), each.called().words());
    }

    private static String money(final BigDecimal dollars) {
        return String.format(Locale.ROOT, "%,.2f", dollars);
    }

    private static String percent(final BigDecimal part, final BigDecimal whole) {
        return whole.signum() == 0 ? "-" : String.format(Locale.ROOT, "%.3f%%",
            part.movePointRight(2).divide(whole, MathContext.DECIMAL64));
    }

    private static String time(final long timeNs) {
        return timeNs == EarlyTimes.NOT ? "-" : Spread.seconds(timeNs);
    }
}
