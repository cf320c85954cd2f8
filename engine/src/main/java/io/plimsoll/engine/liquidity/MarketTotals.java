package io.plimsoll.engine.liquidity;

import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/** How many lots of each instrument are open in the whole market, and how many are traded in a day; 0 at first. */
public final class MarketTotals {
    private final long[] openInterestLots;
    private final long[] volumeLots;

    MarketTotals(final int instruments) {
        openInterestLots = new long[instruments];
        volumeLots = new long[instruments];
    }

    /**
     * How many lots are open.
     *
     * @param instrument index
     * @return lots
     */
    public long openInterestLots(final int instrument) {
        return openInterestLots[instrument];
    }

    /**
     * Takes note of how many lots are open.
     *
     * @param instrument index
     * @param lots       worth at most 2^62 at any price
     */
    public void openInterestLots(final int instrument, final long lots) {
        openInterestLots[instrument] = lots;
    }

    /**
     * How many lots are traded in a day.
     *
     * @param instrument index
     * @return lots
     */
    public long volumeLots(final int instrument) {
        return volumeLots[instrument];
    }

    /**
     * Takes note of how many lots are traded in a day.
     *
     * @param instrument index
     * @param lots       at most {@link DepthBands#MOST_LOTS}
     */
    public void volumeLots(final int instrument, final long lots) {
        volumeLots[instrument] = lots;
    }

    void writeTo(final int instrument, final StateSink sink) {
        sink.put(openInterestLots[instrument]);
        sink.put(volumeLots[instrument]);
    }

    void readFrom(final int instrument, final StateSource state, final long mostOpen) {
        openInterestLots[instrument] = state.nextLong("open interest", 0, mostOpen);
        volumeLots[instrument] = state.nextLong("volume of a day", 0, DepthBands.MOST_LOTS);
    }
}
