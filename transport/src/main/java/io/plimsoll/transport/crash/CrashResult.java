package io.plimsoll.transport.crash;

import java.util.List;

/**
 * A crash gone through twice.
 *
 * @param series       that it is made of
 * @param terms        by which
 * @param staticRates  what came of it with rates that stay
 * @param scaledRates  what came of it with rates that follow volatility
 * @param readings     of volatility and scale, by bar
 * @param firstScale   in force when accounts were opened, x 10^9
 * @param scaleChanges after that
 */
record CrashResult(
    BarSeries series,
    CrashTerms terms,
    RunResult staticRates,
    RunResult scaledRates,
    List<ScaleReading> readings,
    long firstScale,
    int scaleChanges) {

    CrashResult {
        readings = List.copyOf(readings);
    }

    /** Whether volatility was not above the reference at the end of a bar. */
    boolean isCalm(final int bar) {
        return readings.get(bar).volatility() <= terms.scale().reference();
    }

    /** Bars at whose end volatility was not above the reference. */
    int calmBars() {
        int calm = 0;
        for (int bar = 0; bar < readings.size(); bar++) {
            calm += isCalm(bar) ? 1 : 0;
        }
        return calm;
    }
}
