package io.plimsoll.engine.scenario;

import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.number.Wide;

/**
 * What a grid adds to its initial factor while the stable coin in which all is quoted trades below its peg (rules,
 * section 10.4, step 8).
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
        if (instrument == NONE) {
            return new Peg(NONE, 0, 0, null);
        }
        final Instrument what = instruments.get(instrument);
        final Ratio unit = Ratio.of(what.tickMantissa(), what.tickExponent() + DECIMALS);
        if (unit == null || what.inverse() || instruments.underlyings().isOption(instrument)) {
            return null;
        }
        return new Peg(
            instrument, GridNumber.PEG_THRESHOLD.in(numbers), GridNumber.PEG_FACTOR.in(numbers), unit);
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
