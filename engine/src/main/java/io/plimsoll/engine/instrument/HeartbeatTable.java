package io.plimsoll.engine.instrument;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.wire.InstrumentState;

/**
 * After how many seconds without a message an instrument's mark, and volatilities and forwards of the expiries on it,
 * are stale, and which of them are (rules, section 11.6). Fixed capacity, 0 where rules have no heartbeats.
 */
public final class HeartbeatTable {
    /** Most seconds of silence. */
    public static final int MOST_SECONDS = 86_400;

    private final FeedTable marks;
    private final FeedTable volatilities;
    private final FeedTable forwards;
    private final boolean[] defined;
    private final int[] markSeconds;
    private final int[] volatilitySeconds;
    private final int[] forwardSeconds;
    private final int[] byId;
    private final int[] ids;
    private int size;

    HeartbeatTable(final int capacity) {
        marks = new FeedTable(capacity);
        volatilities = new FeedTable(capacity);
        forwards = new FeedTable(capacity);
        defined = new boolean[capacity];
        markSeconds = new int[capacity];
        volatilitySeconds = new int[capacity];
        forwardSeconds = new int[capacity];
        byId = new int[capacity];
        ids = new int[capacity];
    }

    /**
     * Writes heartbeats by instrument id, then marks by instrument, volatilities and forwards by expiry.
     *
     * @param instruments that there are
     * @param sink        to write to
     */
    public void writeTo(final InstrumentTable instruments, final StateSink sink) {
        sink.put(size);
        for (int place = 0; place < size; place++) {
            final int instrument = byId[place];
            sink.put(instrument);
            sink.put(markSeconds[instrument]);
            sink.put(volatilitySeconds[instrument]);
            sink.put(forwardSeconds[instrument]);
        }
        for (int instrument = 0; instrument < instruments.size(); instrument++) {
            marks.writeTo(instrument, sink);
        }
        for (int expiry = 0; expiry < instruments.expiries().size(); expiry++) {
            volatilities.writeTo(expiry, sink);
            forwards.writeTo(expiry, sink);
        }
    }

    /**
     * Reads what {@link #writeTo} wrote into an empty table, after instruments and underlyings.
     *
     * @param instruments that there are
     * @param state       to read from
     * @throws StateException if it makes no sense
     */
    public void readFrom(final InstrumentTable instruments, final StateSource state) {
        final int count = state.nextInt("number of heartbeats", 0, instruments.size());
        while (size < count) {
            final int instrument = state.nextInt("instrument with a heartbeat", 0, instruments.size() - 1);
            final int id = instruments.get(instrument).id();
            if (defined[instrument] || instruments.underlyings().isOption(instrument)) {
                throw new StateException("instrument " + id + " cannot have a heartbeat; load another state");
            }
            define(
                instrument,
                id,
                state.nextInt("heartbeat of a mark", 0, MOST_SECONDS),
                state.nextInt("heartbeat of volatilities", 0, MOST_SECONDS),
                state.nextInt("heartbeat of forwards", 0, MOST_SECONDS));
        }
        for (int instrument = 0; instrument < instruments.size(); instrument++) {
            marks.readFrom(instrument, state, beats(instrument, instruments));
        }
        final ExpiryTable expiries = instruments.expiries();
        for (int expiry = 0; expiry < expiries.size(); expiry++) {
            final boolean beats = beats(expiries.underlying(expiry), instruments);
            volatilities.readFrom(expiry, state, beats);
            forwards.readFrom(expiry, state, beats);
        }
    }

    private boolean beats(final int instrument, final InstrumentTable instruments) {
        return defined[instrument] && instruments.state(instrument) != InstrumentState.SETTLED;
    }

    /**
     * Defines an instrument's heartbeat, or defines it anew; what is stale is decided at the next Clock.
     *
     * @param instrument       index, of no option
     * @param id               of the instrument
     * @param ofMark           seconds from 0, for never, to {@link #MOST_SECONDS}, as the others
     * @param ofVolatilities   of each expiry
     * @param ofForwards       of each expiry
     */
    public void define(
        final int instrument, final int id, final int ofMark, final int ofVolatilities, final int ofForwards) {
        if (!defined[instrument]) {
            defined[instrument] = true;
            insert(instrument, id);
        }
        markSeconds[instrument] = ofMark;
        volatilitySeconds[instrument] = ofVolatilities;
        forwardSeconds[instrument] = ofForwards;
    }

    private void insert(final int instrument, final int id) {
        int place = size++;
        while (place > 0 && ids[place - 1] > id) {
            ids[place] = ids[place - 1];
            byId[place] = byId[place - 1];
            place--;
        }
        ids[place] = id;
        byId[place] = instrument;
    }

    /** An instrument is settled: neither its mark nor anything of the expiries on it is stale from now on. */
    void settled(final int instrument, final ExpiryTable expiries) {
        marks.end(instrument);
        for (int expiry = expiries.first(instrument); expiry != ExpiryTable.NONE; expiry = expiries.next(expiry)) {
            volatilities.end(expiry);
            forwards.end(expiry);
        }
    }

    /**
     * How many instruments have a heartbeat.
     *
     * @return number
     */
    public int size() {
        return size;
    }

    /**
     * An instrument that has a heartbeat.
     *
     * @param place from 0, by instrument id
     * @return its index
     */
    public int instrument(final int place) {
        return byId[place];
    }

    public int markSeconds(final int instrument) {
        return markSeconds[instrument];
    }

    public int volatilitySeconds(final int instrument) {
        return volatilitySeconds[instrument];
    }

    public int forwardSeconds(final int instrument) {
        return forwardSeconds[instrument];
    }

    /**
     * Marks that came from Ticks.
     *
     * @return by instrument index
     */
    public FeedTable marks() {
        return marks;
    }

    /**
     * Volatilities of all options of an expiry together.
     *
     * @return by expiry index
     */
    public FeedTable volatilities() {
        return volatilities;
    }

    /**
     * Forwards.
     *
     * @return by expiry index
     */
    public FeedTable forwards() {
        return forwards;
    }
}
