package io.plimsoll.transport.crash;

import io.plimsoll.transport.scenario.Scenario;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.ToLongFunction;

/** What a crash was made of and gone through by, in sentences for table and page. */
final class CrashFacts {
    private static final double ONE = TierRates.ONE;

    private CrashFacts() {
    }

    /** The sentences, each a line. */
    static List<String> of(final CrashResult result) {
        final List<String> facts = new ArrayList<>();
        facts.add(bars(result.series()));
        facts.add(prices(result.series().bars()));
        facts.add(accounts(result.terms(), result.firstScale()));
        facts.add(volatility(result.terms().volatility()));
        facts.add(scale(result.terms().scale()));
        facts.add(course(result));
        return facts;
    }

    private static String bars(final BarSeries series) {
        return text("%s in %s: %,d bars of %,d s from %s to %s, and %,d before, by which volatility is warmed up",
            series.symbol(), series.file(), series.bars().size(), series.intervalNs() / 1_000_000_000L,
            time(series.bars().get(0).openTimeNs()), time(series.endNs()), series.warmUp().size());
    }

    private static String prices(final List<Bar> bars) {
        final BigDecimal lowest = bars.stream().map(Bar::low).min(Comparator.naturalOrder()).orElseThrow();
        final BigDecimal highest = bars.stream().map(Bar::high).max(Comparator.naturalOrder()).orElseThrow();
        return text("price %s at first, %s at least, %s at most, %s at last",
            bars.get(0).open().toPlainString(), lowest.toPlainString(), highest.toPlainString(),
            bars.get(bars.size() - 1).close().toPlainString());
    }

    private static String accounts(final CrashTerms terms, final long firstScale) {
        final StringBuilder tiers = new StringBuilder();
        for (final Scenario.Tier tier : terms.tiers()) {
            tiers.append(text("%s%s %% and %s %% from %s", tiers.length() == 0 ? "" : ", ",
                percent(tier.maintenanceRate()), percent(tier.initialRate()), tier.floor().toPlainString()));
        }
        return text("%,d accounts by seed %d, median leverage %s, opened at scale %.2f or 1 if that is more;"
            + " maintenance and initial rate %s USDT on",
            terms.accounts(), terms.seed(), plain(terms.medianLeverage()), firstScale / ONE, tiers);
    }

    private static String volatility(final VolatilityTerms terms) {
        return text(
            "volatility: samples of %d s, half-life %d, start %.3f, long run %.3f, stress %.3f with weight %.2f",
            terms.sampleSeconds(), terms.halfLifeSamples(), terms.start() / ONE, terms.longRun() / ONE,
            terms.stress() / ONE, terms.stressWeight() / ONE);
    }

    private static String scale(final ScaleTerms terms) {
        return text("scale: reference %.3f, step %.3f, from %.2f to %.2f, hysteresis %.2f, reserve %.2f refilled by"
            + " %.2f an hour, rise %.2f an hour and %.2f at once, largest gap %s",
            terms.reference() / ONE, terms.step() / ONE, terms.least() / ONE, terms.largest() / ONE,
            terms.hysteresis() / ONE, terms.reserve() / ONE, terms.refillPerHour() / ONE, terms.risePerHour() / ONE,
            terms.riseAtOnce() / ONE,
            terms.largestGap() == 0 ? "0, which is no ramp" : plain(terms.largestGap() / ONE));
    }

    /** How volatility and scale went. */
    static String course(final CrashResult result) {
        final List<ScaleReading> readings = result.readings();
        final long uncovered = readings.stream().filter(reading -> reading.uncovered() > 0).count();
        return text("volatility %.2f at most, scale %.2f at least and %.2f at most, wanted %.2f at most; %,d changes;"
            + " uncovered %.2f at most, something in %,d bars; %,d bars calm (volatility not above the reference)",
            most(readings, ScaleReading::volatility), least(readings, ScaleReading::inForce),
            most(readings, ScaleReading::inForce), most(readings, ScaleReading::wanted), result.scaleChanges(),
            most(readings, ScaleReading::uncovered), uncovered, result.calmBars());
    }

    private static double most(final List<ScaleReading> readings, final ToLongFunction<ScaleReading> figure) {
        return readings.stream().mapToLong(figure).max().orElseThrow() / ONE;
    }

    private static double least(final List<ScaleReading> readings, final ToLongFunction<ScaleReading> figure) {
        return readings.stream().mapToLong(figure).min().orElseThrow() / ONE;
    }

    private static String percent(final BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString();
    }

    private static String plain(final double number) {
        return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
    }

    private static Instant time(final long timeNs) {
        return Instant.ofEpochSecond(0, timeNs);
    }

    private static String text(final String format, final Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
