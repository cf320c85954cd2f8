package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.VolatilityTerms.isBetween;

import io.plimsoll.engine.wire.DefineScaleDecoder;
import java.math.BigInteger;

/**
 * What a DefineScale says, x 10^9.
 *
 * @param volatilityInstrumentId whose volatility counts
 * @param reference              volatility at which the scale is 1
 * @param step                   of which the scale is a multiple
 * @param least                  scale
 * @param largest                scale
 * @param hysteresis             by which volatility must be lower for the scale to fall
 * @param reserve                share charged beyond volatility in calm
 * @param refillPerHour          by which the reserve grows again
 * @param risePerHour            by which the scale may rise
 * @param riseAtOnce             most of that which is saved up
 * @param largestGap             most that is held back; 0 for nothing
 */
record ScaleTerms(
    int volatilityInstrumentId,
    BigInteger reference,
    BigInteger step,
    BigInteger least,
    BigInteger largest,
    BigInteger hysteresis,
    BigInteger reserve,
    BigInteger refillPerHour,
    BigInteger risePerHour,
    BigInteger riseAtOnce,
    BigInteger largestGap) {
    private static final long ONE = 1_000_000_000L;
    private static final long LEAST_STEP = 1_000_000L;
    private static final long LEAST_REFERENCE = 1_000_000L;
    private static final long LARGEST = 100 * ONE;

    static ScaleTerms of(final DefineScaleDecoder definition) {
        return new ScaleTerms(
            definition.volatilityInstrumentId(),
            Whole.of(definition.referenceVolatility()),
            Whole.of(definition.step()),
            Whole.of(definition.leastScale()),
            Whole.of(definition.largestScale()),
            Whole.of(definition.hysteresis()),
            Whole.of(definition.reserve()),
            Whole.of(definition.refillPerHour()),
            Whole.of(definition.risePerHour()),
            Whole.of(definition.riseAtOnce()),
            Whole.of(definition.largestGap()));
    }

    /** Rule 11.5: whether all numbers are within their ranges. */
    static boolean allow(final DefineScaleDecoder definition) {
        final long step = definition.step();
        return isBetween(definition.referenceVolatility(), LEAST_REFERENCE, VolatilityTerms.HIGHEST)
            && step >= LEAST_STEP
            && ONE % step == 0
            && definition.leastScale() % step == 0
            && definition.largestScale() % step == 0
            && definition.largestGap() % step == 0
            && isBetween(definition.leastScale(), 0, ONE)
            && isBetween(definition.largestScale(), ONE, LARGEST)
            && isBetween(definition.hysteresis(), 0, ONE)
            && isBetween(definition.reserve(), 0, ONE)
            && isBetween(definition.risePerHour(), 0, LARGEST)
            && isBetween(definition.refillPerHour(), 0, LARGEST)
            && isBetween(definition.riseAtOnce(), step, LARGEST)
            && isBetween(definition.largestGap(), 0, LARGEST);
    }

    /** t: a scale that there is, not below a number but for the largest. */
    BigInteger scaleFor(final BigInteger number) {
        return Whole.up(number, step).max(least).min(largest);
    }
}
