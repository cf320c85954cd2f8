package io.plimsoll.engine.option;

/**
 * The standard normal distribution, in doubles, from additions, multiplications, divisions and StrictMath alone and in
 * the order written here: the same bits on every JVM and processor.
 *
 * <p>Cumulative: the rational approximation of J. F. Hart and others (Computer Approximations, 1968, no. 5666) with a
 * continued fraction for the far tail, as G. West gives it (Better approximations to cumulative normal functions,
 * 2005). The error is below 1e-15, and below 1e-10 of the probability itself as far as 8 deviations out.
 */
public final class NormalDistribution {
    private static final double TAIL = 7.07106781186547;
    private static final double NOTHING_BEYOND = 37;
    private static final double SQUARE_ROOT_OF_TWO_PI = 2.506628274631000502415765284811;

    private static final double[] NUMERATOR = {
        3.52624965998911e-02, 0.700383064443688, 6.37396220353165, 33.912866078383, 112.079291497871, 221.213596169931,
        220.206867912376,
    };
    private static final double[] DENOMINATOR = {
        8.83883476483184e-02, 1.75566716318264, 16.064177579207, 86.7807322029461, 296.564248779674, 637.333633378831,
        793.826512519948, 440.413735824752,
    };
    private static final int FRACTIONS = 4;
    private static final double LAST_FRACTION = 0.65;

    private NormalDistribution() {
    }

    /**
     * Probability of a value up to this one.
     *
     * @param value any number, infinities too
     * @return from 0 to 1; NaN for NaN
     */
    public static double cumulative(final double value) {
        final double distance = Math.abs(value);
        final double beyond = distance > NOTHING_BEYOND ? 0 : upperTail(distance);
        return value > 0 ? 1 - beyond : beyond;
    }

    /**
     * Density at a value.
     *
     * @param value any number
     * @return 0 or more
     */
    public static double density(final double value) {
        return StrictMath.exp(-value * value / 2) / SQUARE_ROOT_OF_TWO_PI;
    }

    private static double upperTail(final double distance) {
        final double exponential = StrictMath.exp(-distance * distance / 2);
        if (distance < TAIL) {
            return exponential * polynomial(NUMERATOR, distance) / polynomial(DENOMINATOR, distance);
        }
        double fraction = distance + LAST_FRACTION;
        for (int i = FRACTIONS; i > 0; i--) {
            fraction = distance + i / fraction;
        }
        return exponential / fraction / SQUARE_ROOT_OF_TWO_PI;
    }

    private static double polynomial(final double[] coefficients, final double value) {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum * value + coefficients[i];
        }
        return sum;
    }
}
