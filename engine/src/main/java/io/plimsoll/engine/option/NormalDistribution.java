package io.plimsoll.engine.option;

/**
 * The standard normal distribution, in doubles, from additions, multiplications, divisions and StrictMath alone and in
 * the order written here: the same bits on every JVM and processor.
 *
 * <p>Cumulative: the rational approximations of the error function of W. J. Cody (Rational Chebyshev approximations for
 * the error function, Mathematics of Computation 23, 1969). The error is below 1e-15, and below 1e-13 of the
 * probability itself however small that is.
 */
public final class NormalDistribution {
    private static final double NOTHING_BEYOND = 38;
    private static final double SQUARE_ROOT_OF_TWO = 1.4142135623730950488;
    private static final double SQUARE_ROOT_OF_TWO_PI = 2.5066282746310005024;
    private static final double ONE_BY_SQUARE_ROOT_OF_PI = 5.6418958354775628695e-1;

    private static final double NEAR = 0.46875;
    private static final double[] NEAR_NUMERATOR = {
        1.85777706184603153e-1, 3.16112374387056560e0, 1.13864154151050156e2, 3.77485237685302021e2,
        3.20937758913846947e3,
    };
    private static final double[] NEAR_DENOMINATOR = {
        1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3,
    };
    private static final double MIDDLE = 4;
    private static final double[] MIDDLE_NUMERATOR = {
        2.15311535474403846e-8, 5.64188496988670089e-1, 8.88314979438837594e0, 6.61191906371416295e1,
        2.98635138197400131e2, 8.81952221241769090e2, 1.71204761263407058e3, 2.05107837782607147e3,
        1.23033935479799725e3,
    };
    private static final double[] MIDDLE_DENOMINATOR = {
        1, 1.57449261107098347e1, 1.17693950891312499e2, 5.37181101862009858e2, 1.62138957456669019e3,
        3.29079923573345963e3, 4.36261909014324716e3, 3.43936767414372164e3, 1.23033935480374942e3,
    };
    private static final double[] FAR_NUMERATOR = {
        1.63153871373020978e-2, 3.05326634961232344e-1, 3.60344899949804439e-1, 1.25781726111229246e-1,
        1.60837851487422766e-2, 6.58749161529837803e-4,
    };
    private static final double[] FAR_DENOMINATOR = {
        1, 2.56852019228982242e0, 1.87295284992346725e0, 5.27905102951428412e-1, 6.05183413124413191e-2,
        2.33520497626869185e-3,
    };

    private NormalDistribution() {
    }

    /**
     * Probability of a value up to this one.
     *
     * @param value any number, infinities too
     * @return from 0 to 1
     */
    public static double cumulative(final double value) {
        return cumulative(value, StrictMath.exp(-value * value / 2));
    }

    /**
     * Probability of a value up to this one, where the exponential that it takes is known.
     *
     * @param value       any number, infinities too
     * @param exponential {@code e^(-value^2 / 2)}
     * @return from 0 to 1
     */
    static double cumulative(final double value, final double exponential) {
        final double distance = Math.abs(value);
        final double beyond =
            distance > NOTHING_BEYOND ? 0 : complement(distance / SQUARE_ROOT_OF_TWO, exponential) / 2;
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

    /** One less the error function; the exponential is of the distance's negative square. */
    private static double complement(final double distance, final double exponential) {
        final double square = distance * distance;
        if (distance <= NEAR) {
            return 1 - distance * ratio(NEAR_NUMERATOR, NEAR_DENOMINATOR, square);
        }
        if (distance <= MIDDLE) {
            return exponential * ratio(MIDDLE_NUMERATOR, MIDDLE_DENOMINATOR, distance);
        }
        final double inverse = 1 / square;
        return exponential
            * (ONE_BY_SQUARE_ROOT_OF_PI - inverse * ratio(FAR_NUMERATOR, FAR_DENOMINATOR, inverse)) / distance;
    }

    private static double ratio(final double[] numerator, final double[] denominator, final double value) {
        return polynomial(numerator, value) / polynomial(denominator, value);
    }

    private static double polynomial(final double[] coefficients, final double value) {
        double sum = coefficients[0];
        for (int i = 1; i < coefficients.length; i++) {
            sum = sum * value + coefficients[i];
        }
        return sum;
    }
}
