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

    private static final int MOST_COLUMNS = GridTable.MOST_SCENARIOS + FURTHER_COLUMNS;
    private static final VolatilityShock[] SHOCKS = VolatilityShock.values();

    /** In place of a shock: volatilities as they are, and no time passes. */
    private static final int PRESENT = SHOCKS.length;

    private final ExpiryTerms terms = new ExpiryTerms();
    private final double[] move = new double[MOST_COLUMNS];
    private final double[] logOfMove = new double[MOST_COLUMNS];
    private final double[] priceFactor = new double[MOST_COLUMNS];
    private final int[] shock = new int[MOST_COLUMNS];
    private final double[] deviation = new double[SHOCKS.length + 1];
    private final double[] discount = new double[SHOCKS.length + 1];
    private GridModel model;
    private int scenarios;
    private double price;
    private double forward;
    private double strike;
    private double logMoneyness;

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
        if (terms.read(grid, secondsLeft, ratio, wireRate)) {
            readColumns();
        }
        for (int i = 0; i < PRESENT; i++) {
            discount[i] = terms.discountAhead;
        }
        discount[PRESENT] = terms.discount;
    }

    private void readColumns() {
        for (int s = 0; s < scenarios; s++) {
            final Scenario scenario = model.scenarios().get(s);
            column(s, scenario.volatilityShock().ordinal(), scenario.priceFactor());
        }
        column(now(), PRESENT, 1);
        column(basisUp(), PRESENT, model.basis().priceFactorUp());
        column(basisDown(), PRESENT, model.basis().priceFactorDown());
    }

    private void column(final int column, final int itsShock, final double itsPriceFactor) {
        shock[column] = itsShock;
        priceFactor[column] = itsPriceFactor;
        move[column] = terms.moved(itsPriceFactor);
        logOfMove[column] = StrictMath.log(move[column]);
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

    /** How many columns there are. */
    private int columns() {
        return scenarios + FURTHER_COLUMNS;
    }

    /**
     * Value of a lot.
     *
     * @param column         scenario, or one of the further columns
     * @param isCall         or a put
     * @param isInverse      paid in the coin that the underlying prices, at the price of the column
     * @param strikeTicks    in ticks of the underlying
     * @param volatility     a year, x 10^9
     * @param priceTicks     of the underlying
     * @param underlyingUnit settlement minor units of a lot, for each tick of the underlying if it is not inverse
     * @return settlement minor units
     */
    public double lotValue(
        final int column,
        final boolean isCall,
        final boolean isInverse,
        final long strikeTicks,
        final long volatility,
        final long priceTicks,
        final double underlyingUnit) {
        at(strikeTicks, volatility, priceTicks);
        return lotValue(column, isCall, isInverse, underlyingUnit);
    }

    /**
     * Values of a lot in all columns: the same as {@link #lotValue} gives one by one.
     *
     * @param isCall         or a put
     * @param isInverse      paid in the coin that the underlying prices, at the price of the column
     * @param strikeTicks    in ticks of the underlying
     * @param volatility     a year, x 10^9
     * @param priceTicks     of the underlying
     * @param underlyingUnit settlement minor units of a lot, for each tick of the underlying if it is not inverse
     * @param into           where to put them
     */
    public void lotValues(
        final boolean isCall,
        final boolean isInverse,
        final long strikeTicks,
        final long volatility,
        final long priceTicks,
        final double underlyingUnit,
        final double[] into) {
        at(strikeTicks, volatility, priceTicks);
        for (int column = 0, columns = columns(); column < columns; column++) {
            into[column] = lotValue(column, isCall, isInverse, underlyingUnit);
        }
    }

    /** What values of an option at a price have in common: one logarithm, and its deviation after each shock. */
    private void at(final long strikeTicks, final long wireVolatility, final long priceTicks) {
        price = priceTicks;
        forward = price * terms.forwardRatio;
        strike = strikeTicks;
        logMoneyness = Black76.logMoneyness(forward, strike);
        final double volatility = wireVolatility / ExpiryTerms.SCALE;
        for (int i = 0; i < PRESENT; i++) {
            deviation[i] = shocked(SHOCKS[i], volatility) * terms.squareRootOfYearsAhead;
        }
        deviation[PRESENT] = volatility * terms.squareRootOfYears;
    }

    private double shocked(final VolatilityShock by, final double volatility) {
        return by.isSkew()
            ? model.skewShocks().apply(by, volatility, -logMoneyness, terms.years)
            : model.volatilityShocks().applyScaled(by, volatility, terms.volatilityScale);
    }

    private double lotValue(
        final int column, final boolean isCall, final boolean isInverse, final double underlyingUnit) {
        final int its = shock[column];
        final double moved = forward * move[column];
        final double value = Black76.value(isCall, moved, strike, logMoneyness + logOfMove[column], deviation[its])
            * discount[its] * underlyingUnit;
        return isInverse ? value / (price * priceFactor[column]) : value;
    }

    /** What a value above 0 of the expiry's options together is multiplied by after a shock. */
    public double ownedFactor() {
        return terms.ownedFactor();
    }

    /** What a value below 0 of the expiry's options together is multiplied by after a shock. */
    public double owedFactor() {
        return terms.owedFactor();
    }

    /** What the expiry's loss at the basis charge's prices is multiplied by. */
    public double basisFactor() {
        return terms.basisFactor();
    }
}
