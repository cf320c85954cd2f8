package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.scenario.GridCharge;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.OptionValuation;
import java.util.Arrays;

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
    private final double[][] sums;
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
        sums = new double[mostExpiries][GridTable.MOST_SCENARIOS + OptionValuation.FURTHER_COLUMNS];
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
        final double value = sums[slot][scenario];
        return value * (value > 0 ? weights.owned[slot] : weights.owed[slot]) - now(slot);
    }

    private double now(final int slot) {
        return sums[slot][columns - OptionValuation.FURTHER_COLUMNS];
    }

    private void sumValues() {
        for (int slot = 0; slot < holdings.expiries; slot++) {
            Arrays.fill(sums[slot], 0, columns, 0);
        }
        for (int leg = 0; leg < holdings.legs; leg++) {
            final int slot = holdings.expirySlot[leg];
            if (holdings.underlyingOfExpiry[slot] == underlyingSlot) {
                addValues(
                    sums[slot],
                    values.at(grid, holdings.option[leg], priceTicks),
                    holdings.lots[leg],
                    columns);
            }
        }
    }

    private static void addValues(
        final double[] sums, final double[] lotValues, final double lots, final int columns) {
        for (int column = 0; column < columns; column++) {
            sums[column] += lots * lotValues[column];
        }
    }

    private double worst() {
        for (int s = 0; s < scenarios.count; s++) {
            byScenario[s] = 0;
        }
        double basis = 0;
        for (int slot = 0; slot < holdings.expiries; slot++) {
            if (holdings.underlyingOfExpiry[slot] == underlyingSlot) {
                final double least = Math.min(sums[slot][scenarios.count + 1], sums[slot][scenarios.count + 2]);
                addProfits(slot, now(slot));
                basis += Math.min(0, least - now(slot)) * weights.basis[slot];
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
        final double[] ofExpiry = sums[slot];
        for (int s = 0; s < scenarios.count; s++) {
            final double value = ofExpiry[s];
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
        final double here = sums[slot][scenario];
        final double there = neighbour.sums[slot][scenario];
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
