package io.plimsoll.engine.input;

import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.margin.PositionValuation;

/**
 * What a fill makes of a position: entry cost and realised profit (rules, section 2). Cost is rounded up and profit
 * down; a partial close releases its share of the cost, rounded down, and the remainder stays.
 */
final class PositionChange {
    private final PositionValuation valuation;
    private long cost;
    private long profit;

    PositionChange(final InstrumentTable instruments) {
        valuation = new PositionValuation(instruments);
    }

    /** A fill of an option, whose premium is cash: it has no entry cost, and what is paid is realised at once. */
    void premium(final int instrument, final long bought, final long priceTicks) {
        cost = 0;
        profit = -valuation.costUp(instrument, bought, priceTicks);
    }

    /** A fill where there was no position. */
    void open(final int instrument, final long lots, final long priceTicks) {
        cost = valuation.costUp(instrument, lots, priceTicks);
        profit = 0;
    }

    /** A fill of {@code bought} lots, negative if sold, on {@code held} ones. */
    void fill(
        final int instrument,
        final long held,
        final long entryCost,
        final long entryFunding,
        final long bought,
        final long priceTicks) {
        profit = valuation.fundingDown(instrument, held, entryFunding);
        if (held > 0 == bought > 0) {
            cost = entryCost + valuation.costUp(instrument, bought, priceTicks);
        } else if (Math.abs(bought) <= Math.abs(held)) {
            final long released = valuation.costShareDown(entryCost, Math.abs(bought), Math.abs(held));
            profit += -valuation.costUp(instrument, bought, priceTicks) - released;
            cost = entryCost - released;
        } else {
            profit += -valuation.costUp(instrument, -held, priceTicks) - entryCost;
            cost = valuation.costUp(instrument, bought + held, priceTicks);
        }
    }

    /** Entry cost afterwards, settlement minor units. */
    long cost() {
        return cost;
    }

    /** Profit realised by the fill, funding included, fee not; settlement minor units. */
    long profit() {
        return profit;
    }
}
