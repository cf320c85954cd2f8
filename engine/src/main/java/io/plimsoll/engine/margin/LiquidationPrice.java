package io.plimsoll.engine.margin;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Extended;

/**
 * The price of one instrument at which an account's equity equals its maintenance, all other marks held still, to ten
 * digits (rules, section 8). Holds the result of the last calculation.
 *
 * <p>Equity less maintenance is concave and made of straight pieces. A piece's zero, seen from outside the set where it
 * is not negative, lies outside too but closer: going from zero to zero, from both sides, ends at the ends of the set.
 */
public final class LiquidationPrice {
    private static final long LEAST_MANTISSA = 1_000_000_000L;
    private static final int MOST_STEPS = 200;
    private static final double LOG_10_OF_2 = 0.30103;

    private static final int FOUND = 0;
    private static final int NO_END = 1;
    private static final int EMPTY = 2;

    private final PositionTable positions;
    private final InstrumentTable instruments;
    private final PriceFunction function;
    private final Extended left = new Extended();
    private final Extended right = new Extended();
    private final Extended slope = new Extended();
    private final Extended scaled = new Extended();
    private final Extended power = new Extended();
    private long mantissa;
    private int exponent;

    /**
     * A calculation with its own working space.
     *
     * @param book all that margin is computed from
     */
    public LiquidationPrice(final Book book) {
        this.positions = book.positions();
        this.instruments = book.instruments();
        function = new PriceFunction(book);
    }

    /**
     * Computes the liquidation price of a position: the lower end of the prices that the account survives for a long,
     * the upper end for a short, the other one if that does not exist.
     *
     * @param account  index
     * @param position one of its positions
     * @return whether there is one
     */
    public boolean calculate(final int account, final int position) {
        function.set(account, position);
        final int leftEnd = findEnd(0, 1, left);
        final int rightEnd = leftEnd == EMPTY ? EMPTY : findEnd(Double.POSITIVE_INFINITY, -1, right);
        if (rightEnd == EMPTY) {
            return false;
        }
        final boolean isLong = positions.lots(position) > 0;
        final boolean leftFirst = isLong != function.isReciprocal();
        if (leftEnd == FOUND && (leftFirst || rightEnd != FOUND)) {
            round(left, instruments.get(positions.instrument(position)));
            return true;
        }
        if (rightEnd == FOUND) {
            round(right, instruments.get(positions.instrument(position)));
            return true;
        }
        return false;
    }

    /**
     * Goes from a far end towards the set where the function is not negative.
     *
     * @param from      0 or infinity
     * @param direction the sign of the slope that leads into the set: 1 from 0, -1 from infinity
     * @param end       where the set begins
     */
    private int findEnd(final double from, final int direction, final Extended end) {
        function.startAt(from);
        for (int step = 0; step < MOST_STEPS; step++) {
            slope.set(function.slope());
            end.set(function.intercept());
            if (step == 0 && isInsideAt(from)) {
                return NO_END;
            }
            if (slope.signum() != direction) {
                return EMPTY;
            }
            end.negate().over(slope);
            if (end.signum() <= 0) {
                return EMPTY;
            }
            if (!function.moveTo(end.toDouble())) {
                return FOUND;
            }
        }
        return FOUND;
    }

    /** Whether the function is not negative as its argument goes to the far end on the present piece. */
    private boolean isInsideAt(final double from) {
        final int intercept = function.intercept().signum();
        final int rise = from == 0 ? intercept : slope.signum();
        return rise > 0 || rise == 0 && (from == 0 ? slope.signum() >= 0 : intercept >= 0);
    }

    /** Sets mantissa and exponent to a price in ticks, times the tick size. */
    private void round(final Extended end, final Instrument instrument) {
        scaled.set(end);
        if (function.isReciprocal()) {
            scaled.set(1).over(end);
        }
        scaled.times(instrument.tickMantissa());
        int shift = (int) Math.floor(Math.getExponent(scaled.toDouble()) * LOG_10_OF_2) - 9;
        mantissa = shifted(shift);
        while (mantissa >= LEAST_MANTISSA * 10) {
            shift++;
            mantissa = shifted(shift);
        }
        exponent = instrument.tickExponent() + shift;
    }

    /** The price divided by 10^shift, rounded half up. */
    private long shifted(final int shift) {
        power.set(1);
        for (int i = Math.abs(shift); i > 0; i--) {
            power.times(10);
        }
        slope.set(scaled);
        return (shift > 0 ? slope.over(power) : slope.times(power)).round();
    }

    /**
     * Digits of the price.
     *
     * @return ten digits
     */
    public long mantissa() {
        return mantissa;
    }

    /**
     * Scale of the price.
     *
     * @return power of ten, in units of the quote
     */
    public int exponent() {
        return exponent;
    }
}
