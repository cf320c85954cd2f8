package io.plimsoll.engine.scenario;

/**
 * Both skews, and where they reach their caps: {@code k* = max(least, sqrt(t) width (volatility + slope sqrt(t)))}.
 *
 * @param linear            the smile turns
 * @param absolute          the smile bends
 * @param leastLogMoneyness of the cap
 * @param width             of the smile, in deviations
 * @param volatility        that deviations are reckoned with
 * @param volatilitySlope   of it by the square root of years
 */
public record SkewShocks(
    SkewShock linear,
    SkewShock absolute,
    double leastLogMoneyness,
    double width,
    double volatility,
    double volatilitySlope) {

    /** Where the caps are reached, above 0. */
    double capLogMoneyness(final double years) {
        final double squareRoot = Math.sqrt(years);
        return Math.max(leastLogMoneyness, squareRoot * width * (volatility + volatilitySlope * squareRoot));
    }

    /**
     * A volatility after a skew.
     *
     * @param shock          a skew
     * @param unshocked      volatility a year
     * @param logMoneyness   ln(strike / forward)
     * @param years          to expiry
     * @return the shocked volatility a year
     */
    double apply(
        final VolatilityShock shock, final double unshocked, final double logMoneyness, final double years) {
        return unshocked * of(shock).multiple(
            shock == VolatilityShock.LINEAR_SKEW ? logMoneyness : Math.abs(logMoneyness),
            Math.sqrt(years), capLogMoneyness(years));
    }

    SkewShock of(final VolatilityShock shock) {
        return shock == VolatilityShock.LINEAR_SKEW ? linear : absolute;
    }
}
