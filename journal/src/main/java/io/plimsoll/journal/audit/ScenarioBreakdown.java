package io.plimsoll.journal.audit;

import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.VolatilityShock;
import java.math.BigDecimal;

/**
 * Rule 10.4, step 3: a scenario of a grid and what it makes of what an account holds on an underlying.
 *
 * @param number         of the scenario in its grid, from 1
 * @param priceFactor    that the price of the underlying is multiplied by
 * @param volatilityMove what it does to volatilities
 * @param weight         that its outcome counts with
 * @param weightParts    fix(weight) x 2^32, which multiplies the profit of options
 * @param moveParts      fix(weight x (price factor - 1)) x 2^32, which multiplies what is linear; where holdings are
 *                       inverse, fix(weight x (1 / price factor - 1)) x 2^32
 * @param optionProfit   O: the sum of the expiries' profits
 * @param outcome        O (x) weight + N (x) move
 * @param model          the grid with this scenario alone, to be explained by derivatives
 */
public record ScenarioBreakdown(
    int number,
    BigDecimal priceFactor,
    VolatilityShock volatilityMove,
    BigDecimal weight,
    BigDecimal weightParts,
    BigDecimal moveParts,
    BigDecimal optionProfit,
    BigDecimal outcome,
    GridModel model) {

    /** Rule 10.4, step 3, from the profits of the expiries and the linear value N. */
    static ScenarioBreakdown of(
        final Grid grid,
        final int scenario,
        final BigDecimal optionProfit,
        final BigDecimal linearValue,
        final boolean isInverse) {
        final Factor weight = grid.weight(scenario);
        final Factor move = grid.move(scenario, isInverse);
        return new ScenarioBreakdown(
            scenario + 1,
            grid.priceFactor(scenario),
            grid.model().scenarios().get(scenario).volatilityShock(),
            grid.plainWeight(scenario),
            weight.parts(),
            move.parts(),
            optionProfit,
            weight.times(optionProfit).add(move.times(linearValue)),
            grid.only(scenario));
    }
}
