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

    /**
     * What time is worth, the same for call and put and with forward and strike exchanged: the value of the one that is
     * out of the money. It is at most the lesser of both times the probability beyond {@code -d}; where that is not
     * tabulated it is below 1e-15 of it, and counts as nothing.
     */
    private static double timeValue(
        final double forward, final double strike, final double logMoneyness, final double deviation) {
        if (!(deviation > 0) || !(forward > 0) || !(strike > 0)) {
            return 0;
        }
        final double moneyness = Math.abs(logMoneyness) / deviation;
        final double d = deviation / 2 - moneyness;
        final double beyond = -deviation / 2 - moneyness;
        if (d < -TabulatedNormal.FARTHEST) {
            return 0;
        }
        final double lesser = Math.min(forward, strike);
        final double greater = Math.max(forward, strike);
        return d <= TabulatedNormal.FARTHEST && beyond >= -TabulatedNormal.FARTHEST
            ? Math.max(lesser * TabulatedNormal.cumulative(d) - greater * TabulatedNormal.cumulative(beyond), 0)
            : farTimeValue(lesser, greater, d, beyond);
    }

    /** Where the probabilities are not tabulated: a small one may count for much, times a price much greater. */
    private static double farTimeValue(
        final double lesser, final double greater, final double d, final double beyond) {
        // Density at the one times the lesser is density at the other times the greater: one exponential for both.
        final double exponential = StrictMath.exp(-d * d / 2);
        final double exponentialBeyond = exponential * (lesser / greater);
        return Math.max(0, lesser * NormalDistribution.cumulative(d, exponential)
            - greater * NormalDistribution.cumulative(beyond, exponentialBeyond));
    }
}
