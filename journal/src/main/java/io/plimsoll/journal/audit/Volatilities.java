package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;

/** Rule 11.5 for DefineVolatility and VolatilityForecast. Neither changes a requirement: the next review does. */
final class Volatilities {
    private static final BigInteger FARTHEST_END_NS = Whole.of(TimeUnit.DAYS.toNanos(365));

    private final Book book;

    Volatilities(final Book book) {
        this.book = book;
    }

    Outcome volatility(final DefineVolatilityDecoder definition) {
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
        if (!VolatilityTerms.allow(definition)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        final VolatilityTerms terms = VolatilityTerms.of(definition);
        final Volatility known = book.volatilities.get(instrument.id);
        if (known == null) {
            book.volatilities.put(instrument.id, new Volatility(terms));
        } else {
            known.define(terms);
        }
        return Outcome.nobody();
    }

    Outcome forecast(final VolatilityForecastDecoder message, final Cause cause) {
        if (!book.instruments.containsKey(message.instrumentId())) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        final Volatility volatility = book.volatilities.get(message.instrumentId());
        if (volatility == null) {
            return Outcome.refused(ReasonCode.NO_VOLATILITY);
        }
        if (!VolatilityTerms.isBetween(message.volatility(), 1, VolatilityTerms.HIGHEST)) {
            return Outcome.refused(ReasonCode.VOLATILITY_OUT_OF_RANGE);
        }
        final BigInteger aheadNs = Whole.of(message.endNs()).subtract(Whole.of(cause.timeNs()));
        if (message.startNs() <= cause.timeNs()
            || message.fullNs() < message.startNs()
            || message.endNs() <= message.fullNs()
            || aheadNs.compareTo(FARTHEST_END_NS) > 0) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        volatility.announce(new Forecast(
            Whole.of(message.volatility()), message.startNs(), message.fullNs(), message.endNs()));
        return Outcome.nobody();
    }
}
