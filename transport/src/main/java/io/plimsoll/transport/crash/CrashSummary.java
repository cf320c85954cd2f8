package io.plimsoll.transport.crash;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The figures of a crash side by side, as table and page show them. */
final class CrashSummary {
    private static final String NONE = "-";

    private final List<SummaryRow> rows = new ArrayList<>();
    private final CrashResult result;
    private final RunResult staticRates;
    private final RunResult scaledRates;

    private CrashSummary(final CrashResult result) {
        this.result = result;
        staticRates = result.staticRates();
        scaledRates = result.scaledRates();
    }

    /** The rows of the table. */
    static List<SummaryRow> rows(final CrashResult result) {
        final CrashSummary summary = new CrashSummary(result);
        summary.addLosses();
        summary.addCalls();
        summary.addRequirements();
        return summary.rows;
    }

    /** Of these the few that say what scaled rates are for and what they cost. */
    static List<SummaryRow> shortRows(final CrashResult result) {
        final CrashSummary summary = new CrashSummary(result);
        summary.sum("accounts bankrupt when closed", BarCounts::bankruptcies);
        summary.add("their shortfall, USDT", shortfall(summary.staticRates), shortfall(summary.scaledRates));
        summary.add("accounts liquidated", count(summary.staticRates.liquidated().cardinality()),
            count(summary.scaledRates.liquidated().cardinality()));
        summary.sum("calls to MARGIN_CALL", BarCounts::calls);
        summary.sum("- because of a change of scale", BarCounts::callsByScale);
        summary.rate("maintenance by notional, mean", all());
        return summary.rows;
    }

    private void addLosses() {
        sum("accounts bankrupt when closed", BarCounts::bankruptcies);
        add("their shortfall, USDT", shortfall(staticRates), shortfall(scaledRates));
        add("accounts liquidated", count(staticRates.liquidated().cardinality()),
            count(scaledRates.liquidated().cardinality()));
        add("- without a call to MARGIN_CALL before",
            count(RunResult.without(staticRates.liquidated(), staticRates.warned())),
            count(RunResult.without(scaledRates.liquidated(), scaledRates.warned())));
        add("- and not in the other run",
            count(RunResult.without(staticRates.liquidated(), scaledRates.liquidated())),
            count(RunResult.without(scaledRates.liquidated(), staticRates.liquidated())));
        add("- because of a change of scale", NONE, count(scaledRates.liquidatedByScale().cardinality()));
        add("- - never liquidated with static rates", NONE,
            count(RunResult.without(scaledRates.liquidatedByScale(), staticRates.liquidated())));
    }

    private void addCalls() {
        add("accounts called to MARGIN_CALL or worse", count(staticRates.called().cardinality()),
            count(scaledRates.called().cardinality()));
        add("- because of a change of scale", NONE, count(scaledRates.calledByScale().cardinality()));
        add("- - never called with static rates", NONE,
            count(RunResult.without(scaledRates.calledByScale(), staticRates.called())));
        sum("calls to MARGIN_CALL", BarCounts::calls);
        sum("- because of a change of scale", BarCounts::callsByScale);
        add("most calls and liquidations in a bar", count(staticRates.most(CrashSummary::inBar)),
            count(scaledRates.most(CrashSummary::inBar)));
        add("- in one RollOut", NONE, count(scaledRates.mostInRollOut()));
    }

    private void addRequirements() {
        mean("maintenance required, mean, USDT", "%,.0f", bar -> bar.maintenance() / Perpetual.MINOR_UNITS, all());
        mean("initial required, mean, USDT", "%,.0f", bar -> bar.initial() / Perpetual.MINOR_UNITS, all());
        rate("maintenance by notional, mean", all());
        rate("- in calm bars", result::isCalm);
        rate("- in all others", bar -> !result.isCalm(bar));
        add("- highest by lowest", times(RateSwings.highestByLowest(staticRates.bars())),
            times(RateSwings.highestByLowest(scaledRates.bars())));
        add("- largest rise within an hour", times(rise(staticRates, 1)), times(rise(scaledRates, 1)));
        add("- largest rise within a day", times(rise(staticRates, 24)), times(rise(scaledRates, 24)));
    }

    private double rise(final RunResult run, final int hours) {
        return RateSwings.largestRise(run.bars(), result.series().bars(), hours);
    }

    private void sum(final String figure, final ToLongFunction<BarCounts> counts) {
        add(figure, count(staticRates.sum(counts)), count(scaledRates.sum(counts)));
    }

    private void rate(final String figure, final IntPredicate bars) {
        mean(figure, "%.3f%%", bar -> 100 * bar.maintenanceRate(), bars);
    }

    private void mean(
        final String figure, final String format, final ToDoubleFunction<BarCounts> value, final IntPredicate bars) {
        add(figure, mean(format, staticRates, value, bars), mean(format, scaledRates, value, bars));
    }

    private static String mean(
        final String format, final RunResult run, final ToDoubleFunction<BarCounts> value, final IntPredicate bars) {
        double sum = 0;
        int number = 0;
        for (int bar = 0; bar < run.bars().size(); bar++) {
            if (bars.test(bar) && run.bars().get(bar).accounts() > 0) {
                sum += value.applyAsDouble(run.bars().get(bar));
                number++;
            }
        }
        return number == 0 ? NONE : String.format(Locale.ROOT, format, sum / number);
    }

    private static IntPredicate all() {
        return bar -> true;
    }

    private static int inBar(final BarCounts bar) {
        return bar.calls() + bar.liquidations();
    }

    private static String shortfall(final RunResult run) {
        return String.format(Locale.ROOT, "%,.2f", run.sum(BarCounts::shortfall) / Perpetual.MINOR_UNITS);
    }

    private static String times(final double ratio) {
        return String.format(Locale.ROOT, "x %.2f", ratio);
    }

    private static String count(final long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private void add(final String figure, final String ofStatic, final String ofScaled) {
        rows.add(new SummaryRow(figure, ofStatic, ofScaled));
    }
}
