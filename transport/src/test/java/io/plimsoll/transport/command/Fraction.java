package io.plimsoll.transport.command;

import java.math.BigDecimal;
import java.math.BigInteger;

/** An exact number, with a positive divisor. */
record Fraction(BigInteger dividend, BigInteger divisor) implements Comparable<Fraction> {
    static final Fraction ZERO = of("0");

    static Fraction of(final String decimal) {
        final BigDecimal value = new BigDecimal(decimal);
        final int scale = Math.max(0, value.scale());
        return new Fraction(value.setScale(scale).unscaledValue(), BigInteger.TEN.pow(scale));
    }

    Fraction plus(final Fraction other) {
        return new Fraction(
            dividend.multiply(other.divisor).add(other.dividend.multiply(divisor)), divisor.multiply(other.divisor));
    }

    Fraction minus(final Fraction other) {
        return plus(other.negate());
    }

    Fraction times(final Fraction other) {
        return new Fraction(dividend.multiply(other.dividend), divisor.multiply(other.divisor));
    }

    Fraction over(final Fraction other) {
        final BigInteger sign = BigInteger.valueOf(other.dividend.signum());
        return new Fraction(
            dividend.multiply(other.divisor).multiply(sign), divisor.multiply(other.dividend).multiply(sign));
    }

    Fraction negate() {
        return new Fraction(dividend.negate(), divisor);
    }

    Fraction power(final int exponent) {
        final Fraction power = new Fraction(dividend.pow(Math.abs(exponent)), divisor.pow(Math.abs(exponent)));
        return exponent < 0 ? of("1").over(power) : power;
    }

    Fraction floor() {
        final BigInteger[] parts = dividend.divideAndRemainder(divisor);
        return new Fraction(parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0], BigInteger.ONE);
    }

    Fraction ceil() {
        return negate().floor().negate();
    }

    @Override
    public int compareTo(final Fraction other) {
        return dividend.multiply(other.divisor).compareTo(other.dividend.multiply(divisor));
    }
}
