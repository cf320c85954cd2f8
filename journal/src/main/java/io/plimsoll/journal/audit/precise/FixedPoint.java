package io.plimsoll.journal.audit.precise;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * A number in multiples of 2^-224, of any size. Sums are exact; a product, a quotient and a square root are less than
 * one such multiple, a <i>unit</i>, away from what real arithmetic makes of the same operands. {@link Exponential} has
 * the functions that are not algebraic.
 */
public final class FixedPoint implements Comparable<FixedPoint> {
    /** Binary digits behind the point. */
    static final int FRACTION_BITS = 224;

    /** Nothing. */
    public static final FixedPoint ZERO = new FixedPoint(BigInteger.ZERO);

    /** One. */
    public static final FixedPoint ONE = of(1);

    private static final BigDecimal UNITS_OF_ONE = new BigDecimal(BigInteger.ONE.shiftLeft(FRACTION_BITS));

    private final BigInteger units;

    private FixedPoint(final BigInteger units) {
        this.units = units;
    }

    /**
     * A whole number.
     *
     * @param number any
     * @return the same
     */
    public static FixedPoint of(final long number) {
        return new FixedPoint(BigInteger.valueOf(number).shiftLeft(FRACTION_BITS));
    }

    /**
     * A decimal, cut behind the last unit.
     *
     * @param decimal any
     * @return the same but for less than a unit
     */
    public static FixedPoint of(final BigDecimal decimal) {
        return new FixedPoint(decimal.multiply(UNITS_OF_ONE).toBigInteger());
    }

    /**
     * A fraction of two whole numbers.
     *
     * @param numerator   any
     * @param denominator not 0
     * @return the same but for less than a unit
     */
    public static FixedPoint of(final long numerator, final long denominator) {
        return of(numerator).over(denominator);
    }

    static FixedPoint ofUnits(final BigInteger units) {
        return new FixedPoint(units);
    }

    BigInteger units() {
        return units;
    }

    /**
     * Sum.
     *
     * @param other any
     * @return this and the other
     */
    public FixedPoint plus(final FixedPoint other) {
        return new FixedPoint(units.add(other.units));
    }

    /**
     * Difference.
     *
     * @param other any
     * @return this less the other
     */
    public FixedPoint minus(final FixedPoint other) {
        return new FixedPoint(units.subtract(other.units));
    }

    /**
     * Product.
     *
     * @param other any
     * @return this times the other
     */
    public FixedPoint times(final FixedPoint other) {
        return new FixedPoint(units.multiply(other.units).shiftRight(FRACTION_BITS));
    }

    /**
     * Quotient.
     *
     * @param other not 0
     * @return this by the other
     */
    public FixedPoint over(final FixedPoint other) {
        return new FixedPoint(units.shiftLeft(FRACTION_BITS).divide(other.units));
    }

    /**
     * Quotient.
     *
     * @param other not 0
     * @return this by the other
     */
    public FixedPoint over(final long other) {
        return new FixedPoint(units.divide(BigInteger.valueOf(other)));
    }

    /**
     * Half of it.
     *
     * @return this by two
     */
    public FixedPoint half() {
        return new FixedPoint(units.shiftRight(1));
    }

    /**
     * With the other sign.
     *
     * @return 0 less this
     */
    public FixedPoint negate() {
        return new FixedPoint(units.negate());
    }

    /**
     * Amount.
     *
     * @return this without its sign
     */
    public FixedPoint abs() {
        return new FixedPoint(units.abs());
    }

    /**
     * Square root of a number that is not negative.
     *
     * @return the root
     */
    public FixedPoint squareRoot() {
        return new FixedPoint(units.shiftLeft(FRACTION_BITS).sqrt());
    }

    /**
     * The larger one.
     *
     * @param other any
     * @return this or the other
     */
    public FixedPoint max(final FixedPoint other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /**
     * The smaller one.
     *
     * @param other any
     * @return this or the other
     */
    public FixedPoint min(final FixedPoint other) {
        return compareTo(other) <= 0 ? this : other;
    }

    /**
     * Sign.
     *
     * @return -1, 0 or 1
     */
    public int signum() {
        return units.signum();
    }

    /**
     * As a decimal.
     *
     * @param precision how many digits of it
     * @return the number, rounded to those
     */
    public BigDecimal round(final MathContext precision) {
        return new BigDecimal(units).divide(UNITS_OF_ONE, precision);
    }

    @Override
    public int compareTo(final FixedPoint other) {
        return units.compareTo(other.units);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof FixedPoint && units.equals(((FixedPoint) other).units);
    }

    @Override
    public int hashCode() {
        return units.hashCode();
    }

    @Override
    public String toString() {
        return round(MathContext.DECIMAL128).toString();
    }
}
