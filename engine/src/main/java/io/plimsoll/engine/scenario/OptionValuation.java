package io.plimsoll.engine.scenario;

import io.plimsoll.engine.option.Black76;

/**
 * What a lot of an option is worth at a price of its underlying, in each scenario of a grid, as the engine computes it:
 * in doubles, in the order of operations written here (rules, section 10.3). The auditor's engine takes these values
 * from here too, and nothing else of how margin is computed.
 *
 * <p>Values come in columns: one for each scenario in the model's order, then {@link #now}, {@link #basisUp} and
 * {@link #basisDown}.
 */
public final class OptionValuation {
    /** Columns beside the scenarios. */
    public static final int FURTHER_COLUMNS = 3;

    /** What numbers of the wire are multiplied by. */
    private static final double SCALE = 1e9;

    private static final double SECONDS_OF_A_YEAR = 365 * 86_400.0;
    private static final double LARGEST_BASIS_FACTOR = 4;
    private static final double LARGEST_DISCOUNT_FACTOR = 16;

    private GridModel model;
    private int scenarios;
    private double years;
    private double squareRootOfYears;
    private double rate;
    private double discount;
    private double squareRootOfYearsAhead;
    private double discountAhead;
    private double yearsAhead;
    private double forwardRatio;
    private double averagedShare;
    private double volatilityScale;
    private double lastForward;
    private long lastStrikeTicks;
    private double lastLogMoneyness;

    /**
     * Makes what follows about one expiry.
     *
     * @param grid        whose scenarios
     * @param secondsLeft to expiry, as the rules round them, 0 or more
     * @param ratio       of the forward to the underlying's mark
     * @param wireRate    of discount a year, x 10^9
     */
    public void expiry(final GridModel grid, final long secondsLeft, final double ratio, final long wireRate) {
        model = grid;
        scenarios = grid.scenarios().size();
        years = secondsLeft / SECONDS_OF_A_YEAR;
        squareRootOfYears = Math.sqrt(years);
        rate = Math.max(0, wireRate / SCALE);
        discount = StrictMath.exp(-rate * years);
        yearsAhead = grid.yearsAhead(years);
        squareRootOfYearsAhead = Math.sqrt(yearsAhead);
        discountAhead = StrictMath.exp(-rate * yearsAhead);
        forwardRatio = ratio;
        averagedShare = grid.averagedShare(secondsLeft);
        volatilityScale = grid.volatilityShocks().scale(years);
    }

    /** Column of values without any move. */
    public int now() {
        return scenarios;
    }

    /** Column of values at the basis charge's higher price. */
    public int basisUp() {
        return scenarios + 1;
    }

    /** Column of values at the basis charge's lower price. */
    public int basisDown() {
        return scenarios + 2;
    }

    /**
     * Value of a lot.
     *
     * @param column         scenario, or one of the further columns
     * @param isCall         or a put
     * @param strikeTicks    in ticks of the underlying
     * @param volatility     a year, x 10^9
     * @param priceTicks     of the underlying
     * @param underlyingUnit settlement minor units of a lot, for each tick of the underlying
     * @return settlement minor units
     */
    public double lotValue(
        final int column,
        final boolean isCall,
        final long strikeTicks,
        final long volatility,
        final long priceTicks,
        final double underlyingUnit) {
        final double forward = priceTicks * forwardRatio;
        final double averaged = averagedShare * forward;
        final double moved = averaged + (forward - averaged) * priceFactor(column);
        final boolean isAhead = column < scenarios;
        final double deviation = volatility(column, volatility / SCALE, strikeTicks, forward)
            * (isAhead ? squareRootOfYearsAhead : squareRootOfYears);
        return Black76.value(isCall, moved, strikeTicks, logMoneyness(moved, strikeTicks), deviation)
            * (isAhead ? discountAhead : discount) * underlyingUnit;
    }

    /** Scenarios of one price follow each other in most grids: the logarithm is taken once for all of them. */
    private double logMoneyness(final double forward, final long strikeTicks) {
        if (forward != lastForward || strikeTicks != lastStrikeTicks) {
            lastForward = forward;
            lastStrikeTicks = strikeTicks;
            lastLogMoneyness = Black76.logMoneyness(forward, strikeTicks);
        }
        return lastLogMoneyness;
    }

    private double priceFactor(final int column) {
        if (column < scenarios) {
            return model.scenarios().get(column).priceFactor();
        }
        if (column == scenarios) {
            return 1;
        }
        return column == scenarios + 1 ? model.basis().priceFactorUp() : model.basis().priceFactorDown();
    }

    private double volatility(
        final int column, final double volatility, final long strikeTicks, final double forward) {
        if (column >= scenarios) {
            return volatility;
        }
        final VolatilityShock shock = model.scenarios().get(column).volatilityShock();
        return shock.isSkew()
            ? model.skewShocks().apply(shock, volatility, StrictMath.log(strikeTicks / forward), years)
            : model.volatilityShocks().applyScaled(shock, volatility, volatilityScale);
    }

    /** What a value above 0 of the expiry's options together is multiplied by after a shock. */
    public double ownedFactor() {
        return Math.min(LARGEST_DISCOUNT_FACTOR, model.owned().ofOwned(yearsAhead, rate));
    }

    /** What a value below 0 of the expiry's options together is multiplied by after a shock. */
    public double owedFactor() {
        return Math.min(LARGEST_DISCOUNT_FACTOR, model.owed().ofOwed(yearsAhead, rate));
    }

    /** What the expiry's loss at the basis charge's prices is multiplied by. */
    public double basisFactor() {
        return Math.min(
            LARGEST_BASIS_FACTOR, model.basis().factor() + model.basis().factorByYear() * years);
    }
}
