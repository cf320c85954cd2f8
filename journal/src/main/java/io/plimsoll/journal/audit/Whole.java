package io.plimsoll.journal.audit;

import java.math.BigInteger;

/** Arithmetic of section 11 in whole numbers, most of them x 10^9, none of them negative. */
final class Whole {
    /** One, x 10^9. */
    static final BigInteger BILLION = of(1_000_000_000L);

    private Whole() {
    }

    static BigInteger of(final long number) {
        return BigInteger.valueOf(number);
    }

    /** The largest whole number not above a quotient. */
    static BigInteger floor(final BigInteger dividend, final BigInteger divisor) {
        return dividend.divide(divisor);
    }

    /** The smallest whole number not below a quotient. */
    static BigInteger ceil(final BigInteger dividend, final BigInteger divisor) {
        return dividend.add(divisor).subtract(BigInteger.ONE).divide(divisor);
    }

    /** The least whole number whose square is not below another. */
    static BigInteger root(final BigInteger square) {
        final BigInteger root = square.sqrt();
        return root.multiply(root).equals(square) ? root : root.add(BigInteger.ONE);
    }

    /** The least multiple of a step that is not below a number. */
    static BigInteger up(final BigInteger number, final BigInteger step) {
        return ceil(number, step).multiply(step);
    }
}
