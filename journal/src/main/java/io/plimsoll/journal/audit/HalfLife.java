package io.plimsoll.journal.audit;

import io.plimsoll.journal.audit.precise.Exponential;
import io.plimsoll.journal.audit.precise.FixedPoint;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Rule 11.2: how fast samples lose their weight.
 *
 * @param weight w: what is left of a weight of 2^62 after one sampling interval
 */
record HalfLife(BigInteger weight) {
    /** A weight of one. */
    static final BigInteger ONE = BigInteger.ONE.shiftLeft(62);

    private static final MathContext DIGITS = new MathContext(60);
    /** Far more than what the power and its rounding to so many digits can be off, times 2^62. */
    private static final BigDecimal DOUBT = BigDecimal.ONE.movePointLeft(30);

    /**
     * Half of it after so many samples.
     *
     * @param samples 1 or more
     */
    static HalfLife ofSamples(final int samples) {
        if (samples == 1) {
            return new HalfLife(ONE.shiftRight(1));
        }
        final BigDecimal power = Exponential.power(FixedPoint.of(2), FixedPoint.of(-1, samples)).round(DIGITS);
        final BigDecimal weight = power.multiply(new BigDecimal(ONE));
        final BigDecimal below = weight.subtract(DOUBT).setScale(0, RoundingMode.FLOOR);
        final BigDecimal above = weight.add(DOUBT).setScale(0, RoundingMode.FLOOR);
        if (below.compareTo(above) != 0) {
            throw new ArithmeticException("sixty digits do not decide how " + weight + " is rounded down");
        }
        return new HalfLife(below.toBigIntegerExact());
    }

    /** What is left of a weight of one after so many intervals, by the steps that the rule gives. */
    BigInteger after(final long intervals) {
        BigInteger left = ONE;
        BigInteger base = weight;
        for (long rest = intervals; rest > 0; rest /= 2) {
            if (rest % 2 == 1) {
                left = product(left, base);
            }
            base = product(base, base);
        }
        return left;
    }

    private static BigInteger product(final BigInteger one, final BigInteger other) {
        return Whole.floor(one.multiply(other), ONE);
    }
}
