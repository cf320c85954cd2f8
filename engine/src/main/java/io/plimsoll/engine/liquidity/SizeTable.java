package io.plimsoll.engine.liquidity;

import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.scale.RollOut;
import io.plimsoll.engine.scale.ScaleTable;
import io.plimsoll.engine.scale.Setting;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;

/**
 * Size charges of instruments, by instrument index, and what they have come to: thinness x 10^9, 1 at first, and
 * close-out lots, 0 for any, both in force and coming.
 */
public final class SizeTable {
    private static final int ROOM_BITS = 62;
    private static final long LARGEST_OPEN_INTEREST = 1L << 62;

    private final InstrumentTable instruments;
    private final ScaleTable scales;
    private final RollOut rollOut;
    private final Setting thinness;
    private final Setting closeOutLots;
    private final SizeCharge[] charges;
    private final MarketTotals totals;
    private final int[] byId;
    private final Wide wide = new Wide();
    private int size;

    /**
     * Allocates the table.
     *
     * @param instruments that there are
     * @param scales      of instruments, whose roll-outs are those of this table too
     * @param capacity    most instruments that can have a size charge: as many as there can be, or 0 for none
     */
    public SizeTable(final InstrumentTable instruments, final ScaleTable scales, final int capacity) {
        this.instruments = instruments;
        this.scales = scales;
        rollOut = scales.rollOut();
        thinness = rollOut.add(capacity, Rate.ONE);
        closeOutLots = rollOut.add(capacity, 0);
        charges = new SizeCharge[capacity];
        totals = new MarketTotals(capacity);
        byId = new int[capacity];
    }

    /**
     * Writes charges by instrument id, with what they have come to, then what is told of all instruments' markets.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        sink.put(size);
        for (int i = 0; i < size; i++) {
            final int instrument = byId[i];
            sink.put(instrument);
            charges[instrument].writeTo(sink);
            thinness.writeTo(instrument, sink);
            closeOutLots.writeTo(instrument, sink);
        }
        for (int instrument = 0; instrument < instruments.size(); instrument++) {
            totals.writeTo(instrument, sink);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote into an empty table, after instruments and scales.
     *
     * @param state to read from
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource state) {
        final int count = state.nextInt("number of size charges", 0, instruments.size());
        while (size < count) {
            final int instrument = state.nextInt("instrument with a size charge", 0, instruments.size() - 1);
            final SizeCharge charge = SizeCharge.readFrom(state);
            if (charges[instrument] != null || !scales.canHaveScale(instrument) || !charge.limits().allow(
                instruments.tiers().largestRate(instrument), scales.largestScale(instrument))) {
                throw new StateException("instrument " + instruments.get(instrument).id()
                    + " cannot have such a size charge; load another state");
            }
            charges[instrument] = charge;
            insert(instrument);
            thinness.readFrom(
                instrument, state, rollOut, "thinness", Rate.ONE, SizeParameters.LARGEST_THINNESS);
            closeOutLots.readFrom(instrument, state, rollOut, "number of close-out lots", 0, DepthBands.MOST_LOTS);
        }
        for (int instrument = 0; instrument < instruments.size(); instrument++) {
            totals.readFrom(
                instrument, state, scales.canHaveScale(instrument) ? mostOpenInterestLots(instrument) : 0);
        }
    }

    /**
     * Defines an instrument's size charge, or another one in its place, which leaves thinness, close-out lots and
     * market totals as they are. Allocates.
     *
     * @param instrument index
     * @param parameters that are allowed
     * @param bands      that are allowed
     */
    public void define(final int instrument, final SizeParameters parameters, final DepthBands bands) {
        if (charges[instrument] == null) {
            charges[instrument] = new SizeCharge(parameters, bands);
            insert(instrument);
        } else {
            charges[instrument].change(parameters, bands);
        }
    }

    private void insert(final int instrument) {
        final int id = instruments.get(instrument).id();
        int place = size++;
        while (place > 0 && instruments.get(byId[place - 1]).id() > id) {
            byId[place] = byId[place - 1];
            place--;
        }
        byId[place] = instrument;
    }

    /** An instrument's charge, null if it has none. */
    SizeCharge charge(final int instrument) {
        return size == 0 ? null : charges[instrument];
    }

    /** The thinness that an account's positions count by. */
    long thinness(final int account, final int instrument) {
        return thinness.value(rollOut.isChangedOver(account), instrument);
    }

    /** The lots that can be closed at the plain rate, for an account. */
    long closeOutLots(final int account, final int instrument) {
        return closeOutLots.value(rollOut.isChangedOver(account), instrument);
    }

    /**
     * The most that size can ever make of an instrument's rates.
     *
     * @param instrument index
     * @return by all charges that the instrument ever had
     */
    public SizeLimits limits(final int instrument) {
        return charge(instrument) == null ? SizeLimits.NONE : charges[instrument].limits();
    }

    /**
     * How many instruments have a size charge.
     *
     * @return number
     */
    public int size() {
        return size;
    }

    /**
     * An instrument that has a size charge.
     *
     * @param place from 0, by instrument id
     * @return its index
     */
    public int instrument(final int place) {
        return byId[place];
    }

    /**
     * How many bands the book of an instrument is told by.
     *
     * @param instrument index
     * @return the bands of its size charge but for the endless one, 0 without bands or without a charge
     */
    public int toldBands(final int instrument) {
        return charge(instrument) == null ? 0 : Math.max(0, charges[instrument].bands().count() - 1);
    }

    /**
     * The book of an instrument with bands was told. Allocates nothing.
     *
     * @param instrument index
     * @param lotsShown  in all told bands, each counted from the middle, on the side that has fewer in it
     * @param timeNs     stamp of the message
     */
    public void depthTold(final int instrument, final long lotsShown, final long timeNs) {
        final SizeCharge charge = charges[instrument];
        charge.envelope().told(charge.thinness(lotsShown, wide), timeNs, wide);
    }

    /**
     * The most lots that can be open in the market, worth at most 2^62 at any price.
     *
     * @param instrument index, of one with tiers
     * @return lots, at most {@link DepthBands#MOST_LOTS}
     */
    public long mostOpenInterestLots(final int instrument) {
        final Instrument what = instruments.get(instrument);
        wide.product(LARGEST_OPEN_INTEREST, what.unitDenominator())
            .dividedDown(what.unitNumerator()).dividedDown(what.inverse() ? 1 : what.maximumPriceTicks());
        return wide.fitsIn(ROOM_BITS) ? Math.min(DepthBands.MOST_LOTS, wide.value()) : DepthBands.MOST_LOTS;
    }

    /**
     * What is told of whole markets.
     *
     * @return by instrument index
     */
    public MarketTotals totals() {
        return totals;
    }

    /**
     * Whether thinness or close-out lots of an instrument are others after the roll-out than before.
     *
     * @param instrument index
     * @return true if they are
     */
    public boolean changes(final int instrument) {
        return size > 0 && (thinness.changes(instrument) || closeOutLots.changes(instrument));
    }

    /**
     * Reviews an instrument's thinness. No roll-out is under way.
     *
     * @param instrument index, with a size charge
     * @param review     to calculate with; afterwards it holds the result
     * @return whether it changes
     */
    public boolean reviewThinness(final int instrument, final SizeReview review) {
        final SizeCharge charge = charges[instrument];
        review.thinness(charge.parameters(), thinness.inForce(instrument), charge.envelope().value());
        thinness.coming(instrument, review.coming());
        return thinness.changes(instrument);
    }

    /**
     * Reviews an instrument's close-out lots. No roll-out is under way.
     *
     * @param instrument index, with a size charge
     * @param review     to calculate with; afterwards it holds the result
     * @return whether they change
     */
    public boolean reviewCloseOutLots(final int instrument, final SizeReview review) {
        review.closeOutLots(
            charges[instrument].parameters(), closeOutLots.inForce(instrument), totals.volumeLots(instrument));
        closeOutLots.coming(instrument, review.coming());
        return closeOutLots.changes(instrument);
    }

    /**
     * How much thinner than usual an instrument's book counts as.
     *
     * @param instrument index, with a size charge
     * @return in force, x 10^9
     */
    public long thinnessInForce(final int instrument) {
        return thinness.inForce(instrument);
    }

    /**
     * How many lots of an instrument can be closed at the plain rate.
     *
     * @param instrument index, with a size charge
     * @return in force; 0 for any
     */
    public long closeOutLotsInForce(final int instrument) {
        return closeOutLots.inForce(instrument);
    }
}
