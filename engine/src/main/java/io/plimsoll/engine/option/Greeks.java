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

    private static final double HALF = 0.5;

    /**
     * Of a European option on a forward.
     *
     * @param isCall     or a put
     * @param forward    price of the underlying at expiry, 0 or more
     * @param strike     0 or more
     * @param years      to expiry, 0 or more
     * @param volatility a year, 0 or more
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
        if (!(volatility * years > 0 && forward > 0 && strike > 0)) {
            return certain(isCall, forward, strike, StrictMath.exp(-rate * years), rate);
        }
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

    /** Of an option that will certainly be exercised, or certainly not; on the strike itself half of it. */
    private static Greeks certain(
        final boolean isCall, final double forward, final double strike, final double discount, final double rate) {
        final double value = discount * Black76.value(isCall, forward, strike, 0);
        final double exercised = forward == strike ? HALF : value > 0 ? 1 : 0;
        return new Greeks(value, (isCall ? discount : -discount) * exercised, 0, 0, rate * value);
    }
}
