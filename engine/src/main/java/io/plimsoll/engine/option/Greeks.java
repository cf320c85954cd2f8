package io.plimsoll.engine.option;

/**
 * Value of an option and its derivatives, discounted.
 *
 * @param value of the option
 * @param delta by the forward
 * @param gamma by the forward, twice
 * @param vega  by the volatility, for 1.00
 * @param theta by time as it passes, for a year, forward and rate held still
 */
public record Greeks(double value, double delta, double gamma, double vega, double theta) {

    /**
     * Of a European option on a forward.
     *
     * @param isCall     or a put
     * @param forward    price of the underlying at expiry, above 0
     * @param strike     above 0
     * @param years      to expiry, above 0
     * @param volatility a year, above 0
     * @param rate       of discount a year, continuously compounded
     * @return value and derivatives
     */
    public static Greeks of(
        final boolean isCall,
        final double forward,
        final double strike,
        final double years,
        final double volatility,
        final double rate) {
        final double squareRoot = Math.sqrt(years);
        final double deviation = volatility * squareRoot;
        final double discount = StrictMath.exp(-rate * years);
        final double d1 = StrictMath.log(forward / strike) / deviation + deviation / 2;
        final double density = discount * NormalDistribution.density(d1);
        final double value = discount * Black76.value(isCall, forward, strike, deviation);
        return new Greeks(
            value,
            isCall
                ? discount * NormalDistribution.cumulative(d1)
                : -discount * NormalDistribution.cumulative(-d1),
            density / (forward * deviation),
            forward * density * squareRoot,
            rate * value - forward * density * volatility / (2 * squareRoot));
    }
}
