package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.Scenario;

/**
 * The worst outcome of a grid's scenarios for what an account holds on one underlying, exactly (rules, section 10.4):
 * from the values of its options at both nodes around the underlying's mark.
 */
final class GridOutcome {
    private final ExpiryFactors factors;
    private final GridTable grids;
    private final long[] optionProfit = new long[GridTable.MOST_SCENARIOS];
    private int worstScenario;

    GridOutcome(final ExpiryFactors factors, final GridTable grids) {
        this.factors = factors;
        this.grids = grids;
    }

    /**
     * The worst outcome, at most 0.
     *
     * @param grid           index
     * @param holdings       what is held
     * @param sums           of its options' values
     * @param underlyingSlot of what is held
     */
    long worst(final int grid, final Holdings holdings, final ExpirySums sums, final int underlyingSlot) {
        final GridModel model = grids.model(grid);
        final int scenarios = model.scenarios().size();
        for (int s = 0; s < scenarios; s++) {
            optionProfit[s] = 0;
        }
        long basis = 0;
        for (int slot = 0; slot < holdings.expiries; slot++) {
            if (holdings.underlyingOfExpiry[slot] == underlyingSlot) {
                addProfits(grid, model, holdings, sums, slot);
                basis += basis(grid, scenarios, holdings, sums, slot);
            }
        }
        long worst = Math.min(0, basis);
        worstScenario = worst < 0 ? scenarios : -1;
        for (int s = 0; s < scenarios; s++) {
            final Scenario scenario = model.scenarios().get(s);
            final long outcome = FixedPoint.times(optionProfit[s], FixedPoint.of(scenario.weight()))
                + FixedPoint.times(holdings.linearWorth[underlyingSlot], FixedPoint.of(linearFactor(scenario)));
            if (outcome < worst) {
                worst = outcome;
                worstScenario = s;
            }
        }
        return worst;
    }

    /** What a linear holding gains or loses of its worth. */
    static double linearFactor(final Scenario scenario) {
        return scenario.weight() * (scenario.priceFactor() - 1);
    }

    /** Scenario of the worst outcome, the number of scenarios if it is the basis charge, -1 if nothing is lost. */
    int worstScenario() {
        return worstScenario;
    }

    private void addProfits(
        final int grid, final GridModel model, final Holdings holdings, final ExpirySums sums, final int slot) {
        final long owned = factors.owned(grid, holdings.expiry[slot]);
        final long owed = factors.owed(grid, holdings.expiry[slot]);
        final long now = holdings.now[slot];
        for (int s = 0, scenarios = model.scenarios().size(); s < scenarios; s++) {
            final long value = sums.value(slot, s);
            final long profit = FixedPoint.times(value, value > 0 ? owned : owed) - now;
            optionProfit[s] += model.scenarios().get(s).volatilityShock().isSkew() ? -Math.abs(profit) : profit;
        }
    }

    private long basis(
        final int grid, final int scenarios, final Holdings holdings, final ExpirySums sums, final int slot) {
        final long up = sums.value(slot, scenarios + 1) - holdings.now[slot];
        final long down = sums.value(slot, scenarios + 2) - holdings.now[slot];
        return FixedPoint.times(Math.min(0, Math.min(up, down)), factors.basis(grid, holdings.expiry[slot]));
    }
}
