package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.scenario.OptionValuation;

/**
 * Values of an account's options summed by expiry, in each column of a grid, at the nodes below and above the mark of
 * their underlying. Values of positions are rounded down, sums are exact.
 */
final class ExpirySums {
    private final InstrumentTable instruments;
    private final OptionValues values;
    private final int stride = GridTable.MOST_SCENARIOS + OptionValuation.FURTHER_COLUMNS;
    private final long[] low;
    private final long[] high;
    private final long[] above;
    private final int[] shift;
    private int columns;

    ExpirySums(final InstrumentTable instruments, final OptionValues values, final int mostExpiries) {
        this.instruments = instruments;
        this.values = values;
        low = new long[mostExpiries * stride];
        high = new long[mostExpiries * stride];
        above = new long[mostExpiries];
        shift = new int[mostExpiries];
    }

    /** Sums anew all options of an account by a grid. */
    void calculate(final int grid, final Holdings holdings) {
        columns = values.columns(grid);
        for (int slot = 0; slot < holdings.expiries; slot++) {
            clear(slot, instruments.mark(holdings.underlying[holdings.underlyingOfExpiry[slot]]));
        }
        for (int leg = 0; leg < holdings.legs; leg++) {
            final int slot = holdings.expirySlot[leg];
            final long mark = instruments.mark(holdings.underlying[holdings.underlyingOfExpiry[slot]]);
            final long now = add(grid, holdings.option[leg], holdings.lots[leg], mark, slot);
            holdings.now[slot] += now;
        }
    }

    private void clear(final int slot, final long mark) {
        final int first = slot * stride;
        for (int i = first; i < first + columns; i++) {
            low[i] = 0;
            high[i] = 0;
        }
        shift[slot] = PriceLattice.shift(mark);
        above[slot] = mark - PriceLattice.nodeAtOrBelow(mark);
    }

    /** Adds a position to its expiry's sums; returns what it is worth now. */
    private long add(final int grid, final int option, final long lots, final long mark, final int slot) {
        final int first = slot * stride;
        final long node = PriceLattice.nodeAtOrBelow(mark);
        final long lowNow = add(grid, option, lots, node, low, first);
        if (above[slot] == 0) {
            return lowNow;
        }
        final long highNow = add(grid, option, lots, PriceLattice.nodeAbove(mark), high, first);
        return PriceLattice.between(lowNow, highNow, above[slot], shift[slot]);
    }

    private long add(
        final int grid, final int option, final long lots, final long node, final long[] sums, final int first) {
        final int at = values.at(grid, option, node);
        final double[] lotValues = values.of(grid, option);
        for (int column = 0; column < columns; column++) {
            sums[first + column] += positionValue(lots, lotValues[at + column]);
        }
        return positionValue(lots, lotValues[at + columns - OptionValuation.FURTHER_COLUMNS]);
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
