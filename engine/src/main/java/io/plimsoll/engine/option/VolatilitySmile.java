package io.plimsoll.engine.option;

/** Implied volatilities of one expiry by strike: linear between those that are known, and flat beyond the ends. */
public final class VolatilitySmile {
    private final double[] strikes;
    private final double[] volatilities;

    /**
     * Through these points.
     *
     * @param strikes      one or more, rising
     * @param volatilities a year, one for each
     */
    public VolatilitySmile(final double[] strikes, final double[] volatilities) {
        this.strikes = strikes.clone();
        this.volatilities = volatilities.clone();
    }

    /**
     * Volatility of options of a strike.
     *
     * @param strike any
     * @return a year
     */
    public double at(final double strike) {
        int above = 0;
        while (above < strikes.length && strikes[above] <= strike) {
            above++;
        }
        if (above == 0) {
            return volatilities[0];
        }
        if (above == strikes.length) {
            return volatilities[above - 1];
        }
        final double share = (strike - strikes[above - 1]) / (strikes[above] - strikes[above - 1]);
        return volatilities[above - 1] + share * (volatilities[above] - volatilities[above - 1]);
    }
}
