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
        return switch (shock) {
            case UP -> Math.max(leastWhenUp, volatility + base(volatility) * upRange * scale(years));
            case DOWN -> Math.max(0, volatility - base(volatility) * downRange * scale(years));
            default -> volatility;
        };
    }

    private double base(final double volatility) {
        return isAbsolute ? 1 : volatility;
    }

    private double scale(final double years) {
        final double days = years * DAYS_OF_A_YEAR;
        return StrictMath.pow(BASE_DAYS / Math.max(days, leastDays), days <= BASE_DAYS ? shortPower : longPower);
    }
}
