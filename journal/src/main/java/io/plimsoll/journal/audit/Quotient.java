package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * An exact quotient of two decimals. Most of what the rules compute is a decimal; but the value of an inverse contract
 * is lots over price, and a third has no last digit. Such a number stays a quotient until a rule rounds it. Not kept in
 * lowest terms, so compare with {@link #compareTo}.
 *
 * @param dividend of any sign
 * @param divisor  always positive; 1 for a plain decimal
 */
public record Quotient(BigDecimal dividend, BigDecimal divisor) implements Comparable<Quotient> {
    static final Quotient ZERO = of(BigDecimal.ZERO);
    static final Quotient ONE = of(BigDecimal.ONE);

    /** Checks the divisor's sign. */
    public Quotient {
        if (divisor.signum() <= 0) {
            throw new ArithmeticException("the divisor of " + dividend + " must be positive but is " + divisor);
        }
    }

    static Quotient of(final BigDecimal decimal) {
        return new Quotient(decimal, BigDecimal.ONE);
    }

    /** A quotient of two decimals of any sign, the second not zero. */
    static Quotient of(final BigDecimal dividend, final BigDecimal divisor) {
        return divisor.signum() < 0
            ? new Quotient(dividend.negate(), divisor.negate())
            : new Quotient(dividend, divisor);
    }

    Quotient plus(final Quotient other) {
        return divisor.equals(other.divisor)
            ? new Quotient(dividend.add(other.dividend), divisor)
            : new Quotient(
                dividend.multiply(other.divisor).add(other.dividend.multiply(divisor)),
                divisor.multiply(other.divisor));
    }

    Quotient plus(final BigDecimal decimal) {
        return isDecimal()
            ? of(dividend.add(decimal))
            : new Quotient(dividend.add(decimal.multiply(divisor)), divisor);
    }

    Quotient minus(final Quotient other) {
        return plus(other.negate());
    }

    Quotient minus(final BigDecimal decimal) {
        return plus(decimal.negate());
    }

    Quotient times(final Quotient other) {
        return new Quotient(dividend.multiply(other.dividend), divisor.multiply(other.divisor));
    }

    Quotient times(final BigDecimal decimal) {
        return new Quotient(dividend.multiply(decimal), divisor);
    }

    Quotient over(final Quotient other) {
        return of(dividend.multiply(other.divisor), divisor.multiply(other.dividend));
    }

    Quotient over(final BigDecimal decimal) {
        return of(dividend, divisor.multiply(decimal));
    }

    Quotient negate() {
        return new Quotient(dividend.negate(), divisor);
    }

    Quotient abs() {
        return dividend.signum() < 0 ? negate() : this;
    }

    Quotient min(final Quotient other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Quotient max(final Quotient other) {
        return compareTo(other) >= 0 ? this : other;
    }

    int signum() {
        return dividend.signum();
    }

    /** The largest integer not above. */
    BigDecimal floor() {
        return rounded(RoundingMode.FLOOR);
    }

    /** The smallest integer not below. */
    BigDecimal ceil() {
        return rounded(RoundingMode.CEILING);
    }

    boolean isInteger() {
        return dividend.remainder(divisor).signum() == 0;
    }

    /** The same number as a quotient of two integers in lowest terms. */
    Quotient reduced() {
        final int scale = Math.max(0, Math.max(dividend.scale(), divisor.scale()));
        final BigInteger numerator = dividend.setScale(scale).unscaledValue();
        final BigInteger denominator = divisor.setScale(scale).unscaledValue();
        final BigInteger common = numerator.gcd(denominator);
        return new Quotient(new BigDecimal(numerator.divide(common)), new BigDecimal(denominator.divide(common)));
    }

    BigDecimal round(final MathContext precision) {
        return dividend.divide(divisor, precision);
    }

    /**
     * Compares the two numbers by cross multiplication.
     *
     * @param other to compare with
     * @return negative, 0 or positive
     */
    @Override
    public int compareTo(final Quotient other) {
        return dividend.multiply(other.divisor).compareTo(other.dividend.multiply(divisor));
    }

    int compareTo(final BigDecimal decimal) {
        return isDecimal() ? dividend.compareTo(decimal) : dividend.compareTo(decimal.multiply(divisor));
    }

    /**
     * The number for people.
     *
     * @return the plain decimal, or dividend/divisor in lowest terms where there is no plain decimal
     */
    @Override
    public String toString() {
        final Quotient lowest = reduced();
        try {
            return lowest.dividend.divide(lowest.divisor).stripTrailingZeros().toPlainString();
        } catch (final ArithmeticException endless) {
            return lowest.dividend + "/" + lowest.divisor;
        }
    }

    private BigDecimal rounded(final RoundingMode mode) {
        return isDecimal() ? dividend.setScale(0, mode) : dividend.divide(divisor, 0, mode);
    }

    private boolean isDecimal() {
        return divisor.equals(BigDecimal.ONE);
    }
}
