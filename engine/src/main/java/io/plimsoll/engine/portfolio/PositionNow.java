package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.scenario.OptionValuation;

/** What a position in an option is worth at the mark of its underlying, without any shock. */
final class PositionNow {
    private final InstrumentTable instruments;
    private final OptionValues values;

    PositionNow(final InstrumentTable instruments, final OptionValues values) {
        this.instruments = instruments;
        this.values = values;
    }

    long worth(final int grid, final int option, final long lots) {
        final long mark = instruments.mark(instruments.underlyings().underlying(option));
        final long node = PriceLattice.nodeAtOrBelow(mark);
        final long low = worthAt(grid, option, lots, node);
        return mark == node
            ? low
            : PriceLattice.between(
                low,
                worthAt(grid, option, lots, PriceLattice.nodeAbove(mark)),
                mark - node,
                PriceLattice.shift(mark));
    }

    private long worthAt(final int grid, final int option, final long lots, final long node) {
        final int now = values.columns(grid) - OptionValuation.FURTHER_COLUMNS;
        return ExpirySums.positionValue(lots, values.at(grid, option, node)[now]);
    }
}
