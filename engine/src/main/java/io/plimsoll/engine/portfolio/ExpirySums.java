package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.OptionValuation;
import java.util.Arrays;

/**
 * Values of an account's options summed by expiry, in each column of a grid, at the nodes below and above the mark of
 * their underlying. Values of positions are rounded down, sums are exact.
 *
 * <p>They are summed in doubles, which are exact as long as all amounts of a column together are below 2^53, and the
 * only numbers that a loop over columns rounds and adds several at a time. An expiry whose amounts could be larger is
 * summed again in longs.
 */
final class ExpirySums {
    /** Half of what doubles count to, so that the bound itself may be rounded. */
    private static final double LARGEST_EXACT = 0x1p52;

    private final InstrumentTable instruments;
    private final OptionValues values;
    private final int stride = GridTable.MOST_SCENARIOS + OptionValuation.FURTHER_COLUMNS;
    private final double[][] lowDouble;
    private final double[][] highDouble;
    private final double[] gross;
    private final long[] low;
    private final long[] high;
    private final long[] above;
    private final int[] shift;
    private int columns;

    ExpirySums(final InstrumentTable instruments, final OptionValues values, final int mostExpiries) {
        this.instruments = instruments;
        this.values = values;
        lowDouble = new double[mostExpiries][stride];
        highDouble = new double[mostExpiries][stride];
        gross = new double[mostExpiries];
        low = new long[mostExpiries * stride];
        high = new long[mostExpiries * stride];
        above = new long[mostExpiries];
        shift = new int[mostExpiries];
    }

    /** Sums anew all options of an account by a grid. */
    void calculate(final int grid, final Holdings holdings) {
        columns = values.columns(grid);
        for (int slot = 0; slot < holdings.expiries; slot++) {
            clear(slot, mark(holdings, slot));
        }
        for (int leg = 0; leg < holdings.legs; leg++) {
            final int slot = holdings.expirySlot[leg];
            final long now = add(grid, holdings.option[leg], holdings.lots[leg], mark(holdings, slot), slot);
            holdings.now[slot] += now;
        }
        for (int slot = 0; slot < holdings.expiries; slot++) {
            if (gross[slot] < LARGEST_EXACT) {
                toLongs(slot);
            } else {
                sumInLongs(grid, holdings, slot);
            }
        }
    }

    private long mark(final Holdings holdings, final int slot) {
        return instruments.mark(holdings.underlying[holdings.underlyingOfExpiry[slot]]);
    }

    private void clear(final int slot, final long mark) {
        Arrays.fill(lowDouble[slot], 0, columns, 0);
        Arrays.fill(highDouble[slot], 0, columns, 0);
        gross[slot] = 0;
        shift[slot] = PriceLattice.shift(mark);
        above[slot] = mark - PriceLattice.nodeAtOrBelow(mark);
    }

    /** Adds a position to its expiry's sums; returns what it is worth now. */
    private long add(final int grid, final int option, final long lots, final long mark, final int slot) {
        final long lowNow = add(grid, option, lots, PriceLattice.nodeAtOrBelow(mark), lowDouble[slot], slot);
        if (above[slot] == 0) {
            return lowNow;
        }
        final long highNow = add(grid, option, lots, PriceLattice.nodeAbove(mark), highDouble[slot], slot);
        return PriceLattice.between(lowNow, highNow, above[slot], shift[slot]);
    }

    private long add(
        final int grid, final int option, final long lots, final long node, final double[] sums, final int slot) {
        final double[] lotValues = values.at(grid, option, node);
        addFloors(sums, lotValues, lots, columns);
        gross[slot] += Math.abs((double) lots) * lotValues[columns] + 1;
        return positionValue(lots, lotValues[columns - OptionValuation.FURTHER_COLUMNS]);
    }

    private static void addFloors(
        final double[] sums, final double[] lotValues, final double lots, final int columns) {
        for (int column = 0; column < columns; column++) {
            sums[column] += Math.floor(lots * lotValues[column]);
        }
    }

    private void toLongs(final int slot) {
        final int first = slot * stride;
        for (int column = 0; column < columns; column++) {
            low[first + column] = (long) lowDouble[slot][column];
            high[first + column] = (long) highDouble[slot][column];
        }
    }

    private void sumInLongs(final int grid, final Holdings holdings, final int slot) {
        Arrays.fill(low, slot * stride, slot * stride + columns, 0);
        Arrays.fill(high, slot * stride, slot * stride + columns, 0);
        final long mark = mark(holdings, slot);
        for (int leg = 0; leg < holdings.legs; leg++) {
            if (holdings.expirySlot[leg] == slot) {
                final int option = holdings.option[leg];
                sumInLongs(grid, option, holdings.lots[leg], PriceLattice.nodeAtOrBelow(mark), low, slot);
                if (above[slot] != 0) {
                    sumInLongs(grid, option, holdings.lots[leg], PriceLattice.nodeAbove(mark), high, slot);
                }
            }
        }
    }

    private void sumInLongs(
        final int grid, final int option, final long lots, final long node, final long[] sums, final int slot) {
        final double[] lotValues = values.at(grid, option, node);
        for (int column = 0; column < columns; column++) {
            sums[slot * stride + column] += positionValue(lots, lotValues[column]);
        }
    }

    /** What lots are worth, rounded down to a minor unit (rules, section 10.3). */
    static long positionValue(final long lots, final double lotValue) {
        return (long) Math.floor(lots * lotValue);
    }

    /** What an expiry's options are worth together in a column, at the mark. */
    long value(final int slot, final int column) {
        final int i = slot * stride + column;
        return PriceLattice.between(low[i], high[i], above[slot], shift[slot]);
    }
}
