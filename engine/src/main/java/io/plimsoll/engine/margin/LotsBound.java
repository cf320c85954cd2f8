package io.plimsoll.engine.margin;

import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Ratio;
import java.math.BigInteger;

/**
 * The most lots of one position that an instrument's units, worst price and largest rate leave room for (rules,
 * sections 7 and 10.2).
 */
public final class LotsBound {
    private static final BigInteger LARGEST_PRODUCT = BigInteger.ONE.shiftLeft(125);
    /** Twice this fits: the growth from one end to the other. */
    private static final BigInteger LARGEST_FUNDING = BigInteger.ONE.shiftLeft(61);

    private LotsBound() {
    }

    /** Of an instrument of a table. */
    static long of(final InstrumentTable instruments, final int instrument, final long largestRate) {
        final Instrument what = instruments.get(instrument);
        return Math.min(
            of(what, worstPrice(instruments, instrument), largestRate), sizeBound(instruments, instrument));
    }

    /** The price of an instrument of a table, in its ticks, at which a lot is worth the most. */
    private static BigInteger worstPrice(final InstrumentTable instruments, final int instrument) {
        final Instrument what = instruments.get(instrument);
        final UnderlyingTable underlyings = instruments.underlyings();
        return underlyings.isOption(instrument)
            ? worstPrice(what, underlyings.isInverse(instrument), underlyings.strikeTicks(instrument),
                underlyings.unit(instrument))
            : ownWorstPrice(what);
    }

    /** The same as a double. */
    static double worstPriceTicks(final InstrumentTable instruments, final int instrument) {
        return worstPrice(instruments, instrument).doubleValue();
    }

    private static BigInteger ownWorstPrice(final Instrument what) {
        return BigInteger.valueOf(what.inverse() ? 1 : what.maximumPriceTicks());
    }

    private static long sizeBound(final InstrumentTable instruments, final int instrument) {
        final UnderlyingTable underlyings = instruments.underlyings();
        final int underlying = underlyings.underlying(instrument);
        if (underlying == instrument || instruments.get(instrument).inverse()) {
            return Bounds.LARGEST;
        }
        return sizeBound(underlyings.unit(instrument), underlyings.isInverse(instrument)
            ? Math.max(2, underlyings.strikeTicks(instrument))
            : instruments.get(underlying).maximumPriceTicks());
    }

    /**
     * Of an instrument that is no option and moves by itself.
     *
     * @param instrument  what it is
     * @param largestRate fraction x 10^9
     * @return lots, 0 if there is room for none
     */
    public static long of(final Instrument instrument, final long largestRate) {
        return of(instrument, ownWorstPrice(instrument), largestRate);
    }

    /** Ticks of its premium at which an option is worth the most that it can ever be. */
    private static BigInteger worstPrice(
        final Instrument option, final boolean isInverse, final long strikeTicks, final Ratio underlyingUnit) {
        final BigInteger maximum = BigInteger.valueOf(option.maximumPriceTicks());
        if (!isInverse) {
            return maximum;
        }
        final BigInteger divisor =
            BigInteger.valueOf(underlyingUnit.denominator()).multiply(BigInteger.valueOf(option.unitNumerator()));
        return BigInteger.valueOf(Math.max(2, strikeTicks))
            .multiply(BigInteger.valueOf(underlyingUnit.numerator()))
            .multiply(BigInteger.valueOf(option.unitDenominator()))
            .add(divisor).subtract(BigInteger.ONE).divide(divisor)
            .max(maximum);
    }

    /**
     * Of an option, which has no tiers.
     *
     * @param option         what it is
     * @param isInverse      on its underlying
     * @param strikeTicks    of the underlying
     * @param underlyingUnit of the option
     * @param underlying     what its underlying is
     * @return lots, 0 if there is room for none
     */
    public static long ofOption(
        final Instrument option,
        final boolean isInverse,
        final long strikeTicks,
        final Ratio underlyingUnit,
        final Instrument underlying) {
        final long bound = of(option, worstPrice(option, isInverse, strikeTicks, underlyingUnit), 0);
        return Math.min(bound, sizeBound(
            underlyingUnit, isInverse ? Math.max(2, strikeTicks) : underlying.maximumPriceTicks()));
    }

    /** The most lots whose size, as so much of the underlying, can be computed. */
    private static long sizeBound(final Ratio underlyingUnit, final long worstTicks) {
        return LARGEST_PRODUCT
            .divide(BigInteger.valueOf(underlyingUnit.numerator())
                .multiply(BigInteger.valueOf(worstTicks)).multiply(BigInteger.valueOf(Rate.ONE)))
            .min(BigInteger.valueOf(Bounds.LARGEST)).longValueExact();
    }

    private static long of(final Instrument instrument, final BigInteger worstPrice, final long largestRate) {
        final BigInteger perLot = BigInteger.valueOf(instrument.unitNumerator())
            .multiply(worstPrice)
            .multiply(BigInteger.valueOf(Math.max(Rate.ONE, largestRate)));
        final BigInteger byWorth = BigInteger.valueOf(Bounds.LARGEST)
            .multiply(BigInteger.valueOf(instrument.unitDenominator()))
            .multiply(BigInteger.valueOf(Rate.ONE))
            .divide(perLot);
        return LARGEST_PRODUCT.divide(perLot).min(byWorth).min(BigInteger.valueOf(Bounds.LARGEST)).longValueExact();
    }

    /**
     * The largest magnitude of an instrument's funding index: that of a lot's notional at the worst price.
     *
     * @param unit              settlement minor units per lot and tick
     * @param inverse           whether the instrument is
     * @param maximumPriceTicks its maximum price
     * @return settlement minor units per lot x 10^6
     */
    public static long fundingBound(final Ratio unit, final boolean inverse, final long maximumPriceTicks) {
        return BigInteger.valueOf(unit.numerator())
            .multiply(BigInteger.valueOf(inverse ? 1 : maximumPriceTicks))
            .multiply(BigInteger.valueOf(PositionValuation.FUNDING_SCALE))
            .divide(BigInteger.valueOf(unit.denominator()))
            .min(LARGEST_FUNDING)
            .longValueExact();
    }
}
