package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;

/**
 * What a DefineVolatility says. Volatilities are a year, x 10^9.
 *
 * @param sampleSeconds length of a sampling interval
 * @param halfLife      of a sample's weight
 * @param staleSeconds  after which silence is stale; 0 for never
 * @param start         where the estimate starts
 * @param longRun       it never counts as less
 * @param stress        that of a stressed period
 * @param stressWeight  share of the stressed period, x 10^9
 */
record VolatilityTerms(
    int sampleSeconds,
    HalfLife halfLife,
    int staleSeconds,
    BigInteger start,
    BigInteger longRun,
    BigInteger stress,
    BigInteger stressWeight) {
    /** The highest volatility there is. */
    static final long HIGHEST = 25_000_000_000L;

    private static final int LONGEST_SAMPLE = 86_400;
    private static final int LONGEST_HALF_LIFE = 1 << 20;
    private static final long ONE = 1_000_000_000L;

    static VolatilityTerms of(final DefineVolatilityDecoder definition) {
        return new VolatilityTerms(
            definition.sampleSeconds(),
            HalfLife.ofSamples(definition.halfLifeSamples()),
            definition.staleSeconds(),
            Whole.of(definition.startVolatility()),
            Whole.of(definition.longRunVolatility()),
            Whole.of(definition.stressVolatility()),
            Whole.of(definition.stressWeight()));
    }

    /** Rule 11.5: whether all numbers are within their ranges. */
    static boolean allow(final DefineVolatilityDecoder definition) {
        return isBetween(definition.sampleSeconds(), 1, LONGEST_SAMPLE)
            && isBetween(definition.halfLifeSamples(), 1, LONGEST_HALF_LIFE)
            && definition.staleSeconds() >= 0
            && isBetween(definition.startVolatility(), 1, HIGHEST)
            && isBetween(definition.longRunVolatility(), 0, HIGHEST)
            && isBetween(definition.stressVolatility(), 0, HIGHEST)
            && isBetween(definition.stressWeight(), 0, ONE);
    }

    long sampleNs() {
        return TimeUnit.SECONDS.toNanos(sampleSeconds);
    }

    /** Whether so many nanoseconds without a mark are too many. */
    boolean isStaleAfter(final long nanoseconds) {
        return staleSeconds != 0 && nanoseconds > TimeUnit.SECONDS.toNanos(staleSeconds);
    }

    static boolean isBetween(final long number, final long least, final long most) {
        return number >= least && number <= most;
    }
}
