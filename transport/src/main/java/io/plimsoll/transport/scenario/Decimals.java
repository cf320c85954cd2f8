package io.plimsoll.transport.scenario;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Decimals to integers of the wire and back, exactly or not at all. */
final class Decimals {
    /** Fractions on the wire are scaled by 10 to this. */
    private static final int FRACTION_DIGITS = 9;

    private Decimals() {
    }

    /**
     * How many times a step goes into a value.
     *
     * @throws ScenarioException if it is not a whole number, or not one of 64 bits
     */
    static long multiples(final String item, final BigDecimal value, final BigDecimal step, final String stepName) {
        final BigDecimal[] quotient = value.divideAndRemainder(step);
        if (quotient[1].signum() != 0) {
            throw new ScenarioException(item + " " + plain(value) + " must be a multiple of "
                + stepName + " " + plain(step));
        }
        return fitting(item, value, quotient[0]);
    }

    /** Amount of an asset in its minor units. */
    static long minorUnits(final String item, final BigDecimal amount, final int exponent) {
        return multiples(item, amount, BigDecimal.ONE.scaleByPowerOfTen(exponent), "the asset's minor unit");
    }

    /** A fraction as it is on the wire. */
    static long fraction(final String item, final BigDecimal fraction) {
        final BigDecimal scaled = fraction.scaleByPowerOfTen(FRACTION_DIGITS);
        if (scaled.stripTrailingZeros().scale() > 0) {
            throw new ScenarioException(item + " " + plain(fraction) + " must have nine decimals at most");
        }
        return fitting(item, fraction, scaled);
    }

    /** A whole number of 64 bits. */
    static long fitting(final String item, final BigDecimal value, final BigDecimal whole) {
        if (whole.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
            throw new ScenarioException(item + " " + plain(value)
                + " does not fit into 64 bits; use a coarser tick, lot or exponent");
        }
        return whole.setScale(0, RoundingMode.UNNECESSARY).longValueExact();
    }

    /** Without trailing zeros and without an exponent. */
    static String plain(final BigDecimal value) {
        return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
    }
}
