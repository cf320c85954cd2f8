package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.scenario.GridTable;

/**
 * The worst outcome of a grid's scenarios for what an account holds on one underlying, exactly (rules, section 10.4):
 * from the values of its options at both nodes around the underlying's mark.
 */
final class GridOutcome {
    private final OptionValues values;
    private final ExpiryFactors factors;
    private final long[] optionProfit = new long[GridTable.MOST_SCENARIOS];
    private int worstScenario;
    private long basis;

    GridOutcome(final OptionValues values) {
        this.values = values;
        factors = values.factors();
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
        final ScenarioFactors scenarios = values.scenarios(grid);
        for (int s = 0; s < scenarios.count; s++) {
            optionProfit[s] = 0;
        }
        basis = 0;
        for (int slot = 0; slot < holdings.expiries; slot++) {
            if (holdings.underlyingOfExpiry[slot] == underlyingSlot) {
                addProfits(grid, scenarios, holdings, sums, slot);
                basis += basis(grid, scenarios.count, holdings, sums, slot);
            }
        }
        long worst = Math.min(0, basis);
        worstScenario = worst < 0 ? scenarios.count : -1;
        for (int s = 0; s < scenarios.count; s++) {
            final long outcome = FixedPoint.times(optionProfit[s], scenarios.weight[s])
                + FixedPoint.times(holdings.linearWorth[underlyingSlot], scenarios.linear[s]);
            if (outcome < worst) {
                worst = outcome;
                worstScenario = s;
            }
        }
        return worst;
    }

    /** Scenario of the worst outcome, the number of scenarios if it is the basis charge, -1 if nothing is lost. */
    int worstScenario() {
        return worstScenario;
    }

    /** Outcome of the basis charge, at most 0. */
    long basis() {
        return basis;
    }

    private void addProfits(
        final int grid,
        final ScenarioFactors scenarios,
        final Holdings holdings,
        final ExpirySums sums,
        final int slot) {
        final long owned = factors.owned(grid, holdings.expiry[slot]);
        final long owed = factors.owed(grid, holdings.expiry[slot]);
        final long now = holdings.now[slot];
        for (int s = 0; s < scenarios.count; s++) {
            final long value = sums.value(slot, s);
            final long profit = FixedPoint.times(value, value > 0 ? owned : owed) - now;
            optionProfit[s] += scenarios.skew[s] ? -Math.abs(profit) : profit;
        }
    }

    private long basis(
        final int grid, final int scenarios, final Holdings holdings, final ExpirySums sums, final int slot) {
        final long up = sums.value(slot, scenarios + 1) - holdings.now[slot];
        final long down = sums.value(slot, scenarios + 2) - holdings.now[slot];
        return FixedPoint.times(Math.min(0, Math.min(up, down)), factors.basis(grid, holdings.expiry[slot]));
    }
}
