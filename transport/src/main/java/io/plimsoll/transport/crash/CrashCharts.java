package io.plimsoll.transport.crash;

import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.stream.DoubleStream;

/** The charts of a crash, all over the same time. */
final class CrashCharts {
    private static final double ONE = TierRates.ONE;

    private final CrashResult result;
    private final List<Bar> bars;
    private final Columns columns;

    CrashCharts(final CrashResult result) {
        this.result = result;
        bars = result.series().bars();
        columns = new Columns(bars.size());
    }

    String price() {
        final double[] high = columns.largest(bar -> bars.get(bar).high().doubleValue());
        final double[] low = columns.least(bar -> bars.get(bar).low().doubleValue());
        return panel("price", high, low)
            .between("spread", low, high, column -> text("%s: %s to %s", time(column), low[column], high[column]))
            .line("price", columns.last(bar -> bars.get(bar).close().doubleValue()))
            .draw();
    }

    String volatility() {
        final double reference = result.terms().scale().reference() / ONE;
        final double[] estimated = readings(ScaleReading::volatility);
        final double[] charged = readings(ScaleReading::charged);
        return panel("volatility", estimated, charged, new double[] {0, reference})
            .level("reference", reference)
            .line("scale", charged)
            .line("scaled", estimated)
            .draw();
    }

    String scale() {
        final double[] inForce = readings(ScaleReading::inForce);
        final double[] wanted = readings(ScaleReading::wanted);
        final double[] uncovered = readings(ScaleReading::uncovered);
        final double[] covered = new double[wanted.length];
        for (int column = 0; column < covered.length; column++) {
            covered[column] = wanted[column] - uncovered[column];
        }
        return panel("scale", inForce, wanted, covered, new double[] {0})
            .between("uncovered", covered, wanted,
                column -> text("%s: %.2f uncovered", time(column), uncovered[column]))
            .line("wanted", wanted)
            .line("scaled", inForce)
            .draw();
    }

    String maintenance() {
        return both("maintenance", bar -> bar.maintenance() / Perpetual.MINOR_UNITS);
    }

    String maintenanceRate() {
        return both("maintenance by notional", bar -> 100 * bar.maintenanceRate());
    }

    String calls() {
        return counts("calls", BarCounts::calls, BarCounts::callsByScale);
    }

    String liquidations() {
        return counts("liquidations", BarCounts::liquidations, BarCounts::liquidationsByScale);
    }

    String shortfall() {
        final double[] staticRates = soFar(result.staticRates());
        final double[] scaledRates = soFar(result.scaledRates());
        return panel("shortfall", staticRates, scaledRates, new double[] {0})
            .line("static", staticRates)
            .line("scaled", scaledRates)
            .draw();
    }

    private String both(final String name, final ToDoubleFunction<BarCounts> figure) {
        final double[] staticRates = columns.largest(of(result.staticRates(), figure));
        final double[] scaledRates = columns.largest(of(result.scaledRates(), figure));
        return panel(name, staticRates, scaledRates, new double[] {0})
            .line("static", staticRates)
            .line("scaled", scaledRates)
            .draw();
    }

    /** Those with static rates upwards, those with scaled rates downwards, by what they came of. */
    private String counts(
        final String name, final ToDoubleFunction<BarCounts> all, final ToDoubleFunction<BarCounts> byScale) {
        final double[] zero = new double[columns.count()];
        final double[] staticRates = columns.sum(of(result.staticRates(), all));
        final double[] scaledRates = columns.sum(of(result.scaledRates(), all));
        final double[] changes = columns.sum(of(result.scaledRates(), byScale));
        final double[] down = negative(scaledRates);
        final double[] downByScale = negative(changes);
        return panel(name, zero, staticRates, down)
            .between("static", zero, staticRates,
                column -> text("%s: %.0f %s with static rates", time(column), staticRates[column], name))
            .between("scale", zero, downByScale,
                column -> text("%s: %.0f %s because of a change of scale", time(column), changes[column], name))
            .between("scaled", downByScale, down,
                column -> text("%s: %.0f %s with scaled rates, by prices",
                    time(column), scaledRates[column] - changes[column], name))
            .draw();
    }

    private Panel panel(final String name, final double[]... shown) {
        return new Panel(
            name, bars.get(0).openTimeNs(), result.series().endNs(), columns.count(), List.of(shown));
    }

    private double[] readings(final ToLongFunction<ScaleReading> figure) {
        return columns.largest(bar -> figure.applyAsLong(result.readings().get(bar)) / ONE);
    }

    private double[] soFar(final RunResult run) {
        final double[] lost = columns.sum(of(run, bar -> bar.shortfall() / Perpetual.MINOR_UNITS));
        for (int column = 1; column < lost.length; column++) {
            lost[column] += lost[column - 1];
        }
        return lost;
    }

    private String time(final int column) {
        return TimeMarks.text(bars.get(columns.firstBar(column)).openTimeNs());
    }

    private static IntToDoubleFunction of(final RunResult run, final ToDoubleFunction<BarCounts> figure) {
        return bar -> figure.applyAsDouble(run.bars().get(bar));
    }

    private static double[] negative(final double[] values) {
        return DoubleStream.of(values).map(value -> -value).toArray();
    }

    private static String text(final String format, final Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
