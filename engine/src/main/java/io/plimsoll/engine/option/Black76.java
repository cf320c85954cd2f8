package io.plimsoll.engine.option;

/**
 * Value of European options on a forward (F. Black, The pricing of commodity contracts, 1976), without discount. Calls
 * and puts of the same strike differ by forward less strike exactly: what is computed is the one that is out of the
 * money, and the other is that and what it is worth at once. So no value is negative or below what exercise gives.
 */
public final class Black76 {
    private Black76() {
    }

    /**
     * Value of an option.
     *
     * @param isCall    or a put
     * @param forward   price of the underlying at expiry, 0 or more
     * @param strike    0 or more
     * @param deviation volatility times the square root of the time to expiry in years, 0 or more
     * @return undiscounted, in the forward's unit, 0 or more
     */
    public static double value(
        final boolean isCall, final double forward, final double strike, final double deviation) {
        return value(isCall, forward, strike, logMoneyness(forward, strike), deviation);
    }

    /**
     * Value of an option whose moneyness is known.
     *
     * @param isCall       or a put
     * @param forward      price of the underlying at expiry, 0 or more
     * @param strike       0 or more
     * @param logMoneyness as {@link #logMoneyness} has it
     * @param deviation    volatility times the square root of the time to expiry in years, 0 or more
     * @return undiscounted, in the forward's unit, 0 or more
     */
    public static double value(
        final boolean isCall,
        final double forward,
        final double strike,
        final double logMoneyness,
        final double deviation) {
        final double ahead = forward - strike;
        final double atOnce = isCall ? Math.max(ahead, 0) : Math.max(-ahead, 0);
        return atOnce + timeValue(forward, strike, logMoneyness, deviation);
    }

    /**
     * What values depend on beside deviations, the same for all of one forward and strike.
     *
     * @param forward 0 or more
     * @param strike  0 or more
     * @return ln(forward / strike); no number if one of them is 0
     */
    public static double logMoneyness(final double forward, final double strike) {
        return StrictMath.log(forward / strike);
    }

    /** What time is worth, the same for call and put. */
    private static double timeValue(
        final double forward, final double strike, final double logMoneyness, final double deviation) {
        if (!(deviation > 0) || !(forward > 0) || !(strike > 0)) {
            return 0;
        }
        final double moneyness = logMoneyness / deviation;
        final double d1 = moneyness + deviation / 2;
        final double d2 = moneyness - deviation / 2;
        // Density at d1 times the forward is density at d2 times the strike: one exponential for both.
        final double exponential1;
        final double exponential2;
        if (Math.abs(d1) < Math.abs(d2)) {
            exponential1 = StrictMath.exp(-d1 * d1 / 2);
            exponential2 = exponential1 * (forward / strike);
        } else {
            exponential2 = StrictMath.exp(-d2 * d2 / 2);
            exponential1 = exponential2 * (strike / forward);
        }
        final double value = forward <= strike
            ? forward * NormalDistribution.cumulative(d1, exponential1)
                - strike * NormalDistribution.cumulative(d2, exponential2)
            : strike * NormalDistribution.cumulative(-d2, exponential2)
                - forward * NormalDistribution.cumulative(-d1, exponential1);
        return Math.max(value, 0);
    }
}
