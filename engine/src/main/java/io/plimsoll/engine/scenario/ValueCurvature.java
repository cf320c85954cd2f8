package io.plimsoll.engine.scenario;

import java.util.Arrays;

/**
 * How far the value of an option, in any scenario of a grid and times whatever it counts in an outcome, can be off the
 * straight line between its values at two prices {@code a < b}, anywhere between them: at most
 * {@code min(round (b - a)^2 / a, sharp (b - a)) + turn (b - a) b / a} of its underlying unit (module README).
 */
public final class ValueCurvature {
    /** Above the standard normal density at 0. */
    private static final double LARGEST_DENSITY = 0.398942281;

    /** Far beyond what these few operations can be wrong by. */
    private static final double UPWARD = 1 + 1e-9;

    private static final VolatilityShock[] SHOCKS = VolatilityShock.values();

    private final ExpiryTerms terms = new ExpiryTerms();
    private final double[] steepest = new double[SHOCKS.length];
    private GridModel model;
    private double ratio;
    private double round;
    private double sharp;
    private double turn;

    /**
     * Sets what an expiry is.
     *
     * @param grid         whose scenarios
     * @param secondsLeft  to expiry
     * @param forwardRatio of the forward to the underlying's mark
     * @param wireRate     of discount, x 10^9
     */
    public void expiry(final GridModel grid, final long secondsLeft, final double forwardRatio, final long wireRate) {
        final boolean isSame = grid == model && forwardRatio == ratio && terms.is(secondsLeft, wireRate);
        if (isSame) {
            return;
        }
        model = grid;
        ratio = forwardRatio;
        terms.read(grid, secondsLeft, forwardRatio, wireRate);
        Arrays.fill(steepest, 0);
        final double factor = Math.max(terms.ownedFactor(), terms.owedFactor());
        for (int s = 0; s < grid.scenarios().size(); s++) {
            final Scenario scenario = grid.scenarios().get(s);
            column(scenario.volatilityShock(), scenario.priceFactor(), scenario.weight() * factor);
        }
        final double basis = Math.max(1, terms.basisFactor());
        column(VolatilityShock.NONE, 1, basis);
        column(VolatilityShock.NONE, grid.basis().priceFactorUp(), basis);
        column(VolatilityShock.NONE, grid.basis().priceFactorDown(), basis);
    }

    private void column(final VolatilityShock shock, final double priceFactor, final double factor) {
        steepest[shock.ordinal()] = Math.max(steepest[shock.ordinal()], factor * terms.forward(priceFactor));
    }

    /**
     * Reckons the bound for an option of the expiry.
     *
     * @param wireVolatility a year, x 10^9
     */
    public void option(final long wireVolatility) {
        round = 0;
        sharp = 0;
        turn = 0;
        final double volatility = wireVolatility / ExpiryTerms.SCALE;
        for (final VolatilityShock shock : SHOCKS) {
            final double its = steepest[shock.ordinal()] * UPWARD;
            sharp = Math.max(sharp, its / 4);
            if (its > 0 && shock.isSkew()) {
                skewed(its, model.skewShocks().of(shock), volatility * terms.squareRootOfYearsAhead);
            } else if (its > 0) {
                bent(its, model.volatilityShocks().applyScaled(shock, volatility, terms.volatilityScale)
                    * terms.squareRootOfYearsAhead);
            }
        }
    }

    /** Gamma is at most the density at 0 by price and deviation; an eighth of it is what a chord is off. */
    private void bent(final double its, final double deviation) {
        round = Math.max(round, deviation > 0 ? its * LARGEST_DENSITY / (8 * deviation) : Double.POSITIVE_INFINITY);
    }

    /** The deviation itself changes with the price: by at most its skew's slope. */
    private void skewed(final double its, final SkewShock skew, final double deviation) {
        final double cap = skew.capAt(terms.squareRootOfYears);
        bent(its, deviation * Math.max(0, 1 - cap));
        turn = Math.max(turn,
            its * LARGEST_DENSITY * deviation * cap / model.skewShocks().capLogMoneyness(terms.years));
    }

    /** Of the square of the width, by the price: where values bend smoothly. */
    public double round() {
        return round;
    }

    /** Of the width: however they bend. */
    public double sharp() {
        return sharp;
    }

    /** Of the width: what a skew that moves with the price adds. */
    public double turn() {
        return turn;
    }
}
