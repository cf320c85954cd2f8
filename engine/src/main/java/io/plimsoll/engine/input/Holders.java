package io.plimsoll.engine.input;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.Bounds;

/** Everyone who holds an instrument: whoever makes it need more margin must ask whether they have room for that. */
final class Holders {
    private final PositionTable positions;
    private final InstrumentTable instruments;
    private final Bounds bounds;

    Holders(final Book book, final Bounds bounds) {
        positions = book.positions();
        instruments = book.instruments();
        this.bounds = bounds;
    }

    /** Whether all positions in an instrument, and the accounts that have them, are within the present bounds. */
    boolean fit(final int instrument) {
        boolean fit = true;
        for (int p = 0, slots = positions.slots(); fit && p < slots; p++) {
            final long lots = positions.lots(p);
            if (lots != 0 && positions.instrument(p) == instrument) {
                fit = Math.abs(lots) <= instruments.lotsBound(instrument)
                    && bounds.begin(positions.account(p)).hold();
            }
        }
        return fit;
    }
}
