package io.plimsoll.engine.portfolio;

import io.plimsoll.engine.instrument.HeartbeatTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.instrument.UnderlyingTable;
import io.plimsoll.engine.number.Rate;

/**
 * How doubtful the prices and volatilities of what is held are, as shares x 10^9 (rules, section 10.4, step 7). What is
 * stale is wholly so, whatever its message said.
 */
final class Doubts {
    private static final int WHOLE = (int) Rate.ONE;

    private final InstrumentTable instruments;
    private final UnderlyingTable underlyings;
    private final HeartbeatTable heartbeats;

    Doubts(final InstrumentTable instruments) {
        this.instruments = instruments;
        underlyings = instruments.underlyings();
        heartbeats = instruments.heartbeats();
    }

    /** Of a perpetual or future, or of collateral that an instrument prices. */
    int ofPrice(final int instrument) {
        return Math.max(ofMark(underlyings.underlying(instrument)), ofMark(instrument));
    }

    /** Of an option. */
    int ofOption(final int option) {
        final int expiry = underlyings.expiry(option);
        if (heartbeats.volatilities().isStale(expiry) || heartbeats.forwards().isStale(expiry)) {
            return WHOLE;
        }
        final int own = Math.max(instruments.expiries().forwardDoubt(expiry), underlyings.volatilityDoubt(option));
        return Math.max(ofMark(underlyings.underlying(option)), own);
    }

    private int ofMark(final int instrument) {
        return heartbeats.marks().isStale(instrument) ? WHOLE : instruments.markDoubt(instrument);
    }
}
