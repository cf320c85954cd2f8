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
record Quotient(BigInteger numerator, BigInteger denominator) implements Comparable<Quotient> {
    static final Quotient ZERO = of(0);
    static final Quotient ONE = of(1);

    private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000L);

    Quotient {
        if (denominator.signum() <= 0) {
            throw new ArithmeticException("denominator must be positive but is " + denominator);
        }
    }

    static Quotient of(final BigInteger integer) {
        return new Quotient(integer, BigInteger.ONE);
    }

    static Quotient of(final long integer) {
        return of(BigInteger.valueOf(integer));
    }

    static Quotient ratio(final BigInteger numerator, final BigInteger denominator) {
        return denominator.signum() < 0
            ? new Quotient(numerator.negate(), denominator.negate())
            : new Quotient(numerator, denominator);
    }

    /** A fraction as the wire carries it, times 10^9. */
    static Quotient billionths(final long value) {
        return new Quotient(BigInteger.valueOf(value), BILLION);
    }

    /** mantissa x 10^exponent. */
    static Quotient decimal(final long mantissa, final int exponent) {
        final BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        return exponent < 0
            ? new Quotient(BigInteger.valueOf(mantissa), power)
            : of(BigInteger.valueOf(mantissa).multiply(power));
    }

    Quotient plus(final Quotient other) {
        return denominator.equals(other.denominator)
            ? new Quotient(numerator.add(other.numerator), denominator)
            : new Quotient(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    Quotient minus(final Quotient other) {
        return plus(other.negate());
    }

    Quotient times(final Quotient other) {
        return new Quotient(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    Quotient times(final BigInteger integer) {
        return new Quotient(numerator.multiply(integer), denominator);
    }

    Quotient over(final Quotient other) {
        return ratio(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    Quotient over(final BigInteger integer) {
        return ratio(numerator, denominator.multiply(integer));
    }

    Quotient negate() {
        return new Quotient(numerator.negate(), denominator);
    }

    Quotient abs() {
        return new Quotient(numerator.abs(), denominator);
    }

    Quotient min(final Quotient other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Quotient max(final Quotient other) {
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
    Quotient reduced() {
        final BigInteger divisor = numerator.gcd(denominator);
        return new Quotient(numerator.divide(divisor), denominator.divide(divisor));
    }

    BigDecimal round(final MathContext precision) {
        return new BigDecimal(numerator).divide(new BigDecimal(denominator), precision);
    }

    @Override
    public int compareTo(final Quotient other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator;
    }
}
