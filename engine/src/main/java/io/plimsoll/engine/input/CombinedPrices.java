package io.plimsoll.engine.input;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.CombinedPriceTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.volatility.VolatilityTable;

/**
 * Marks that are the lowest of others' (rules, section 11.9). A message first sets all marks that follow from it, here
 * and elsewhere, and only then has accounts looked at, by {@link #look}: so no account is ever computed from a part of
 * them.
 */
final class CombinedPrices {
    private final InstrumentTable instruments;
    private final CombinedPriceTable combined;
    private final VolatilityTable volatilities;
    private final Surveillance surveillance;
    private final int[] moved;
    private int movedCount;

    CombinedPrices(final Book book, final Surveillance surveillance) {
        instruments = book.instruments();
        combined = book.combinedPrices();
        volatilities = book.volatilities();
        this.surveillance = surveillance;
        moved = new int[instruments.capacity()];
    }

    boolean isCombined(final int instrument) {
        return combined.isCombined(instrument);
    }

    /** An instrument was given its mark by a Tick: what it is a member of was so, too. */
    void ticked(final int member, final long timeNs) {
        for (int i = 0, count = combined.countOf(member); i < count; i++) {
            final int instrument = combined.of(member, i);
            compute(instrument, true);
            volatilities.sampled(instrument, timeNs, instruments.mark(instrument));
            instruments.heartbeats().marks().heard(instrument, timeNs);
        }
    }

    /** An instrument was given its mark by a fill or a settlement. */
    void marked(final int member) {
        for (int i = 0, count = combined.countOf(member); i < count; i++) {
            compute(combined.of(member, i), false);
        }
    }

    /** Members may have become stale or fresh. What has no such member stays as it is, computed again or not. */
    void clock() {
        for (int place = 0, size = combined.size(); place < size; place++) {
            compute(combined.instrument(place), false);
        }
    }

    /** An instrument has been defined as a combined price. */
    void defined(final int instrument, final int[] members) {
        combined.define(instrument, members);
        compute(instrument, false);
        look();
    }

    private void compute(final int instrument, final boolean fromTick) {
        if (combined.compute(instrument, fromTick)) {
            moved[movedCount++] = instrument;
        }
    }

    /** Examines whom the marks can matter to that have changed. */
    void look() {
        for (int i = 0; i < movedCount; i++) {
            surveillance.markMovedAlong(moved[i]);
        }
        movedCount = 0;
    }
}
