package io.plimsoll.engine.scenario;

/**
 * How volatilities rise and fall, scaled by the time to expiry: {@code multiple = 1 +- range (30 / days)^power}.
 *
 * @param upRange       of the rise at 30 days
 * @param downRange     of the fall at 30 days; the multiple is never below 0
 * @param leastWhenUp   volatility a year that a risen one has at least
 * @param shortPower    to expiries of 30 days or less
 * @param longPower     to later ones
 * @param leastDays     days that an expiry counts for at least, above 0
 */
public record VolatilityShocks(
    double upRange, double downRange, double leastWhenUp, double shortPower, double longPower, double leastDays) {
    private static final double BASE_DAYS = 30;
    private static final double DAYS_OF_A_YEAR = 365;

    /**
     * A volatility after a rise or fall.
     *
     * @param shock      not a skew
     * @param volatility a year
     * @param years      to expiry
     * @return the shocked volatility a year
     */
    double apply(final VolatilityShock shock, final double volatility, final double years) {
        return applyScaled(shock, volatility, scale(years));
    }

    /**
     * A volatility after a rise or fall.
     *
     * @param shock      not a skew
     * @param volatility a year
     * @param scale      of the shocks at its time to expiry
     * @return the shocked volatility a year
     */
    double applyScaled(final VolatilityShock shock, final double volatility, final double scale) {
        return switch (shock) {
            case UP -> Math.max(leastWhenUp, volatility * (1 + upRange * scale));
            case DOWN -> volatility * Math.max(0, 1 - downRange * scale);
            default -> volatility;
        };
    }

    /** What the ranges are multiplied by. By exp and log, because StrictMath.pow allocates. */
    double scale(final double years) {
        final double days = years * DAYS_OF_A_YEAR;
        final double power = days <= BASE_DAYS ? shortPower : longPower;
        return StrictMath.exp(power * StrictMath.log(BASE_DAYS / Math.max(days, leastDays)));
    }
}
