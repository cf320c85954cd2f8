package io.plimsoll.engine.number;

/**
 * A real number of at least 27 significant digits, the unevaluated sum of two doubles (T. J. Dekker, A floating-point
 * technique for extending the available precision, 1971). Mutable and reused; for reports, not for margin.
 */
public final class Extended {
    private double high;
    private double low;

    /**
     * Sets the value.
     *
     * @param value any, kept exactly
     * @return this
     */
    public Extended set(final long value) {
        return normalise(value, lowOf(value));
    }

    /**
     * Sets the value.
     *
     * @param value to copy
     * @return this
     */
    public Extended set(final Extended value) {
        high = value.high;
        low = value.low;
        return this;
    }

    /**
     * Adds.
     *
     * @param value to add
     * @return this
     */
    public Extended plus(final Extended value) {
        final double sum = high + value.high;
        final double back = sum - high;
        final double error = (high - (sum - back)) + (value.high - back);
        return normalise(sum, error + low + value.low);
    }

    /**
     * Subtracts.
     *
     * @param value to subtract
     * @return this
     */
    public Extended minus(final Extended value) {
        negate();
        plus(value);
        return negate();
    }

    /**
     * Changes the sign.
     *
     * @return this
     */
    public Extended negate() {
        high = -high;
        low = -low;
        return this;
    }

    /**
     * Multiplies.
     *
     * @param factor any
     * @return this
     */
    public Extended times(final Extended factor) {
        final double product = high * factor.high;
        final double error = Math.fma(high, factor.high, -product);
        return normalise(product, error + (high * factor.low + low * factor.high));
    }

    /**
     * Multiplies.
     *
     * @param factor any
     * @return this
     */
    public Extended times(final long factor) {
        final double factorHigh = factor;
        final double factorLow = lowOf(factor);
        final double product = high * factorHigh;
        final double error = Math.fma(high, factorHigh, -product);
        return normalise(product, error + (high * factorLow + low * factorHigh));
    }

    /**
     * Divides.
     *
     * @param divisor not 0
     * @return this
     */
    public Extended over(final Extended divisor) {
        return over(divisor.high, divisor.low);
    }

    /**
     * Divides.
     *
     * @param divisor not 0
     * @return this
     */
    public Extended over(final long divisor) {
        return over((double) divisor, lowOf(divisor));
    }

    private Extended over(final double divisorHigh, final double divisorLow) {
        final double first = high / divisorHigh;
        final double product = first * divisorHigh;
        final double error = Math.fma(first, divisorHigh, -product);
        final double rest = (high - product) - error + low - first * divisorLow;
        return normalise(first, rest / divisorHigh);
    }

    /** What the nearest double of a value lacks. */
    private static double lowOf(final long value) {
        final double high = value;
        return high == 0x1p63 ? value - Long.MAX_VALUE - 1.0 : value - (long) high;
    }

    public int signum() {
        return (int) Math.signum(high);
    }

    public double toDouble() {
        return high + low;
    }

    /**
     * Rounds half up.
     *
     * @return nearest integer; the value is below 2^52
     */
    public long round() {
        final double whole = Math.floor(high);
        final double fraction = (high - whole) + low;
        return (long) (whole + Math.floor(fraction + 0.5));
    }

    private Extended normalise(final double large, final double small) {
        high = large + small;
        low = small - (high - large);
        return this;
    }
}
