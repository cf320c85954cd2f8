package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/**
 * An exact fraction of unlimited size. Not kept in lowest terms, so compare with {@link #compareTo}.
 *
 * @param numerator   of any sign
 * @param denominator always positive
 */
record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    static final Fraction ZERO = of(0);
    static final Fraction ONE = of(1);

    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);

    Fraction {
        if (denominator.signum() <= 0) {
            throw new ArithmeticException("denominator must be positive but is " + denominator);
        }
    }

    static Fraction of(final BigInteger integer) {
        return new Fraction(integer, BigInteger.ONE);
    }

    static Fraction of(final long integer) {
        return of(BigInteger.valueOf(integer));
    }

    static Fraction ratio(final BigInteger numerator, final BigInteger denominator) {
        return denominator.signum() < 0
            ? new Fraction(numerator.negate(), denominator.negate())
            : new Fraction(numerator, denominator);
    }

    /** A fraction as the wire carries it, times 10^9. */
    static Fraction billionths(final long value) {
        return new Fraction(BigInteger.valueOf(value), BILLION);
    }

    /** mantissa x 10^exponent. */
    static Fraction decimal(final long mantissa, final int exponent) {
        final BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        return exponent < 0
            ? new Fraction(BigInteger.valueOf(mantissa), power)
            : of(BigInteger.valueOf(mantissa).multiply(power));
    }

    Fraction plus(final Fraction other) {
        return denominator.equals(other.denominator)
            ? new Fraction(numerator.add(other.numerator), denominator)
            : new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Fraction minus(final Fraction other) {
        return plus(other.negate());
    }

    Fraction times(final Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Fraction times(final BigInteger integer) {
        return new Fraction(numerator.multiply(integer), denominator);
    }

    Fraction over(final Fraction other) {
        return ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Fraction over(final BigInteger integer) {
        return ratio(numerator, denominator.multiply(integer));
    }

    Fraction negate() {
        return new Fraction(numerator.negate(), denominator);
    }

    Fraction abs() {
        return new Fraction(numerator.abs(), denominator);
    }

    Fraction min(final Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Fraction max(final Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    int signum() {
        return numerator.signum();
    }

    /** The largest integer not above. */
    BigInteger floor() {
        final BigInteger[] parts = numerator.divideAndRemainder(denominator);
        return parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0];
    }

    /** The smallest integer not below. */
    BigInteger ceil() {
        return negate().floor().negate();
    }

    boolean isInteger() {
        return numerator.mod(denominator).signum() == 0;
    }

    /** The same value in lowest terms. */
    Fraction reduced() {
        final BigInteger divisor = numerator.gcd(denominator);
        return new Fraction(numerator.divide(divisor), denominator.divide(divisor));
    }

    BigDecimal round(final MathContext precision) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), precision);
    }

    @Override
    public int compareTo(final Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
