package io.plimsoll.engine.number;

import java.math.BigInteger;

/**
 * A positive fraction in lowest terms, made of decimals when something is defined.
 *
 * @param numerator   positive
 * @param denominator positive
 */
public record Ratio(long numerator, long denominator) {
    private static final int ROOM_BITS = 62;

    /**
     * A decimal number, {@code mantissa x 10^exponent}, in lowest terms.
     *
     * @param mantissa positive
     * @param exponent any
     * @return the fraction, or null if a term does not fit in 62 bits
     */
    public static Ratio of(final long mantissa, final int exponent) {
        return of(BigInteger.valueOf(mantissa), BigInteger.ONE, exponent);
    }

    /**
     * {@code numerator / denominator x 10^exponent} in lowest terms.
     *
     * @param numerator   positive
     * @param denominator positive
     * @param exponent    any
     * @return the fraction, or null if a term does not fit in 62 bits
     */
    public static Ratio of(final long numerator, final long denominator, final int exponent) {
        return of(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator), exponent);
    }

    /**
     * {@code numerator / denominator x 10^exponent} in lowest terms.
     *
     * @param numerator   positive
     * @param denominator positive
     * @param exponent    any
     * @return the fraction, or null if a term does not fit in 62 bits
     */
    public static Ratio of(final BigInteger numerator, final BigInteger denominator, final int exponent) {
        final BigInteger power = BigInteger.TEN.pow(Math.abs(exponent));
        final BigInteger top = exponent > 0 ? numerator.multiply(power) : numerator;
        final BigInteger bottom = exponent < 0 ? denominator.multiply(power) : denominator;
        final BigInteger common = top.gcd(bottom);
        final BigInteger reducedTop = top.divide(common);
        final BigInteger reducedBottom = bottom.divide(common);
        return reducedTop.bitLength() > ROOM_BITS || reducedBottom.bitLength() > ROOM_BITS
            ? null
            : new Ratio(reducedTop.longValueExact(), reducedBottom.longValueExact());
    }

    /**
     * The nearest double.
     *
     * @return the nearest double
     */
    public double toDouble() {
        return (double) numerator / denominator;
    }
}
