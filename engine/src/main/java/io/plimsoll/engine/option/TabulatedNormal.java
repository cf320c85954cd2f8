package io.plimsoll.engine.option;

/**
 * The cumulative normal distribution where options have value, for the event loop: Taylor's series of seventh degree
 * about the nearest multiple of a 32nd, without exponential or division. Computed from {@link NormalDistribution} once,
 * then by additions and multiplications in the order written here: the same bits on every JVM and processor.
 *
 * <p>The rest of the series is below 3e-18 (the eighth derivative is below 29, {@code 29 / 8! x 2^-48}), and far down
 * the tail below 2e-12 of the probability itself: together with rounding and the table the error is below 1e-15.
 */
final class TabulatedNormal {
    /** Farthest from 0 that is tabulated. Beyond lies a probability of 6.3e-16. */
    static final double FARTHEST = 8;

    private static final int BY_ONE = 32;
    private static final double STEP = 1.0 / BY_ONE;
    private static final int COEFFICIENTS = 8;
    private static final double[] TABLE = table();

    private TabulatedNormal() {
    }

    private static double[] table() {
        final int entries = 2 * (int) FARTHEST * BY_ONE + 1;
        final double[] table = new double[entries * COEFFICIENTS];
        for (int entry = 0; entry < entries; entry++) {
            tabulate(entry * STEP - FARTHEST, table, entry * COEFFICIENTS);
        }
        return table;
    }

    /** Derivatives of the density follow from the two before: {@code f(n+1) = -x f(n) - n f(n-1)}. */
    private static void tabulate(final double value, final double[] into, final int first) {
        into[first] = NormalDistribution.cumulative(value);
        double before = 0;
        double derivative = NormalDistribution.density(value);
        double factorial = 1;
        for (int n = 1; n < COEFFICIENTS; n++) {
            factorial *= n;
            into[first + n] = derivative / factorial;
            final double next = -value * derivative - (n - 1) * before;
            before = derivative;
            derivative = next;
        }
    }

    /**
     * Probability of a value up to this one.
     *
     * @param value not farther from 0 than {@link #FARTHEST}
     * @return from 0 to 1
     */
    static double cumulative(final double value) {
        final int entry = (int) ((value + FARTHEST) * BY_ONE + 0.5);
        final double x = value - (entry * STEP - FARTHEST);
        final double square = x * x;
        final int i = entry * COEFFICIENTS;
        final double even = TABLE[i] + square * (TABLE[i + 2] + square * (TABLE[i + 4] + square * TABLE[i + 6]));
        final double odd = TABLE[i + 1] + square * (TABLE[i + 3] + square * (TABLE[i + 5] + square * TABLE[i + 7]));
        return even + x * odd;
    }
}
