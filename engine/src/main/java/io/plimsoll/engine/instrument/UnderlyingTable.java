package io.plimsoll.engine.instrument;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.InstrumentType;
import java.util.Arrays;

/**
 * What instruments move with, and the terms and volatilities of those that are options (rules, section 10.1). An
 * instrument without an underlying is its own.
 */
public final class UnderlyingTable {
    /** Largest volatility a year, x 10^9. */
    public static final long LARGEST_VOLATILITY = 25_000_000_000L;

    /** No further option. */
    public static final int NONE = -1;

    private final int[] underlying;
    private final boolean[] isUnderlying;
    private final Ratio[] unit;
    private final double[] unitDouble;
    private final boolean[] inverse;
    private final int[] expiry;
    private final long[] strikeTicks;
    private final long[] volatility;
    private final int[] volatilityDoubt;
    private final int[] firstOption;
    private final int[] nextOption;
    private final int[] firstOfStrike;

    UnderlyingTable(final int capacity) {
        underlying = new int[capacity];
        isUnderlying = new boolean[capacity];
        unit = new Ratio[capacity];
        unitDouble = new double[capacity];
        inverse = new boolean[capacity];
        expiry = new int[capacity];
        strikeTicks = new long[capacity];
        volatility = new long[capacity];
        volatilityDoubt = new int[capacity];
        firstOption = new int[capacity];
        nextOption = new int[capacity];
        firstOfStrike = new int[capacity];
        Arrays.fill(firstOption, NONE);
    }

    void writeTo(final int instrument, final StateSink sink) {
        sink.put(underlying[instrument]);
        sink.put(unit[instrument].numerator());
        sink.put(unit[instrument].denominator());
        sink.put(expiry[instrument]);
        sink.put(strikeTicks[instrument]);
        sink.put(volatility[instrument]);
        sink.put(volatilityDoubt[instrument]);
    }

    void readFrom(
        final int instrument,
        final StateSource state,
        final Instrument[] instruments,
        final int size,
        final int expiries) {
        final int its = state.nextInt("instrument's underlying", 0, size - 1);
        assign(
            instrument,
            its,
            new Ratio(
                state.nextLong("underlying unit", 1, Long.MAX_VALUE),
                state.nextLong("underlying unit", 1, Long.MAX_VALUE)),
            isInverse(instruments[instrument], instruments[its]));
        expiry[instrument] = state.nextInt("option's expiry", ExpiryTable.NONE, expiries - 1);
        strikeTicks[instrument] = state.nextLong("option's strike", 0, Long.MAX_VALUE);
        link(instrument);
        volatility[instrument] = state.nextLong("option's volatility", 0, Long.MAX_VALUE);
        volatilityDoubt[instrument] = state.nextInt("doubt of an option's volatility", 0, (int) Rate.ONE);
    }

    /** Whether what was read could have been defined. */
    boolean makesSense(final int instrument, final Instrument[] instruments, final ExpiryTable expiries) {
        final InstrumentType type = instruments[instrument].type();
        final boolean option = type == InstrumentType.CALL || type == InstrumentType.PUT;
        final Instrument its = instruments[underlying[instrument]];
        final boolean own = underlying[instrument] == instrument;
        if (option != isOption(instrument) || !own && (its.inverse() || underlying[underlying[instrument]]
            != underlying[instrument] || isOption(underlying[instrument]))) {
            return false;
        }
        return option
            ? !own && expiries.underlying(expiry[instrument]) == underlying[instrument]
                && strikeTicks[instrument] > 0 && strikeTicks[instrument] <= its.maximumPriceTicks()
                && volatility[instrument] <= LARGEST_VOLATILITY
            : strikeTicks[instrument] == 0 && volatility[instrument] == 0 && volatilityDoubt[instrument] == 0;
    }

    /** An instrument that moves by itself. */
    void add(final Instrument what, final int instrument) {
        assign(instrument, instrument, new Ratio(what.unitNumerator(), what.unitDenominator()), what.inverse());
        expiry[instrument] = ExpiryTable.NONE;
    }

    /**
     * Names an instrument's underlying.
     *
     * @param instrument    index
     * @param itsUnderlying index
     * @param itsUnit       settlement minor units of a lot, per tick of the underlying; of an inverse option of a lot
     * @param isInverse     whether it is inverse on its underlying
     */
    public void assign(
        final int instrument, final int itsUnderlying, final Ratio itsUnit, final boolean isInverse) {
        inverse[instrument] = isInverse;
        underlying[instrument] = itsUnderlying;
        isUnderlying[itsUnderlying] |= itsUnderlying != instrument;
        unit[instrument] = itsUnit;
        unitDouble[instrument] = itsUnit.toDouble();
    }

    /**
     * Makes an instrument an option.
     *
     * @param instrument  index
     * @param itsExpiry   index
     * @param itsStrike   ticks of the underlying
     */
    public void option(final int instrument, final int itsExpiry, final long itsStrike) {
        expiry[instrument] = itsExpiry;
        strikeTicks[instrument] = itsStrike;
        link(instrument);
    }

    private void link(final int instrument) {
        if (isOption(instrument)) {
            int other = firstOption[expiry[instrument]];
            while (other != NONE && strikeTicks[other] != strikeTicks[instrument]) {
                other = nextOption[other];
            }
            firstOfStrike[instrument] = other == NONE ? instrument : firstOfStrike[other];
            nextOption[instrument] = firstOption[expiry[instrument]];
            firstOption[expiry[instrument]] = instrument;
        }
    }

    /**
     * The first of an expiry's options, in no order.
     *
     * @param ofExpiry index
     * @return instrument index, {@link #NONE} if there is none
     */
    public int firstOption(final int ofExpiry) {
        return firstOption[ofExpiry];
    }

    /**
     * What all options of one expiry and strike have in common.
     *
     * @param option instrument index
     * @return instrument index of the one that was defined first
     */
    public int firstOfStrike(final int option) {
        return firstOfStrike[option];
    }

    /**
     * The option after another one of its expiry.
     *
     * @param option instrument index
     * @return instrument index, {@link #NONE} if it is the last
     */
    public int nextOption(final int option) {
        return nextOption[option];
    }

    public int underlying(final int instrument) {
        return underlying[instrument];
    }

    /**
     * Whether an instrument settles in the coin that its underlying prices, divided by that price.
     *
     * @param instrument index
     * @return true for an inverse option, perpetual or future
     */
    public boolean isInverse(final int instrument) {
        return inverse[instrument];
    }

    private static boolean isInverse(final Instrument what, final Instrument itsUnderlying) {
        return what.inverse() || what.settlementAsset() != itsUnderlying.settlementAsset();
    }

    /**
     * Whether other instruments move with this one.
     *
     * @param instrument index
     * @return true if one does
     */
    public boolean isUnderlying(final int instrument) {
        return isUnderlying[instrument];
    }

    /**
     * What a lot is worth as so much of its underlying.
     *
     * @param instrument index
     * @return settlement minor units of a lot, per tick of the underlying; of an inverse option, of a lot
     */
    public Ratio unit(final int instrument) {
        return unit[instrument];
    }

    /**
     * The unit as the double that values of options are computed with.
     *
     * @param instrument index
     * @return as {@link #unit}
     */
    public double unitDouble(final int instrument) {
        return unitDouble[instrument];
    }

    public boolean isOption(final int instrument) {
        return expiry[instrument] != ExpiryTable.NONE;
    }

    /**
     * When an option expires.
     *
     * @param instrument index
     * @return index of the expiry, {@link ExpiryTable#NONE} if it is no option
     */
    public int expiry(final int instrument) {
        return expiry[instrument];
    }

    public long strikeTicks(final int instrument) {
        return strikeTicks[instrument];
    }

    /**
     * Implied volatility of an option.
     *
     * @param instrument index
     * @return a year, x 10^9; 0 if there never was one
     */
    public long volatility(final int instrument) {
        return volatility[instrument];
    }

    /**
     * What is missing to full confidence in an option's volatility.
     *
     * @param instrument index
     * @return share x 10^9
     */
    public int volatilityDoubt(final int instrument) {
        return volatilityDoubt[instrument];
    }

    /**
     * Takes note of a new volatility.
     *
     * @param instrument    index
     * @param newVolatility a year, x 10^9
     * @param doubt         share x 10^9
     */
    public void volatility(final int instrument, final long newVolatility, final int doubt) {
        volatility[instrument] = newVolatility;
        volatilityDoubt[instrument] = doubt;
    }
}
