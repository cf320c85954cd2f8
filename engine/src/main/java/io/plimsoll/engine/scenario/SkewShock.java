package io.plimsoll.engine.scenario;

/**
 * How a smile turns or bends: {@code multiple = 1 + clamp(k cap / k*, -cap, cap)}, where {@code k} is
 * {@code ln(strike / forward)} or its amount.
 *
 * @param cap   of the change of a volatility at no time to expiry
 * @param slope of that cap by the square root of years
 */
public record SkewShock(double cap, double slope) {

    double capAt(final double squareRootOfYears) {
        return Math.max(0, cap + slope * squareRootOfYears);
    }

    /**
     * What a volatility is multiplied by.
     *
     * @param logMoneyness       ln(strike / forward), or its amount
     * @param squareRootOfYears  to expiry
     * @param capLogMoneyness    where the cap is reached, above 0
     * @return 0 or more
     */
    double multiple(final double logMoneyness, final double squareRootOfYears, final double capLogMoneyness) {
        final double most = capAt(squareRootOfYears);
        final double change = logMoneyness * most / capLogMoneyness;
        return Math.max(0, 1 + (logMoneyness >= 0 ? Math.min(most, change) : Math.max(-most, change)));
    }
}
