package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.ExpiryTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.OptionValuation;
import io.plimsoll.engine.wire.InstrumentType;

/**
 * Values of a lot of each option in every scenario of each grid, at nodes of the price lattice: computed where they are
 * first asked for, shared by all accounts, forgotten when something they follow from changes. A cache of what
 * {@link OptionValuation} says, never a state.
 */
public final class OptionValues {
    private static final int NODES = 128;
    private static final long NEVER = -1;

    private final InstrumentTable instruments;
    private final UnderlyingTable underlyings;
    private final ExpiryTable expiries;
    private final GridTable grids;
    private final OptionValuation[][] valuations = new OptionValuation[GridTable.CAPACITY][];
    private final ExpiryFactors factors;
    private final ValueBends bends;
    private final ScenarioFactors[] scenarios = new ScenarioFactors[GridTable.CAPACITY];
    private final double[][][][] values = new double[GridTable.CAPACITY][][][];
    private final long[][][] nodes = new long[GridTable.CAPACITY][][];

    /**
     * A cache for all grids and options.
     *
     * @param instruments what options are
     * @param grids       whose scenarios
     */
    public OptionValues(final InstrumentTable instruments, final GridTable grids) {
        this.instruments = instruments;
        this.underlyings = instruments.underlyings();
        this.expiries = instruments.expiries();
        this.grids = grids;
        factors = new ExpiryFactors(expiries, grids, instruments.capacity());
        bends = new ValueBends(instruments, grids);
    }

    /**
     * Makes room for an option that was defined.
     *
     * @param option instrument index
     */
    public void optionDefined(final int option) {
        for (int grid = 0; grid < grids.size(); grid++) {
            allocate(grid, option);
        }
    }

    /**
     * Makes room for a grid that was defined, and forgets what it was before.
     *
     * @param grid index
     */
    public void gridDefined(final int grid) {
        scenarios[grid] = new ScenarioFactors(grids.model(grid));
        values[grid] = new double[instruments.capacity()][][];
        nodes[grid] = new long[instruments.capacity()][];
        valuations[grid] = new OptionValuation[instruments.capacity()];
        factors.gridDefined(grid);
        bends.gridDefined(grid);
        for (int instrument = 0; instrument < instruments.size(); instrument++) {
            if (underlyings.isOption(instrument)) {
                allocate(grid, instrument);
            }
        }
    }

    private void allocate(final int grid, final int option) {
        values[grid][option] = new double[NODES][columns(grid) + 1];
        nodes[grid][option] = new long[NODES];
        forget(nodes[grid][option]);
        if (valuations[grid][underlyings.expiry(option)] == null) {
            valuations[grid][underlyings.expiry(option)] = new OptionValuation();
        }
    }

    /** Columns of a grid's values. */
    int columns(final int grid) {
        return scenarios[grid].count + OptionValuation.FURTHER_COLUMNS;
    }

    /** Factors of a grid's scenarios. */
    ScenarioFactors scenarios(final int grid) {
        return scenarios[grid];
    }

    /**
     * Forgets all values of an option.
     *
     * @param option instrument index
     */
    public void changed(final int option) {
        for (int grid = 0; grid < grids.size(); grid++) {
            forget(nodes[grid][option]);
            bends.changed(grid, option);
        }
    }

    /**
     * Forgets all values of an expiry's options.
     *
     * @param expiry index
     */
    public void expiryChanged(final int expiry) {
        factors.expiryChanged(expiry);
        for (int option = underlyings.firstOption(expiry);
            option != UnderlyingTable.NONE;
            option = underlyings.nextOption(option)) {
            changed(option);
        }
    }

    /** Factors of expiries, which follow from the same inputs. */
    ExpiryFactors factors() {
        return factors;
    }

    /** How far values bend between nodes that are far apart, which follows from the same inputs. */
    ValueBends bends() {
        return bends;
    }

    private static void forget(final long[] node) {
        for (int i = 0; i < node.length; i++) {
            node[i] = NEVER;
        }
    }

    /**
     * The values of an option at a node: one for each column, and behind them the largest of their amounts. Each node's
     * begin at the beginning of an array, for loops over columns work on several at a time only if all that they read
     * and write does.
     *
     * @param grid   index
     * @param option instrument index
     * @param node   ticks of the underlying
     * @return valid until the option's values are asked for at another node
     */
    double[] at(final int grid, final int option, final long node) {
        final int slot = (int) (node >> PriceLattice.shift(node)) & NODES - 1;
        final double[] its = values[grid][option][slot];
        if (nodes[grid][option][slot] != node) {
            compute(grid, option, node, its);
            nodes[grid][option][slot] = node;
        }
        return its;
    }

    private void compute(final int grid, final int option, final long node, final double[] into) {
        final int expiry = underlyings.expiry(option);
        final OptionValuation valuation = valuations[grid][expiry];
        valuation.expiry(
            grids.model(grid), expiries.secondsLeft(expiry), expiries.forwardRatio(expiry), expiries.rate(expiry));
        valuation.lotValues(
            instruments.get(option).type() == InstrumentType.CALL, underlyings.isInverse(option),
            underlyings.strikeTicks(option),
            underlyings.volatility(option), node, underlyings.unitDouble(option), into);
        into[columns(grid)] = largest(into, columns(grid));
    }

    private static double largest(final double[] of, final int count) {
        double largest = 0;
        for (int i = 0; i < count; i++) {
            largest = Math.max(largest, Math.abs(of[i]));
        }
        return largest;
    }
}
