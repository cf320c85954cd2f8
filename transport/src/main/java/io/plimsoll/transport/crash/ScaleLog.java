package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.ArrayList;
import java.util.List;

/**
 * How volatility and scale go, bar by bar. An engine tells volatility with a change of scale alone; so a second one
 * without accounts, whose scale follows volatility by a thousandth of the reference, tells it between these.
 */
final class ScaleLog {
    private static final long FINE_STEP = TierRates.ONE / 1_000;

    private final List<ScaleReading> readings = new ArrayList<>();
    private final VolatilityTerms volatilityTerms;
    private final ScaleTerms terms;
    private final CrashEngine gauge;
    private long volatility;
    private long charged;
    private long inForce = TierRates.ONE;
    private long uncovered;
    private long mostUncovered;
    private int changes;

    /**
     * A log that is to begin.
     *
     * @param volatilityTerms how volatility is estimated
     * @param terms           how the scale follows it
     * @param perpetual       that which is traded, without tiers
     * @param startNs         when it begins
     */
    ScaleLog(
        final VolatilityTerms volatilityTerms,
        final ScaleTerms terms,
        final Perpetual perpetual,
        final long startNs) {
        this.volatilityTerms = volatilityTerms;
        this.terms = terms;
        volatility = volatilityTerms.start();
        charged = volatilityTerms.start();
        gauge = new CrashEngine(1, perpetual, startNs, new Gauge());
        gauge.follow(volatilityTerms, new ScaleTerms(terms.reference(), FINE_STEP, 0, 100 * TierRates.ONE, 0, 0, 0, 0,
            TierRates.ONE, 0));
    }

    /** Tells an engine of the terms. */
    void define(final CrashVenue engine) {
        engine.follow(volatilityTerms, terms);
    }

    /** It is so late from now on. */
    void at(final long timeNs) {
        gauge.at(timeNs);
    }

    /** A new mark. */
    void mark(final long ticks) {
        gauge.mark(ticks);
    }

    /** Time passes, before the engine with the accounts hears of it. */
    void clock() {
        gauge.clock();
    }

    /** The engine with the accounts changes its scale, or what is uncovered. */
    void onStep(final RiskStepDecoder step) {
        read(step);
        changes += step.before() == step.after() ? 0 : 1;
        inForce = step.after();
        uncovered = step.uncovered();
    }

    /** The engine with the accounts has heard that time passed. */
    void afterClock() {
        mostUncovered = Math.max(mostUncovered, uncovered);
    }

    /** Accounts are there from now on. */
    void beginBars() {
        changes = 0;
        mostUncovered = 0;
    }

    /** A bar ends. */
    void endBar() {
        readings.add(new ScaleReading(volatility, charged, terms.wanted(charged), inForce, mostUncovered));
        mostUncovered = 0;
    }

    /** The scale in force, x 10^9. */
    long inForce() {
        return inForce;
    }

    /** How often it changed since the first bar began. */
    int changes() {
        return changes;
    }

    /** By bar, in order of time. */
    List<ScaleReading> readings() {
        return readings;
    }

    private void read(final RiskStepDecoder step) {
        volatility = step.volatility();
        charged = step.chargedVolatility();
    }

    /** Hears the engine without accounts. */
    private final class Gauge implements CrashListener {

        @Override
        public void onCall(final MarginCallDecoder call, final boolean isByScale) {
            throw new IllegalStateException("an engine without accounts calls " + call.accountId());
        }

        @Override
        public void onStep(final RiskStepDecoder step) {
            read(step);
        }

        @Override
        public void onReport(final AccountReportDecoder report) {
            throw new IllegalStateException("an engine without accounts reports of " + report.accountId());
        }

        @Override
        public void onRollOut() {
            throw new IllegalStateException("an engine without accounts has them change over");
        }
    }
}
