package io.plimsoll.journal.audit.precise;

import java.math.BigInteger;

/**
 * Exponential and logarithm of numbers in fixed point, by their series, and powers by both.
 *
 * <p>The exponential is within 2^-200 of the larger of itself and 1. The logarithm is within 2^-210 for each doubling
 * or halving that leads from 1 to the number. Where that comes from stands with the series.
 */
public final class Exponential {
    private static final int HALVINGS = 8;
    private static final FixedPoint SQUARE_ROOT_OF_HALF = FixedPoint.of(1, 2).squareRoot();
    /** ln 2 = 2 artanh(1/3): some 70 terms of a unit's error each. */
    private static final FixedPoint LN_2 = twiceArtanh(FixedPoint.of(1, 3));

    private Exponential() {
    }

    /**
     * Exponential. With n = floor(x / ln 2), it is 2^n times that of a rest r below ln 2, which is the 256th power of
     * e^(r/256): 20 terms of less than a unit's error each, which eight squarings make 512 times as large, and n times
     * ln 2's error.
     *
     * @param exponent any below 2^20
     * @return e to the power of it
     */
    public static FixedPoint of(final FixedPoint exponent) {
        final int doublings = exponent.units().divide(LN_2.units()).intValueExact() - (exponent.signum() < 0 ? 1 : 0);
        if (doublings < -FixedPoint.FRACTION_BITS) {
            return FixedPoint.ZERO;
        }
        final FixedPoint rest =
            exponent.minus(FixedPoint.ofUnits(LN_2.units().multiply(BigInteger.valueOf(doublings))));
        final FixedPoint part = FixedPoint.ofUnits(rest.units().shiftRight(HALVINGS));
        FixedPoint term = FixedPoint.ONE;
        FixedPoint sum = FixedPoint.ONE;
        for (int i = 1; term.signum() != 0; i++) {
            term = term.times(part).over(i);
            sum = sum.plus(term);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.times(sum);
        }
        return FixedPoint.ofUnits(sum.units().shiftLeft(doublings));
    }

    /**
     * Natural logarithm. The number is 2^n times one from the root of a half to that of two, whose logarithm is that of
     * 2 artanh((m - 1) / (m + 1)), some 45 terms.
     *
     * @param number above 0
     * @return what e is raised to, to make it
     */
    public static FixedPoint ln(final FixedPoint number) {
        int doublings = number.units().bitLength() - FixedPoint.FRACTION_BITS;
        FixedPoint mantissa = FixedPoint.ofUnits(number.units().shiftRight(doublings));
        if (mantissa.compareTo(SQUARE_ROOT_OF_HALF) < 0) {
            doublings--;
            mantissa = FixedPoint.ofUnits(number.units().shiftRight(doublings));
        }
        return twiceArtanh(mantissa.minus(FixedPoint.ONE).over(mantissa.plus(FixedPoint.ONE)))
            .plus(FixedPoint.ofUnits(LN_2.units().multiply(BigInteger.valueOf(doublings))));
    }

    /**
     * Power.
     *
     * @param base     above 0
     * @param exponent any
     * @return base to the power of exponent
     */
    public static FixedPoint power(final FixedPoint base, final FixedPoint exponent) {
        return of(ln(base).times(exponent));
    }

    private static FixedPoint twiceArtanh(final FixedPoint number) {
        final FixedPoint square = number.times(number);
        FixedPoint power = number.plus(number);
        FixedPoint sum = FixedPoint.ZERO;
        // A negative product is cut towards the lower side and never becomes 0: a unit is as good as nothing.
        for (int i = 1; power.units().bitLength() > 1; i += 2) {
            sum = sum.plus(power.over(i));
            power = power.times(square);
        }
        return sum;
    }
}
