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

    private static final double SCALE = 1e9;
    private static final double SECONDS_OF_A_YEAR = 365 * 86_400.0;

    /** Above the standard normal density at 0. */
    private static final double LARGEST_DENSITY = 0.398942281;

    /** Far beyond what these few operations can be wrong by. */
    private static final double UPWARD = 1 + 1e-9;

    private static final VolatilityShock[] SHOCKS = VolatilityShock.values();

    private final OptionValuation valuation = new OptionValuation();
    private final Side now = new Side();
    private final Side then = new Side();
    private final double[] byDeviation = new double[SHOCKS.length];
    private GridModel model;
    private double apart;
    private double skewMultiple;
    private double skewApart;

    /** One of the two sets of inputs. */
    private static final class Side {
        private double ratio;
        private double years;
        private double squareRootOfYears;
        private double discount;
        private double squareRootOfYearsAhead;
        private double discountAhead;
        private double owned;
        private double owed;
        private double basis;
        private double averagedShare;
        private double volatilityScale;

        /** Forward after a move, per price of the underlying. */
        private double forward(final double priceFactor) {
            return ratio * (averagedShare + (1 - averagedShare) * priceFactor);
        }
    }

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
        read(now, secondsLeft, ratio, wireRate);
    }

    /**
     * Sets what it was, after what it is now.
     *
     * @param secondsLeft to expiry
     * @param ratio       of the forward to the underlying's mark
     * @param wireRate    of discount, x 10^9
     */
    public void then(final long secondsLeft, final double ratio, final long wireRate) {
        read(then, secondsLeft, ratio, wireRate);
        compare();
    }

    private void read(final Side side, final long secondsLeft, final double ratio, final long wireRate) {
        valuation.expiry(model, secondsLeft, ratio, wireRate);
        side.ratio = ratio;
        side.years = secondsLeft / SECONDS_OF_A_YEAR;
        side.squareRootOfYears = Math.sqrt(side.years);
        side.discount = StrictMath.exp(-Math.max(0, wireRate / SCALE) * side.years);
        final double yearsAhead = model.yearsAhead(side.years);
        side.squareRootOfYearsAhead = Math.sqrt(yearsAhead);
        side.discountAhead = StrictMath.exp(-Math.max(0, wireRate / SCALE) * yearsAhead);
        side.owned = valuation.ownedFactor();
        side.owed = valuation.owedFactor();
        side.basis = valuation.basisFactor();
        side.averagedShare = model.averagedShare(secondsLeft);
        side.volatilityScale = model.volatilityShocks().scale(side.years);
    }

    private void compare() {
        Arrays.fill(byDeviation, 0);
        apart = 0;
        final double factor = Math.max(Math.max(now.owned, then.owned), Math.max(now.owed, then.owed));
        final double factorApart = Math.max(Math.abs(now.owned - then.owned), Math.abs(now.owed - then.owed));
        for (int s = 0; s < model.scenarios().size(); s++) {
            final Scenario scenario = model.scenarios().get(s);
            column(scenario.volatilityShock(), scenario.priceFactor(),
                scenario.weight() * factor, scenario.weight() * factorApart);
        }
        final double basis = Math.max(1, Math.max(now.basis, then.basis));
        final double basisApart = 2 * Math.abs(now.basis - then.basis);
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
        final double logApart = Math.abs(StrictMath.log(now.ratio / then.ratio));
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
        final double sigmaNow = volatilityNow / SCALE;
        final double sigmaThen = volatilityThen / SCALE;
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
