package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * Rule 7 for one instrument: what its terms and its present tiers leave room for.
 *
 * @param lots        the lots bound: the most lots of one position, 0 if there is room for none
 * @param funding     the funding bound: the largest magnitude of the funding index
 * @param mostPerLot  the most that a lot can add to what rule 7 calls T_A, entry cost apart
 * @param mostPerPortfolioLot the same in a portfolio account (rule 10.2)
 * @param unitFits    whether the unit's numerator and denominator are below 2^62
 */
record InstrumentBounds(
    BigDecimal lots, BigDecimal funding, Quotient mostPerLot, Quotient mostPerPortfolioLot, boolean unitFits) {
    /** B. */
    static final BigDecimal BOUND = powerOfTwo(60);

    /** What a rate, a factor of 10^9, and an amount may come to when multiplied. */
    static final BigDecimal PRODUCT_BOUND = powerOfTwo(125);
    static final BigDecimal BILLION = BigDecimal.valueOf(1_000_000_000L);

    private static final BigDecimal UNIT_BOUND = powerOfTwo(62);
    private static final BigDecimal FUNDING_BOUND = powerOfTwo(61);
    /** In place of the largest rate in a portfolio account. */
    private static final BigDecimal PORTFOLIO_RATE = BigDecimal.valueOf(64);
    private static final BigDecimal INVERSE_OPTION_RATE = BigDecimal.valueOf(256);
    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000L);
    private static final BigDecimal TWO = BigDecimal.valueOf(2);

    static InstrumentBounds of(final Instrument instrument) {
        final Quotient unit = instrument.unit.reduced();
        final Quotient worstNotional = instrument.notional(BigDecimal.ONE, instrument.worstPrice());
        final BigDecimal largestRate = largestRate(instrument);
        final BigDecimal funding = fundingNotional(instrument, worstNotional)
            .times(MILLION).floor().min(FUNDING_BOUND);
        final Quotient mostFunding = Quotient.of(funding.multiply(TWO), MILLION);
        final BigDecimal byNotional = Quotient.of(BOUND).over(worstNotional.times(largestRate)).floor();
        final BigDecimal byProduct = Quotient.of(
            PRODUCT_BOUND,
            unit.dividend().multiply(instrument.worstPrice()).multiply(BILLION).multiply(largestRate)).floor();
        return new InstrumentBounds(
            byNotional.min(byProduct).min(byUnderlying(instrument)).min(BOUND),
            funding,
            worstNotional.times(largestRate).plus(mostFunding),
            worstNotional.times(portfolioRate(instrument)).plus(mostFunding),
            fits(unit));
    }

    /** Options have no funding, but a bound for it. */
    private static Quotient fundingNotional(final Instrument instrument, final Quotient worstNotional) {
        return instrument.isOption() ? instrument.notional(BigDecimal.ONE, instrument.maximumPrice) : worstNotional;
    }

    private static BigDecimal portfolioRate(final Instrument instrument) {
        return instrument.isOption() && instrument.option.isInverse ? INVERSE_OPTION_RATE : PORTFOLIO_RATE;
    }

    /** Rule 10.2: the most lots of what moves with another instrument. */
    private static BigDecimal byUnderlying(final Instrument instrument) {
        final boolean isInverse = instrument.isInverseOnUnderlying();
        if (!instrument.hasUnderlying() || isInverse && !instrument.isOption()) {
            return BOUND;
        }
        final BigDecimal highest = isInverse ? instrument.option.mostCoins() : instrument.underlying().maximumPrice;
        return Quotient.of(
            PRODUCT_BOUND,
            instrument.underlyingUnit().reduced().dividend().multiply(highest).multiply(BILLION)).floor();
    }

    /** Whether a unit in lowest terms has numerator and denominator below 2^62. */
    static boolean fits(final Quotient unit) {
        final Quotient lowest = unit.reduced();
        return lowest.dividend().compareTo(UNIT_BOUND) < 0 && lowest.divisor().compareTo(UNIT_BOUND) < 0;
    }

    /** Whether a definition leaves room. Asked before there are tiers, so with a rate of 1. */
    boolean leavesRoom() {
        return unitFits && lots.signum() > 0;
    }

    /** The most that a rate of any tier can come to, at least 1. */
    private static BigDecimal largestRate(final Instrument instrument) {
        return instrument.largestFactors().largestRate(instrument.tiers()).max(BigDecimal.ONE);
    }

    private static BigDecimal powerOfTwo(final int exponent) {
        return new BigDecimal(BigInteger.ONE.shiftLeft(exponent));
    }
}
