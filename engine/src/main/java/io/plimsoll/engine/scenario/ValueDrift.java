package io.plimsoll.engine.scenario;

import java.util.Arrays;

/**
 * How far values of an expiry's options can have moved, at any price of the underlying and in any scenario of a grid,
 * when volatilities, forward, rate and time are not what they were: as a share of the price and a sixteenth of the
 * strike. By what a value can move at most: not more than its forward does; not more than
 * {@code forward x density(0)} times what its deviation (volatility times the square root of time) does; and its
 * discount.
 */
public final class ValueDrift {
    /** What counts of a strike: only discounts, which move little, move a share of it. */
    public static final double SHARE_OF_STRIKE = 1.0 / 16;

    /** Above the standard normal density at 0. */
    private static final double LARGEST_DENSITY = 0.398942281;

    /** Far beyond what these few operations can be wrong by. */
    private static final double UPWARD = 1 + 1e-9;

    private static final VolatilityShock[] SHOCKS = VolatilityShock.values();

    private final ExpiryTerms now = new ExpiryTerms();
    private final ExpiryTerms then = new ExpiryTerms();
    private final double[] byDeviation = new double[SHOCKS.length];
    private GridModel model;
    private double apart;
    private double skewMultiple;
    private double skewApart;

    /**
     * Sets what an expiry is now.
     *
     * @param grid        whose scenarios
     * @param secondsLeft to expiry
     * @param ratio       of the forward to the underlying's mark
     * @param wireRate    of discount, x 10^9
     */
    public void now(final GridModel grid, final long secondsLeft, final double ratio, final long wireRate) {
        model = grid;
        now.read(grid, secondsLeft, ratio, wireRate);
    }

    /**
     * Sets what it was, after what it is now.
     *
     * @param secondsLeft to expiry
     * @param ratio       of the forward to the underlying's mark
     * @param wireRate    of discount, x 10^9
     */
    public void then(final long secondsLeft, final double ratio, final long wireRate) {
        then.read(model, secondsLeft, ratio, wireRate);
        compare();
    }

    private void compare() {
        Arrays.fill(byDeviation, 0);
        apart = 0;
        final double owned = now.ownedFactor();
        final double owed = now.owedFactor();
        final double ownedThen = then.ownedFactor();
        final double owedThen = then.owedFactor();
        final double factor = Math.max(Math.max(owned, ownedThen), Math.max(owed, owedThen));
        final double factorApart = Math.max(Math.abs(owned - ownedThen), Math.abs(owed - owedThen));
        for (int s = 0; s < model.scenarios().size(); s++) {
            final Scenario scenario = model.scenarios().get(s);
            column(scenario.volatilityShock(), scenario.priceFactor(),
                scenario.weight() * factor, scenario.weight() * factorApart);
        }
        final double basis = Math.max(1, Math.max(now.basisFactor(), then.basisFactor()));
        final double basisApart = 2 * Math.abs(now.basisFactor() - then.basisFactor());
        column(VolatilityShock.NONE, 1, basis, basisApart);
        column(VolatilityShock.NONE, model.basis().priceFactorUp(), basis, basisApart);
        column(VolatilityShock.NONE, model.basis().priceFactorDown(), basis, basisApart);
        compareSkews();
    }

    /** A column whose values count times a factor, which itself is another one by so much. */
    private void column(
        final VolatilityShock shock, final double priceFactor, final double factor, final double factorApart) {
        final double forward = Math.max(now.forward(priceFactor), then.forward(priceFactor));
        final double worth = Math.max(1, forward);
        final double discountApart = Math.max(
            Math.abs(now.discount - then.discount), Math.abs(now.discountAhead - then.discountAhead));
        apart = Math.max(apart,
            factor * (Math.abs(now.forward(priceFactor) - then.forward(priceFactor))
                + discountApart * worth / SHARE_OF_STRIKE)
                + factorApart * worth / SHARE_OF_STRIKE);
        byDeviation[shock.ordinal()] =
            Math.max(byDeviation[shock.ordinal()], factor * LARGEST_DENSITY * forward);
    }

    private void compareSkews() {
        final SkewShocks skews = model.skewShocks();
        skewMultiple = 1;
        skewApart = 0;
        final double logApart = Math.abs(StrictMath.log(now.forwardRatio / then.forwardRatio));
        final double nowAt = skews.capLogMoneyness(now.years);
        final double thenAt = skews.capLogMoneyness(then.years);
        for (int i = 0; i < 2; i++) {
            final SkewShock skew = i == 0 ? skews.linear() : skews.absolute();
            final double nowCap = Math.abs(skew.capAt(now.squareRootOfYears));
            final double thenCap = Math.abs(skew.capAt(then.squareRootOfYears));
            final double cap = Math.max(nowCap, thenCap);
            skewMultiple = Math.max(skewMultiple, 1 + cap);
            skewApart = Math.max(skewApart,
                cap / Math.min(nowAt, thenAt) * logApart
                    + Math.abs(skew.capAt(now.squareRootOfYears) - skew.capAt(then.squareRootOfYears))
                    + cap * (1 - Math.min(nowAt, thenAt) / Math.max(nowAt, thenAt)));
        }
    }

    /**
     * By how much the value of an option can have moved, times whatever it counts in an outcome.
     *
     * @param volatilityNow  a year, x 10^9
     * @param volatilityThen a year, x 10^9
     * @return share of the price of the underlying and {@link #SHARE_OF_STRIKE} of the strike, 0 or more
     */
    public double of(final long volatilityNow, final long volatilityThen) {
        final double sigmaNow = volatilityNow / ExpiryTerms.SCALE;
        final double sigmaThen = volatilityThen / ExpiryTerms.SCALE;
        double farthest = 0;
        for (final VolatilityShock shock : SHOCKS) {
            if (byDeviation[shock.ordinal()] > 0) {
                farthest = Math.max(farthest,
                    byDeviation[shock.ordinal()] * deviationApart(shock, sigmaNow, sigmaThen));
            }
        }
        return (apart + farthest) * UPWARD;
    }

    private double deviationApart(final VolatilityShock shock, final double sigmaNow, final double sigmaThen) {
        final double nowAhead = now.squareRootOfYearsAhead;
        final double thenAhead = then.squareRootOfYearsAhead;
        if (shock.isSkew()) {
            return skewMultiple * Math.abs(sigmaNow * nowAhead - sigmaThen * thenAhead)
                + skewApart * Math.max(sigmaNow * nowAhead, sigmaThen * thenAhead);
        }
        final VolatilityShocks shocks = model.volatilityShocks();
        final double ahead = Math.abs(
            shocks.applyScaled(shock, sigmaNow, now.volatilityScale) * nowAhead
                - shocks.applyScaled(shock, sigmaThen, then.volatilityScale) * thenAhead);
        return shock == VolatilityShock.NONE
            ? Math.max(ahead, Math.abs(sigmaNow * now.squareRootOfYears - sigmaThen * then.squareRootOfYears))
            : ahead;
    }
}
