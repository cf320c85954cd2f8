package io.plimsoll.engine.scenario;

import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.number.Wide;

/**
 * What is added while a coin trades below its peg: to a grid's initial factor (rules, section 10.4, step 8), or to the
 * extra haircut of an asset (section 11.8).
 *
 * @param instrument index of what prices the coin, or {@link #NONE}
 * @param threshold  price x 10^9 below which something is added
 * @param factor     of what is missing, x 10^9
 * @param unit       price x 10^9 of a tick
 */
public record Peg(int instrument, long threshold, long factor, Ratio unit) {
    /** No such instrument: nothing is ever added. */
    public static final int NONE = -1;

    private static final int DECIMALS = 9;
    private static final long MOST = 2 * Rate.ONE;

    /**
     * The peg that a grid's numbers say.
     *
     * @param instrument  index, or {@link #NONE}
     * @param numbers     one for each {@link GridNumber}, x 10^9
     * @param instruments what the instrument is
     * @return the peg, or null if it leaves no room for exact numbers, or its instrument is no linear price
     */
    public static Peg of(final int instrument, final long[] numbers, final InstrumentTable instruments) {
        return of(
            instrument, GridNumber.PEG_THRESHOLD.in(numbers), GridNumber.PEG_FACTOR.in(numbers), instruments);
    }

    /**
     * A peg.
     *
     * @param instrument  index, or {@link #NONE}
     * @param threshold   price x 10^9 below which something is added
     * @param factor      of what is missing, x 10^9
     * @param instruments what the instrument is
     * @return the peg, or null if it leaves no room for exact numbers, or its instrument is no linear price
     */
    public static Peg of(
        final int instrument, final long threshold, final long factor, final InstrumentTable instruments) {
        if (instrument == NONE) {
            return new Peg(NONE, threshold, factor, null);
        }
        final Instrument what = instruments.get(instrument);
        final Ratio unit = Ratio.of(what.tickMantissa(), what.tickExponent() + DECIMALS);
        if (unit == null || what.inverse() || instruments.underlyings().isOption(instrument)) {
            return null;
        }
        return new Peg(instrument, threshold, factor, unit);
    }

    /**
     * What is added now.
     *
     * @param instruments marks
     * @param wide        working space
     * @return share x 10^9, from 0 to 2
     */
    public long addition(final InstrumentTable instruments, final Wide wide) {
        if (instrument == NONE) {
            return 0;
        }
        final long mark = instruments.mark(instrument);
        if (!Wide.productLess(mark, unit.numerator(), threshold, unit.denominator())) {
            return 0;
        }
        final long price = wide.product(mark, unit.numerator())
            .dividedDown(unit.denominator()).value();
        return Math.min(MOST, wide.product(threshold - price, factor).dividedUp(Rate.ONE).value());
    }
}
