package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.DefineHeartbeatDecoder;
import io.plimsoll.engine.wire.FeedKind;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Rule 11.6: at every Clock, which feeds fell silent, and which speak again. */
final class Heartbeats {
    private final Book book;
    private final Outputs outputs;
    /** By instrument id. */
    private final SortedMap<Integer, Heartbeat> heartbeats = new TreeMap<>();

    Heartbeats(final Book book, final Outputs outputs) {
        this.book = book;
        this.outputs = outputs;
    }

    /** Changes nothing that is stale, or is not: the next Clock does. */
    Outcome heartbeat(final DefineHeartbeatDecoder definition) {
        final Instrument instrument = book.instruments.get(definition.instrumentId());
        if (instrument == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (instrument.isOption()) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (instrument.state == InstrumentState.SETTLED) {
            return Outcome.refused(ReasonCode.INSTRUMENT_NOT_TRADING);
        }
        final Heartbeat heartbeat = Heartbeat.of(definition);
        if (!heartbeat.isAllowed()) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        heartbeats.put(instrument.id, heartbeat);
        return Outcome.nobody();
    }

    /** What a Clock does; the instruments whose marks became stale, or no longer are. */
    List<Integer> look(final long timeNs) {
        final List<Integer> otherMarks = new ArrayList<>();
        heartbeats.forEach((instrumentId, heartbeat) -> {
            final Instrument instrument = book.instruments.get(instrumentId);
            if (instrument.state != InstrumentState.SETTLED && look(instrument, heartbeat, timeNs)) {
                otherMarks.add(instrumentId);
            }
        });
        return otherMarks;
    }

    private boolean look(final Instrument instrument, final Heartbeat heartbeat, final long timeNs) {
        final boolean isOtherMark = instrument.marks.look(timeNs, heartbeat.markSeconds());
        if (isOtherMark) {
            outputs.feedStatus(instrument.id, null, FeedKind.MARK, instrument.marks);
        }
        for (final Expiry expiry : book.expiries(instrument.id)) {
            if (expiry.volatilities.look(timeNs, heartbeat.volatilitySeconds())) {
                outputs.feedStatus(instrument.id, expiry.timeNs, FeedKind.VOLATILITY, expiry.volatilities);
            }
            if (expiry.forwards.look(timeNs, heartbeat.forwardSeconds())) {
                outputs.feedStatus(instrument.id, expiry.timeNs, FeedKind.FORWARD, expiry.forwards);
            }
        }
        return isOtherMark;
    }
}
