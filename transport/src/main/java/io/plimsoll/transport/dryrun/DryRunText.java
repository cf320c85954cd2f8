package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.RiskKind;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;

/** A dry run in words and tables. */
final class DryRunText {
    private static final List<Level> LEVELS =
        List.of(Level.HEALTHY, Level.WARNING, Level.MARGIN_CALL, Level.LIQUIDATION, Level.BANKRUPT);
    private static final String NONE = "-";
    private static final int BILLIONTHS = 9;

    private final DryRunResult result;
    private final PrintWriter out;

    DryRunText(final DryRunResult result, final PrintWriter out) {
        this.result = result;
        this.out = out;
    }

    void print(final int most) {
        printWhere();
        printOutcomes();
        printChanges();
        printTable();
        result.before().byValuationAsset().keySet().forEach(asset -> printMost(asset, most));
        out.flush();
    }

    private void printWhere() {
        line("%,d accounts as they are after input %d of the journal, %s, under rules version %d",
            result.before().count(), result.sequence(), Instant.ofEpochSecond(0, result.timeNs()),
            result.configuration().rulesVersion());
        if (result.changedOver() > 0) {
            line("a roll-out was under way, and is finished first: %,d accounts change over", result.changedOver());
        }
    }

    private void printOutcomes() {
        final long taken = result.outcomes().stream().filter(Outcome::isTaken).count();
        line("%d of %d messages taken", taken, result.outcomes().size());
        for (final Outcome outcome : result.outcomes()) {
            line("  %s: %s", outcome.name(), outcome.isTaken() ? "taken" : "refused, " + outcome.reason() + ": "
                + RefusalAdvice.of(outcome.reason(), result.configuration()));
        }
    }

    private void printChanges() {
        for (final RiskChange change : result.changes()) {
            line("%s", change.kind() == RiskKind.SCALE ? scale(change) : other(change));
        }
        for (final int instrument : result.scaled()) {
            if (result.changes().stream().noneMatch(change -> change.isScaleOf(instrument))) {
                line("%s: the review leaves the scale as it is, and no more is wanted",
                    result.names().instrument(instrument));
            }
        }
    }

    private String scale(final RiskChange change) {
        return String.format(Locale.ROOT, "%s: volatility %s, charged %s%s; the review makes the scale %s of %s;"
                + " volatility wants %s, %s",
            result.names().instrument(change.instrumentId()), billionths(change.volatility()),
            billionths(change.charged()), change.isStale() ? " (stale, so nothing falls)" : "",
            billionths(change.after()), billionths(change.before()), billionths(change.wanted()),
            change.uncovered() == 0 ? "nothing of it uncovered"
                : "of which the ramp leaves " + billionths(change.uncovered()) + " uncovered");
    }

    private String other(final RiskChange change) {
        final boolean isLots = change.kind() == RiskKind.CLOSE_OUT_LOTS;
        final Function<Long, String> number = isLots ? Object::toString : DryRunText::billionths;
        final String whose = change.kind() == RiskKind.EXTRA_HAIRCUT
            ? result.names().asset(change.instrumentId()) : result.names().instrument(change.instrumentId());
        return String.format(Locale.ROOT, "%s: the review makes %s %s of %s; the market wants %s", whose,
            change.kind(), number.apply(change.after()), number.apply(change.before()), number.apply(change.wanted()));
    }

    private void printTable() {
        line("");
        row("", "before", "after", "without ramp");
        for (final Level level : LEVELS) {
            counts("accounts " + level, true, standings -> standings.at(level));
        }
        counts("called: at a worse level than before", false, standings -> standings.worse(result.before()));
        counts("at a better level than before", false, standings -> standings.better(result.before()));
        for (final Level from : LEVELS) {
            for (final Level to : LEVELS) {
                if (from != to && moved(from, to)) {
                    counts("- " + from + " -> " + to, false,
                        standings -> standings.from(result.before(), from, to));
                }
            }
        }
        line("margin calls on the way to \"after\": %,d", result.calls());
        for (final int asset : result.before().byValuationAsset().keySet()) {
            final String unit = ", " + result.names().asset(asset);
            money("maintenance required of all" + unit, asset, Totals::maintenance);
            money("initial required of all" + unit, asset, Totals::initial);
            money("equity of all" + unit, asset, Totals::equity);
        }
    }

    private boolean moved(final Level from, final Level to) {
        return result.after().from(result.before(), from, to) > 0
            || result.withoutRamp() != null && result.withoutRamp().from(result.before(), from, to) > 0;
    }

    private void counts(final String name, final boolean hasBefore, final ToLongFunction<Standings> count) {
        row(name, hasBefore ? count(count.applyAsLong(result.before())) : NONE,
            count(count.applyAsLong(result.after())),
            result.withoutRamp() == null ? "" : count(count.applyAsLong(result.withoutRamp())));
    }

    private void money(final String name, final int asset, final Function<Totals, BigInteger> part) {
        row(name, money(part.apply(result.before().totals(asset)), asset),
            money(part.apply(result.after().totals(asset)), asset),
            result.withoutRamp() == null ? "" : money(part.apply(result.withoutRamp().totals(asset)), asset));
    }

    private void row(final String name, final String before, final String after, final String withoutRamp) {
        line("%-52s %20s %20s%s", name, before, after,
            result.withoutRamp() == null ? "" : String.format(Locale.ROOT, " %20s", withoutRamp));
    }

    /** Those of one valuation asset that change most; before all others those that are called. */
    private void printMost(final int asset, final int most) {
        final Standings end = result.withoutRamp() == null ? result.after() : result.withoutRamp();
        final List<Integer> changed = new ArrayList<>(IntStream.range(0, end.count())
            .filter(account -> end.valuationAsset(account) == asset && isChanged(end, account))
            .boxed().toList());
        changed.sort(Comparator.comparing((Integer account) -> !isCalled(end, account))
            .thenComparing(account -> -change(end, account)).thenComparing(account -> account));
        line("");
        if (changed.isEmpty()) {
            line("nothing changes for the accounts that are valued in %s", result.names().asset(asset));
            return;
        }
        line("%,d accounts valued in %s change; most of all, those that are called first:", changed.size(),
            result.names().asset(asset));
        line("%12s  %-27s %18s %18s %18s %18s", "account", "level", "equity before", "equity after",
            "maintenance before", "maintenance after");
        for (final int account : changed.subList(0, Math.min(most, changed.size()))) {
            line("%12d  %-27s %18s %18s %18s %18s", end.id(account), levels(end, account),
                money(BigInteger.valueOf(result.before().equity(account)), asset),
                money(BigInteger.valueOf(end.equity(account)), asset),
                money(BigInteger.valueOf(result.before().maintenance(account)), asset),
                money(BigInteger.valueOf(end.maintenance(account)), asset));
        }
    }

    private String levels(final Standings end, final int account) {
        final Level before = result.before().level(account);
        final Level after = end.level(account);
        return before == after ? after.name() : before + " -> " + after;
    }

    private boolean isChanged(final Standings end, final int account) {
        return change(end, account) > 0 || end.level(account) != result.before().level(account);
    }

    private boolean isCalled(final Standings end, final int account) {
        return end.level(account).value() > result.before().level(account).value();
    }

    /** How much worse or better off an account is: what equity and requirements change by, together. */
    private double change(final Standings end, final int account) {
        return Math.abs((double) end.maintenance(account) - result.before().maintenance(account))
            + Math.abs((double) end.initial(account) - result.before().initial(account))
            + Math.abs((double) end.equity(account) - result.before().equity(account));
    }

    private String money(final BigInteger minorUnits, final int asset) {
        return String.format(Locale.ROOT, "%,.2f", new BigDecimal(minorUnits, -result.names().assetExponent(asset))
            .setScale(2, RoundingMode.HALF_UP));
    }

    private static String billionths(final long number) {
        return number == 0 ? "0" : BigDecimal.valueOf(number, BILLIONTHS).stripTrailingZeros().toPlainString();
    }

    private static String count(final long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private void line(final String format, final Object... arguments) {
        out.println(String.format(Locale.ROOT, format, arguments));
    }
}
