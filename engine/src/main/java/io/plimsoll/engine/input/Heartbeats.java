package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.ExpiryTable;
import io.plimsoll.engine.instrument.FeedTable;
import io.plimsoll.engine.instrument.HeartbeatTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.wire.DefineHeartbeatDecoder;
import io.plimsoll.engine.wire.FeedKind;
import io.plimsoll.engine.wire.FeedStatusEncoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;

/**
 * DefineHeartbeat, and which feeds a Clock finds silent (rules, section 11.6). That moves initial requirements alone,
 * so no account is looked at because of it.
 */
final class Heartbeats {
    private static final long NO_EXPIRY = FeedStatusEncoder.expiryTimeNsNullValue();

    private final InstrumentTable instruments;
    private final ExpiryTable expiries;
    private final HeartbeatTable heartbeats;
    private final Outputs outputs;
    private final DefineHeartbeatDecoder message = new DefineHeartbeatDecoder();

    Heartbeats(final Book book, final Outputs outputs) {
        instruments = book.instruments();
        expiries = instruments.expiries();
        heartbeats = instruments.heartbeats();
        this.outputs = outputs;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(message.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (instruments.underlyings().isOption(instrument)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (instruments.state(instrument) == InstrumentState.SETTLED) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        if (!isAllowed(message.markSeconds()) || !isAllowed(message.volatilitySeconds())
            || !isAllowed(message.forwardSeconds())) {
            return ReasonCode.INVALID_DEFINITION;
        }
        heartbeats.define(
            instrument,
            message.instrumentId(),
            message.markSeconds(),
            message.volatilitySeconds(),
            message.forwardSeconds());
        return ACCEPTED;
    }

    private static boolean isAllowed(final int seconds) {
        return seconds >= 0 && seconds <= HeartbeatTable.MOST_SECONDS;
    }

    /** Looks at all feeds with a heartbeat and says which fell silent and which speak again. */
    void clock(final long timeNs) {
        for (int place = 0, size = heartbeats.size(); place < size; place++) {
            final int instrument = heartbeats.instrument(place);
            if (instruments.state(instrument) != InstrumentState.SETTLED) {
                look(instrument, timeNs);
            }
        }
    }

    private void look(final int instrument, final long timeNs) {
        if (heartbeats.marks().look(instrument, timeNs, heartbeats.markSeconds(instrument))) {
            say(FeedKind.MARK, heartbeats.marks(), instrument, instrument, NO_EXPIRY);
        }
        for (int expiry = expiries.first(instrument); expiry != ExpiryTable.NONE; expiry = expiries.next(expiry)) {
            if (heartbeats.volatilities().look(expiry, timeNs, heartbeats.volatilitySeconds(instrument))) {
                say(FeedKind.VOLATILITY, heartbeats.volatilities(), expiry, instrument, expiries.timeNs(expiry));
            }
            if (heartbeats.forwards().look(expiry, timeNs, heartbeats.forwardSeconds(instrument))) {
                say(FeedKind.FORWARD, heartbeats.forwards(), expiry, instrument, expiries.timeNs(expiry));
            }
        }
    }

    private void say(
        final FeedKind kind, final FeedTable feeds, final int feed, final int instrument, final long expiryTimeNs) {
        outputs.feedStatus(
            kind, instruments.get(instrument).id(), expiryTimeNs, feeds.lastNs(feed), feeds.isStale(feed));
    }
}
