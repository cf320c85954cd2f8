package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.output.Outputs;
import io.plimsoll.engine.source.SourceTable;
import io.plimsoll.engine.wire.ReasonCode;

/** Exchange times of market data: within a source they do not run backwards, and none is far ahead of the stamp. */
final class ExchangeTimes {
    private static final long MAX_TIME_AHEAD_NS = 24 * 3_600 * 1_000_000_000L;

    private final SourceTable sources;
    private final Outputs outputs;

    ExchangeTimes(final SourceTable sources, final Outputs outputs) {
        this.sources = sources;
        this.outputs = outputs;
    }

    /** Why a message of this time is refused, or ACCEPTED; a time need not be given. */
    ReasonCode check(final int source, final long exchangeTimeNs) {
        if (exchangeTimeNs == SourceTable.NO_TIME) {
            return ACCEPTED;
        }
        if (isAhead(exchangeTimeNs, outputs.timeNs())) {
            return ReasonCode.TIME_AHEAD;
        }
        return exchangeTimeNs < sources.exchangeTimeNs(source) ? ReasonCode.TIME_BACKWARDS : ACCEPTED;
    }

    /** A time taken far ahead of its source's others would make all of them run backwards. */
    private static boolean isAhead(final long exchangeTimeNs, final long stampNs) {
        return stampNs <= Long.MAX_VALUE - MAX_TIME_AHEAD_NS && exchangeTimeNs > stampNs + MAX_TIME_AHEAD_NS;
    }

    /** The stamp of the present message. */
    long stampNs() {
        return outputs.timeNs();
    }

    void note(final int source, final long exchangeTimeNs) {
        if (exchangeTimeNs != SourceTable.NO_TIME) {
            sources.exchangeTimeNs(source, exchangeTimeNs);
        }
    }
}
