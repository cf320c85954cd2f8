package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Arithmetic of section 11 in whole numbers, most of them x 10^9, none of them negative. */
final class Whole {
    /** One, x 10^9. */
    static final BigInteger BILLION = of(1_000_000_000L);

    static final BigInteger THOUSAND = of(1_000);
    static final BigInteger TRILLION = of(1_000_000_000_000L);
    static final BigInteger TWO_TO_62 = BigInteger.ONE.shiftLeft(62);

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

    /** A number and a share of it more, both x 10^9. */
    static BigInteger more(final BigInteger number, final BigInteger share) {
        return ceil(number.multiply(BILLION.add(share)), BILLION);
    }

    /** A plain fraction of no more than nine decimal places, x 10^9. */
    static BigInteger billionths(final BigDecimal fraction) {
        return fraction.movePointRight(9).toBigIntegerExact();
    }

    /** A number as a multiple of 10^-9, rounded down, x 10^9. */
    static BigInteger flooredBillionths(final BigDecimal number) {
        return number.movePointRight(9).setScale(0, RoundingMode.FLOOR).toBigIntegerExact();
    }

    /** The least multiple of a step that is not below a number. */
    static BigInteger up(final BigInteger number, final BigInteger step) {
        return ceil(number, step).multiply(step);
    }
}
