package io.plimsoll.engine.volatility;

import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * How an instrument's volatility is estimated, and what of it counts. Volatilities are a year, x 10^9.
 *
 * @param sampleSeconds     length of a sampling interval
 * @param halfLifeSamples   after so many intervals a sample weighs half
 * @param staleSeconds      without a mark for longer the estimate is stale; 0: never
 * @param startVolatility   where the estimate starts
 * @param longRunVolatility it never counts as less than this
 * @param stressVolatility  that of a stressed period
 * @param stressWeight      share of the stressed period in what counts, x 10^9
 */
public record VolatilityParameters(
    int sampleSeconds,
    int halfLifeSamples,
    int staleSeconds,
    long startVolatility,
    long longRunVolatility,
    long stressVolatility,
    long stressWeight) {

    private static final int LARGEST_SAMPLE_SECONDS = 86_400;

    /**
     * Whether there may be such parameters.
     *
     * @return false if one of them is out of its range
     */
    public boolean areAllowed() {
        return isBetween(sampleSeconds, 1, LARGEST_SAMPLE_SECONDS)
            && isBetween(halfLifeSamples, 1, DecayWeight.LARGEST_HALF_LIFE)
            && staleSeconds >= 0
            && isBetween(startVolatility, 1, UnderlyingTable.LARGEST_VOLATILITY)
            && isBetween(longRunVolatility, 0, UnderlyingTable.LARGEST_VOLATILITY)
            && isBetween(stressVolatility, 0, UnderlyingTable.LARGEST_VOLATILITY)
            && isBetween(stressWeight, 0, Rate.ONE);
    }

    private static boolean isBetween(final long number, final long least, final long most) {
        return number >= least && number <= most;
    }

    /**
     * What counts of an estimate, but for forecasts: the long run and the stressed period raise it and never lower it.
     *
     * @param volatility as estimated
     * @param wide       to calculate with
     * @return rounded up
     */
    long charged(final long volatility, final Wide wide) {
        final long atLeast = Math.max(volatility, longRunVolatility);
        return wide.product(Rate.ONE - stressWeight, atLeast)
            .plusProduct(stressWeight, Math.max(stressVolatility, atLeast))
            .dividedUp(Rate.ONE)
            .value();
    }

    void writeTo(final StateSink sink) {
        sink.put(sampleSeconds);
        sink.put(halfLifeSamples);
        sink.put(staleSeconds);
        sink.put(startVolatility);
        sink.put(longRunVolatility);
        sink.put(stressVolatility);
        sink.put(stressWeight);
    }

    static VolatilityParameters readFrom(final StateSource state) {
        return new VolatilityParameters(
            state.nextInt("seconds of a sampling interval", 1, LARGEST_SAMPLE_SECONDS),
            state.nextInt("half-life of volatility", 1, DecayWeight.LARGEST_HALF_LIFE),
            state.nextInt("seconds until a volatility is stale", 0, Integer.MAX_VALUE),
            state.nextLong("first volatility", 1, UnderlyingTable.LARGEST_VOLATILITY),
            state.nextLong("long-run volatility", 0, UnderlyingTable.LARGEST_VOLATILITY),
            state.nextLong("stressed volatility", 0, UnderlyingTable.LARGEST_VOLATILITY),
            state.nextLong("weight of stressed volatility", 0, Rate.ONE));
    }
}
