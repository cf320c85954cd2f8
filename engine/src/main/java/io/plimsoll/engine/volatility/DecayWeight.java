package io.plimsoll.engine.volatility;

import io.plimsoll.engine.number.Wide;
import java.math.BigInteger;

/** What remains of an old estimate's weight after a sampling interval: a fraction x 2^62. */
public final class DecayWeight {
    /** The whole weight. */
    public static final long ONE = 1L << 62;

    /** Most samples after which a weight is half of what it was. */
    static final int LARGEST_HALF_LIFE = 1 << 20;

    /**
     * Bits behind the point. No weight is nearer to an integer than 2^-85 of the whole, so what is lost by rounding
     * down, less than 2^-150, decides nothing.
     */
    private static final int PRECISION_BITS = 160;
    private static final BigInteger UNIT = BigInteger.ONE.shiftLeft(PRECISION_BITS);
    private static final BigInteger LOGARITHM_OF_2 = logarithmOf2();

    private DecayWeight() {
    }

    /**
     * The weight that is half after so many intervals, {@code floor(2^62 x 2^(-1 / samples))}. Allocates.
     *
     * @param samples from 1 to {@link #LARGEST_HALF_LIFE}
     * @return x 2^62
     */
    public static long ofHalfLife(final int samples) {
        final BigInteger exponent = LOGARITHM_OF_2.divide(BigInteger.valueOf(samples));
        BigInteger term = UNIT;
        BigInteger sum = BigInteger.ZERO;
        for (int n = 1; term.signum() != 0; n++) {
            sum = n % 2 == 1 ? sum.add(term) : sum.subtract(term);
            term = term.multiply(exponent).shiftRight(PRECISION_BITS).divide(BigInteger.valueOf(n));
        }
        return sum.shiftRight(PRECISION_BITS - 62).longValueExact();
    }

    /** The sum of {@code 1 / (k 2^k)}. */
    private static BigInteger logarithmOf2() {
        BigInteger sum = BigInteger.ZERO;
        for (int k = 1; k <= PRECISION_BITS; k++) {
            sum = sum.add(UNIT.shiftRight(k).divide(BigInteger.valueOf(k)));
        }
        return sum;
    }

    /**
     * The weight after several intervals, by squaring, every product rounded down.
     *
     * @param weight    after one, x 2^62
     * @param intervals how many, not negative
     * @param wide      to calculate with
     * @return x 2^62
     */
    static long power(final long weight, final long intervals, final Wide wide) {
        long result = ONE;
        long square = weight;
        for (long left = intervals; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result = wide.product(result, square).dividedDown(ONE).value();
            }
            square = wide.product(square, square).dividedDown(ONE).value();
        }
        return result;
    }

    /**
     * An estimate with what came after it: {@code floor((before W + now (2^62 - W)) / 2^62)}.
     *
     * @param before estimate, not negative and below 2^62
     * @param now    what came, not negative and below 2^62
     * @param weight W, of what was before
     * @param wide   to calculate with
     * @return the estimate afterwards
     */
    static long average(final long before, final long now, final long weight, final Wide wide) {
        return wide.product(before, weight).plusProduct(now, ONE - weight).dividedDown(ONE).value();
    }
}
