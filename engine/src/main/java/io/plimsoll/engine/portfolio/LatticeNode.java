package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.scenario.GridCharge;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.OptionValuation;

/**
 * What an account's holdings on one underlying come to at a node of the price lattice, in doubles, for proving wires:
 * the same as the rules say but without rounding. Between this node and a neighbour every scenario's outcome lies on or
 * above the straight line between the two, but for what {@link #dip} says.
 */
final class LatticeNode {
    private static final double RATE = 1e9;

    private final OptionValues values;
    private final GridTable grids;
    private final ExpiryWeights weights;
    private final int stride = GridTable.MOST_SCENARIOS + OptionValuation.FURTHER_COLUMNS;
    private final double[] sums;
    private final double[] byScenario = new double[GridTable.MOST_SCENARIOS];
    private Holdings holdings;
    private int grid;
    private int underlyingSlot;
    private int columns;
    private ScenarioFactors scenarios;
    private double[] linearFactors;
    private double worthOfLinear;
    private double sizeCharge;
    private double least;
    private long priceTicks;

    LatticeNode(
        final OptionValues values, final GridTable grids, final ExpiryWeights weights, final int mostExpiries) {
        this.values = values;
        this.grids = grids;
        this.weights = weights;
        sums = new double[mostExpiries * stride];
    }

    /**
     * Computes everything at a node.
     *
     * @param margin      of the account at the present price
     * @param slot        of the underlying
     * @param node        its price in ticks
     * @param linearWorth of perpetuals, futures and collateral at this price of the underlying
     * @param nakedShortUnits of the holdings
     */
    void calculate(
        final PortfolioMargin margin,
        final int slot,
        final long node,
        final double linearWorth,
        final double nakedShortUnits) {
        holdings = margin.holdings();
        grid = margin.grid();
        underlyingSlot = slot;
        columns = values.columns(grid);
        scenarios = values.scenarios(grid);
        worthOfLinear = linearWorth;
        priceTicks = node;
        sumValues();
        final GridCharge charge = grids.charge(grid);
        // Sizes of what is inverse are coins, whatever the price of the underlying.
        final boolean inverse = holdings.inverse[slot];
        final double price = inverse ? 1 : priceTicks;
        linearFactors = scenarios.linear(inverse).rounded;
        sizeCharge = ((inverse ? holdings.linearSize[slot] : holdings.linearUnits[slot] * price)
            * charge.linearMaintenance()
            + nakedShortUnits * price * charge.nakedShortMaintenance()) / RATE;
        least = holdings.shortUnits[slot] * charge.leastShort() / RATE * price;
    }

    long priceTicks() {
        return priceTicks;
    }

    /** What the rules ask for here. */
    double maintenance() {
        return Math.max(least, -worst() * grids.charge(grid).maintenanceFactor() / RATE + sizeCharge);
    }

    /**
     * What the rules ask for here at least, by one outcome; between nodes a straight line, but for {@link #bulge}.
     *
     * @param outcome a scenario, or {@link PortfolioMargin#LEAST}, or anything else for none
     * @param profiting  for a skew, by slot of the expiry, whether it has a profit, which is its loss
     */
    double maintenanceBy(final int outcome, final boolean[] profiting) {
        if (outcome == PortfolioMargin.LEAST) {
            return least;
        }
        if (!isScenario(outcome)) {
            return sizeCharge;
        }
        double profit = 0;
        for (int slot = 0; slot < holdings.expiries; slot++) {
            if (holdings.underlyingOfExpiry[slot] == underlyingSlot) {
                final double its = profit(slot, outcome);
                profit += scenarios.skew[outcome] && profiting[slot] ? -its : its;
            }
        }
        return sizeCharge
            - (profit * scenarios.weightDouble[outcome] + worthOfLinear * linearFactors[outcome])
            * grids.charge(grid).maintenanceFactor() / RATE;
    }

    /** Notes for each expiry whether it has a profit in a scenario, which a skew turns into a loss. */
    void readProfiting(final int outcome, final boolean[] profiting) {
        final boolean isScenario = isScenario(outcome);
        for (int slot = 0; isScenario && slot < holdings.expiries; slot++) {
            profiting[slot] = holdings.underlyingOfExpiry[slot] == underlyingSlot && profit(slot, outcome) > 0;
        }
    }

    private boolean isScenario(final int outcome) {
        return outcome >= 0 && outcome < scenarios.count;
    }

    private double profit(final int slot, final int scenario) {
        final double value = sums[slot * stride + scenario];
        return value * (value > 0 ? weights.owned[slot] : weights.owed[slot]) - now(slot);
    }

    private double now(final int slot) {
        return sums[slot * stride + columns - OptionValuation.FURTHER_COLUMNS];
    }

    private void sumValues() {
        for (int slot = 0; slot < holdings.expiries; slot++) {
            final int first = slot * stride;
            for (int i = first; i < first + columns; i++) {
                sums[i] = 0;
            }
        }
        for (int leg = 0; leg < holdings.legs; leg++) {
            final int slot = holdings.expirySlot[leg];
            if (holdings.underlyingOfExpiry[slot] == underlyingSlot) {
                add(holdings.option[leg], holdings.lots[leg], slot * stride);
            }
        }
    }

    private void add(final int option, final double lots, final int first) {
        final int at = values.at(grid, option, priceTicks);
        final double[] lotValues = values.of(grid, option);
        for (int column = 0; column < columns; column++) {
            sums[first + column] += lots * lotValues[at + column];
        }
    }

    private double worst() {
        for (int s = 0; s < scenarios.count; s++) {
            byScenario[s] = 0;
        }
        double basis = 0;
        for (int slot = 0; slot < holdings.expiries; slot++) {
            if (holdings.underlyingOfExpiry[slot] == underlyingSlot) {
                final int further = slot * stride + scenarios.count;
                addProfits(slot, now(slot));
                basis += Math.min(0, Math.min(sums[further + 1], sums[further + 2]) - now(slot)) * weights.basis[slot];
            }
        }
        double worst = Math.min(0, basis);
        for (int s = 0; s < scenarios.count; s++) {
            worst = Math.min(
                worst, byScenario[s] * scenarios.weightDouble[s] + worthOfLinear * linearFactors[s]);
        }
        return worst;
    }

    private void addProfits(final int slot, final double now) {
        final double owned = weights.owned[slot];
        final double owed = weights.owed[slot];
        final int first = slot * stride;
        for (int s = 0; s < scenarios.count; s++) {
            final double value = sums[first + s];
            final double profit = value * (value > 0 ? owned : owed) - now;
            byScenario[s] += scenarios.skew[s] ? -Math.abs(profit) : profit;
        }
    }

    /**
     * What the maintenance requirement can be above the straight line between this node and a neighbour: where an
     * expiry's value changes sign, its discount does too. Where what is owned counts more than what is owed the outcome
     * dips below the line by up to that much of the lesser value; and the loss by a skew does whichever counts more.
     *
     * @param neighbour the other end of the cell
     */
    double dip(final LatticeNode neighbour) {
        for (int s = 0; s < scenarios.count; s++) {
            byScenario[s] = 0;
        }
        for (int slot = 0; slot < holdings.expiries; slot++) {
            if (holdings.underlyingOfExpiry[slot] == underlyingSlot) {
                addDips(neighbour, slot, weights.bend(slot));
            }
        }
        double deepest = 0;
        for (int s = 0; s < scenarios.count; s++) {
            deepest = Math.max(deepest, byScenario[s] * scenarios.weightDouble[s]);
        }
        return deepest * grids.charge(grid).maintenanceFactor() / RATE;
    }

    private void addDips(final LatticeNode neighbour, final int slot, final double bend) {
        final double upwards = Math.max(0, bend);
        for (int s = 0; s < scenarios.count; s++) {
            final double counts = scenarios.skew[s] ? Math.abs(bend) : upwards;
            if (counts > 0) {
                byScenario[s] += counts * lesserOfChanged(neighbour, slot, s);
            }
        }
    }

    /** Of an expiry's values at both ends of a cell the lesser, if between them they change sign. */
    private double lesserOfChanged(final LatticeNode neighbour, final int slot, final int scenario) {
        final double here = sums[slot * stride + scenario];
        final double there = neighbour.sums[slot * stride + scenario];
        return here > 0 == there > 0 ? 0 : Math.min(Math.abs(here), Math.abs(there));
    }

    /**
     * What {@link #maintenanceBy} can be below the straight line between this node and a neighbour: as a dip is, of one
     * scenario alone, and whichever way the discount bends it.
     *
     * @param neighbour the other end of the cell
     * @param outcome   as there
     */
    double bulge(final LatticeNode neighbour, final int outcome) {
        if (!isScenario(outcome)) {
            return 0;
        }
        double bulge = 0;
        for (int slot = 0; slot < holdings.expiries; slot++) {
            if (holdings.underlyingOfExpiry[slot] == underlyingSlot) {
                bulge += Math.abs(weights.bend(slot)) * lesserOfChanged(neighbour, slot, outcome);
            }
        }
        return bulge * scenarios.weightDouble[outcome] * grids.charge(grid).maintenanceFactor() / RATE;
    }

    /** What the options are worth, without any shock. */
    double optionWorth() {
        double worth = 0;
        for (int slot = 0; slot < holdings.expiries; slot++) {
            worth += holdings.underlyingOfExpiry[slot] == underlyingSlot ? now(slot) : 0;
        }
        return worth;
    }
}
