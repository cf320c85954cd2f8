package io.plimsoll.engine.scenario;

/**
 * How volatilities rise and fall, scaled by the time to expiry: {@code multiple = 1 +- range (30 / days)^power}, or,
 * if ranges are absolute, so much of a range added or taken away.
 *
 * @param isAbsolute    whether ranges are volatilities a year, not shares of those that are shocked
 * @param upRange       of the rise at 30 days
 * @param downRange     of the fall at 30 days; no volatility falls below 0
 * @param leastWhenUp   volatility a year that a risen one has at least
 * @param shortPower    to expiries of 30 days or less
 * @param longPower     to later ones
 * @param leastDays     days that an expiry counts for at least, above 0
 */
public record VolatilityShocks(
    boolean isAbsolute,
    double upRange,
    double downRange,
    double leastWhenUp,
    double shortPower,
    double longPower,
    double leastDays) {
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
            case UP -> Math.max(leastWhenUp, volatility + base(volatility) * upRange * scale);
            case DOWN -> Math.max(0, volatility - base(volatility) * downRange * scale);
            default -> volatility;
        };
    }

    private double base(final double volatility) {
        return isAbsolute ? 1 : volatility;
    }

    /** What the ranges are multiplied by. By exp and log, because StrictMath.pow allocates. */
    double scale(final double years) {
        final double days = years * DAYS_OF_A_YEAR;
        final double power = days <= BASE_DAYS ? shortPower : longPower;
        return StrictMath.exp(power * StrictMath.log(BASE_DAYS / Math.max(days, leastDays)));
    }
}
