package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.VolatilityTerms.isBetween;

import io.plimsoll.engine.wire.DefineCollateralDecoder;
import java.math.BigInteger;

/**
 * What a DefineCollateral says, x 10^9 unless said otherwise.
 *
 * @param volatilityInstrumentId whose volatility counts; null for none
 * @param pegInstrumentId        whose mark below the threshold counts; null for none
 * @param volatilityFactor       extra haircut for a volatility of 1
 * @param pegThreshold           a price
 * @param pegFactor              extra haircut for a price of 1 below it
 * @param largestExtra           most that the extra haircut may be
 * @param step                   of which it is a multiple
 * @param hysteresis             by which it would be lower before it falls
 * @param initialHaircut         added for what is available
 * @param profitWeight           share of unrealised profit that is available
 * @param rootRate               growing with the root of the balance, x 10^12; 0 for no such weight
 * @param rootNumerator          divided by 1 and that
 * @param depositLimit           reference minor units, beyond which the weight shrinks; 0 for none
 */
record CollateralTerms(
    Integer volatilityInstrumentId,
    Integer pegInstrumentId,
    BigInteger volatilityFactor,
    BigInteger pegThreshold,
    BigInteger pegFactor,
    BigInteger largestExtra,
    BigInteger step,
    BigInteger hysteresis,
    BigInteger initialHaircut,
    BigInteger profitWeight,
    BigInteger rootRate,
    BigInteger rootNumerator,
    BigInteger depositLimit) {
    /** Of an asset without DefineCollateral, which has no review. */
    static final CollateralTerms NONE = new CollateralTerms(
        null, null, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO, Whole.BILLION, BigInteger.ZERO,
        BigInteger.ZERO, Whole.BILLION, BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    private static final long ONE = 1_000_000_000L;
    private static final long LEAST_STEP = 1_000_000L;
    private static final long MOST_ROOT_RATE = 1_000_000_000_000_000L;
    private static final long MOST_DEPOSITS = 1L << 62;

    static CollateralTerms of(final DefineCollateralDecoder definition) {
        return new CollateralTerms(
            volatilityInstrumentId(definition),
            pegInstrumentId(definition),
            Whole.of(definition.volatilityFactor()),
            Whole.of(definition.pegThreshold()),
            Whole.of(definition.pegFactor()),
            Whole.of(definition.largestExtra()),
            Whole.of(definition.step()),
            Whole.of(definition.hysteresis()),
            Whole.of(definition.initialHaircut()),
            Whole.of(definition.profitWeight()),
            Whole.of(definition.rootRate()),
            Whole.of(definition.rootNumerator()),
            Whole.of(definition.depositLimit()));
    }

    static Integer volatilityInstrumentId(final DefineCollateralDecoder definition) {
        return definition.volatilityInstrumentId() == DefineCollateralDecoder.volatilityInstrumentIdNullValue()
            ? null : definition.volatilityInstrumentId();
    }

    static Integer pegInstrumentId(final DefineCollateralDecoder definition) {
        return definition.pegInstrumentId() == DefineCollateralDecoder.pegInstrumentIdNullValue()
            ? null : definition.pegInstrumentId();
    }

    /** Rule 11.8: whether all numbers are within their ranges. */
    static boolean allow(final DefineCollateralDecoder definition) {
        final long step = definition.step();
        return isBetween(definition.volatilityFactor(), 0, 100 * ONE)
            && isBetween(definition.pegFactor(), 0, 100 * ONE)
            && isBetween(definition.pegThreshold(), 0, 2 * ONE)
            && step >= LEAST_STEP
            && ONE % step == 0
            && isBetween(definition.largestExtra(), 0, ONE)
            && definition.largestExtra() % step == 0
            && isBetween(definition.hysteresis(), 0, ONE)
            && isBetween(definition.initialHaircut(), 0, ONE)
            && isBetween(definition.profitWeight(), 0, ONE)
            && isBetween(definition.rootRate(), 0, MOST_ROOT_RATE)
            && isBetween(definition.rootNumerator(), 0, 10 * ONE)
            && isBetween(definition.depositLimit(), 0, MOST_DEPOSITS);
    }

    /** An extra haircut that there is, not below another but for the largest. */
    BigInteger extraFor(final BigInteger extra) {
        return Whole.up(extra, step).min(largestExtra);
    }

    /** y: what a volatility and a price of the peg ask for, the price rounded down to nine decimal places. */
    BigInteger asked(final BigInteger volatility, final BigInteger pegPrice) {
        final BigInteger byVolatility = Whole.ceil(volatilityFactor.multiply(volatility), Whole.BILLION);
        final BigInteger byPeg = pegPrice == null
            ? BigInteger.ZERO
            : Whole.ceil(
                pegFactor.multiply(pegThreshold.subtract(pegPrice).max(BigInteger.ZERO)), Whole.BILLION);
        return byVolatility.add(byPeg).min(largestExtra);
    }
}
