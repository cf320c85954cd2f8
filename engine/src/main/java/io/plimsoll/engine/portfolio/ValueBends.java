package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.ExpiryTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.ValueCurvature;
import java.util.Arrays;

/**
 * How far values of each option can be off the straight line over a wide cell of the lattice, in any scenario of each
 * grid ({@link ValueCurvature}): shared by accounts, forgotten when something they follow from changes.
 */
final class ValueBends {
    private static final int NUMBERS = 3;

    private final UnderlyingTable underlyings;
    private final ExpiryTable expiries;
    private final GridTable grids;
    private final int options;
    private final ValueCurvature curvature = new ValueCurvature();
    private final double[][] numbers = new double[GridTable.CAPACITY][];

    ValueBends(final InstrumentTable instruments, final GridTable grids) {
        this.underlyings = instruments.underlyings();
        this.expiries = instruments.expiries();
        this.grids = grids;
        options = instruments.capacity();
    }

    void gridDefined(final int grid) {
        numbers[grid] = new double[options * NUMBERS];
        Arrays.fill(numbers[grid], Double.NaN);
    }

    void changed(final int grid, final int option) {
        numbers[grid][option * NUMBERS] = Double.NaN;
    }

    /**
     * The bound for a lot, as a share of its underlying unit: ticks.
     *
     * @param grid   index
     * @param option instrument index
     * @param low    ticks, the lower end of the cell
     * @param high   ticks, the upper end
     */
    double of(final int grid, final int option, final double low, final double high) {
        final double[] its = numbers[grid];
        final int first = option * NUMBERS;
        if (Double.isNaN(its[first])) {
            compute(grid, option, its, first);
        }
        final double width = high - low;
        return Math.min(its[first] * width * width / low, its[first + 1] * width)
            + its[first + 2] * width * high / low;
    }

    private void compute(final int grid, final int option, final double[] into, final int first) {
        final int expiry = underlyings.expiry(option);
        curvature.expiry(
            grids.model(grid), expiries.secondsLeft(expiry), expiries.forwardRatio(expiry), expiries.rate(expiry));
        curvature.option(underlyings.volatility(option));
        into[first] = curvature.round();
        into[first + 1] = curvature.sharp();
        into[first + 2] = curvature.turn();
    }
}
