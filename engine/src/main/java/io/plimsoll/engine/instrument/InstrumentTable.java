package io.plimsoll.engine.instrument;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import org.agrona.collections.Int2IntHashMap;

/**
 * All instruments, by index in order of definition, and their prices in ticks. Fixed capacity. Prices are 0 until the
 * first one arrives.
 */
public final class InstrumentTable {
    /** No such instrument. */
    public static final int NONE = -1;

    private final int capacity;
    private final Int2IntHashMap indexById;
    private final Instrument[] instruments;
    private final TierTable tiers;
    private final UnderlyingTable underlyings;
    private final ExpiryTable expiries;
    private final HeartbeatTable heartbeats;
    private final InstrumentState[] state;
    private final long[] mark;
    private final int[] markDoubt;
    private final boolean[] markFromTick;
    private final long[] fundingIndex;
    private final long[] index;
    private final long[] bid;
    private final long[] ask;
    private final long[] last;
    private final long[] lotsBound;
    private int size;

    /**
     * Allocates the table.
     *
     * @param capacity      most instruments
     * @param maxTiers      most tiers of an instrument
     * @param maxHeartbeats most instruments that can have a heartbeat: as many as there can be, or 0 for none
     */
    public InstrumentTable(final int capacity, final int maxTiers, final int maxHeartbeats) {
        this.capacity = capacity;
        indexById = new Int2IntHashMap(capacity * 2, 0.6f, NONE);
        instruments = new Instrument[capacity];
        tiers = new TierTable(capacity, maxTiers);
        underlyings = new UnderlyingTable(capacity);
        expiries = new ExpiryTable(capacity);
        heartbeats = new HeartbeatTable(maxHeartbeats);
        state = new InstrumentState[capacity];
        mark = new long[capacity];
        markDoubt = new int[capacity];
        markFromTick = new boolean[capacity];
        fundingIndex = new long[capacity];
        index = new long[capacity];
        bid = new long[capacity];
        ask = new long[capacity];
        last = new long[capacity];
        lotsBound = new long[capacity];
    }

    /**
     * Writes all instruments with their prices and tiers, in order of definition. The most lots of a position follow
     * from them.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        sink.put(size);
        for (int instrument = 0; instrument < size; instrument++) {
            instruments[instrument].writeTo(sink);
            sink.put(state[instrument].value());
            sink.put(mark[instrument]);
            sink.put(markFromTick[instrument] ? 1 : 0);
            sink.put(fundingIndex[instrument]);
            sink.put(index[instrument]);
            sink.put(bid[instrument]);
            sink.put(ask[instrument]);
            sink.put(last[instrument]);
            tiers.writeTo(instrument, sink);
        }
    }

    /**
     * Reads all instruments into an empty table; the most lots of a position are to be set afterwards.
     *
     * @param source to read from
     * @param assets how many assets there are
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource source, final int assets) {
        final int count = source.nextInt("number of instruments", 0, capacity);
        while (size < count) {
            final Instrument what = Instrument.readFrom(source, assets);
            if (indexOf(what.id()) != NONE) {
                throw new StateException("instrument " + what.id() + " is defined twice; load another state");
            }
            final int added = add(what, InstrumentState.get(
                (short) source.nextInt("instrument's state", 0, InstrumentState.SETTLED.value())));
            mark[added] = source.nextLong("instrument's mark", 0, what.maximumPriceTicks());
            markFromTick[added] = source.nextBoolean("instrument's mark from a tick");
            fundingIndex[added] =
                source.nextLong("instrument's funding index", -what.fundingBound(), what.fundingBound());
            index[added] = source.nextLong("instrument's index price", 0, what.maximumPriceTicks());
            bid[added] = source.nextLong("instrument's bid", 0, what.maximumPriceTicks());
            ask[added] = source.nextLong("instrument's ask", 0, what.maximumPriceTicks());
            last[added] = source.nextLong("instrument's last price", 0, what.maximumPriceTicks());
            tiers.readFrom(added, source);
        }
    }

    /**
     * Writes what instruments move with, the expiries of options, their terms and volatilities.
     *
     * @param sink to write to
     */
    public void writeUnderlyings(final StateSink sink) {
        expiries.writeTo(sink);
        for (int instrument = 0; instrument < size; instrument++) {
            underlyings.writeTo(instrument, sink);
            sink.put(markDoubt[instrument]);
        }
    }

    /**
     * Reads what {@link #writeUnderlyings} wrote, after the instruments.
     *
     * @param source to read from
     * @throws StateException if it makes no sense
     */
    public void readUnderlyings(final StateSource source) {
        expiries.readFrom(source, size);
        for (int instrument = 0; instrument < size; instrument++) {
            underlyings.readFrom(instrument, source, instruments, size, expiries.size());
            markDoubt[instrument] = source.nextInt("doubt of an instrument's mark", 0, (int) Rate.ONE);
        }
        for (int instrument = 0; instrument < size; instrument++) {
            if (!underlyings.makesSense(instrument, instruments, expiries)) {
                throw new StateException("instrument " + instruments[instrument].id()
                    + " cannot have such an underlying or such terms of an option; load another state");
            }
        }
    }

    /**
     * Adds an instrument.
     *
     * @param instrument   whose id is new here
     * @param initialState announced or trading
     * @return its index
     */
    public int add(final Instrument instrument, final InstrumentState initialState) {
        final int added = size++;
        indexById.put(instrument.id(), added);
        instruments[added] = instrument;
        state[added] = initialState;
        underlyings.add(instrument, added);
        return added;
    }

    public int capacity() {
        return capacity;
    }

    public boolean isFull() {
        return size == capacity;
    }

    public int size() {
        return size;
    }

    /**
     * Finds an instrument.
     *
     * @param instrumentId its id
     * @return its index or {@link #NONE}
     */
    public int indexOf(final int instrumentId) {
        return indexById.get(instrumentId);
    }

    public Instrument get(final int instrument) {
        return instruments[instrument];
    }

    /**
     * Margin tiers of all instruments.
     *
     * @return margin tiers of all instruments
     */
    public TierTable tiers() {
        return tiers;
    }

    /**
     * What instruments move with, and which are options.
     *
     * @return what instruments move with
     */
    public UnderlyingTable underlyings() {
        return underlyings;
    }

    /**
     * When options expire.
     *
     * @return all expiries
     */
    public ExpiryTable expiries() {
        return expiries;
    }

    /**
     * Which feeds have fallen silent.
     *
     * @return marks of all instruments, volatilities and forwards of all expiries
     */
    public HeartbeatTable heartbeats() {
        return heartbeats;
    }

    public InstrumentState state(final int instrument) {
        return state[instrument];
    }

    /**
     * Takes note of a new state; nothing of an instrument that is settled is stale.
     *
     * @param instrument index
     * @param newState   of it
     */
    public void state(final int instrument, final InstrumentState newState) {
        state[instrument] = newState;
        if (newState == InstrumentState.SETTLED) {
            heartbeats.settled(instrument, expiries);
        }
    }

    public boolean isPerpetual(final int instrument) {
        return instruments[instrument].type() == InstrumentType.PERPETUAL;
    }

    /**
     * The price that margin is computed with.
     *
     * @param instrument index
     * @return ticks, 0 if there never was one
     */
    public long mark(final int instrument) {
        return mark[instrument];
    }

    public boolean hasMark(final int instrument) {
        return mark[instrument] != 0;
    }

    /**
     * Whether the mark came from a tick or a settlement, so that fills no longer set it.
     *
     * @param instrument index
     * @return true if it did
     */
    public boolean isMarkFromTick(final int instrument) {
        return markFromTick[instrument];
    }

    /**
     * What is missing to full confidence in the mark.
     *
     * @param instrument index
     * @return share x 10^9
     */
    public int markDoubt(final int instrument) {
        return markDoubt[instrument];
    }

    /**
     * Takes note of a new mark.
     *
     * @param instrument index
     * @param priceTicks ticks
     * @param fromTick   whether it came from a tick or a settlement
     * @param doubt      share x 10^9
     */
    public void mark(final int instrument, final long priceTicks, final boolean fromTick, final int doubt) {
        mark[instrument] = priceTicks;
        markDoubt[instrument] = doubt;
        markFromTick[instrument] |= fromTick;
    }

    /**
     * Cumulative funding.
     *
     * @param instrument index
     * @return settlement minor units per lot x 10^6
     */
    public long fundingIndex(final int instrument) {
        return fundingIndex[instrument];
    }

    public void fundingIndex(final int instrument, final long newIndex) {
        fundingIndex[instrument] = newIndex;
    }

    public long index(final int instrument) {
        return index[instrument];
    }

    public void index(final int instrument, final long priceTicks) {
        index[instrument] = priceTicks;
    }

    public long bid(final int instrument) {
        return bid[instrument];
    }

    public void bid(final int instrument, final long priceTicks) {
        bid[instrument] = priceTicks;
    }

    public long ask(final int instrument) {
        return ask[instrument];
    }

    public void ask(final int instrument, final long priceTicks) {
        ask[instrument] = priceTicks;
    }

    public long last(final int instrument) {
        return last[instrument];
    }

    public void last(final int instrument, final long priceTicks) {
        last[instrument] = priceTicks;
    }

    /**
     * The most lots of one position such that nothing overflows at any price.
     *
     * @param instrument index
     * @return lots
     */
    public long lotsBound(final int instrument) {
        return lotsBound[instrument];
    }

    public void lotsBound(final int instrument, final long lots) {
        lotsBound[instrument] = lots;
    }
}
