package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.ForwardDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Rule 10.1 for what options are valued by: Volatility, VolatilitySurface and Forward. */
final class OptionPrices {
    static final long HIGHEST_VOLATILITY = 25_000_000_000L;
    static final long HIGHEST_RATE = 1_000_000_000L;
    /** Forwards are at most so many times the underlying's mark, and at least the reciprocal. */
    static final int MOST_TIMES_THE_MARK = 2;

    private static final BigDecimal MOST_TIMES = BigDecimal.valueOf(MOST_TIMES_THE_MARK);

    private final Book book;

    OptionPrices(final Book book) {
        this.book = book;
    }

    Outcome volatility(final VolatilityDecoder message, final Source source, final Cause cause) {
        final Instrument instrument = book.instruments.get(message.instrumentId());
        if (instrument == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (!instrument.isOption()) {
            return Outcome.refused(ReasonCode.NOT_AN_OPTION);
        }
        if (instrument.state == InstrumentState.SETTLED) {
            return Outcome.refused(ReasonCode.INSTRUMENT_NOT_TRADING);
        }
        final Long timeNs = Prices.optional(message.exchangeTimeNs());
        final ReasonCode time = Prices.checkTime(timeNs, source, cause);
        if (time != ReasonCode.NULL_VAL) {
            return Outcome.refused(time);
        }
        if (!Prices.isDoubt(message.doubt())) {
            return Outcome.refused(ReasonCode.DOUBT_OUT_OF_RANGE);
        }
        if (!isVolatility(message.volatility())) {
            return Outcome.refused(ReasonCode.VOLATILITY_OUT_OF_RANGE);
        }
        source.sawTime(timeNs);
        instrument.option.volatility(message.volatility(), message.doubt());
        instrument.option.expiry.volatilities.heard(cause.timeNs());
        return Outcome.portfolios();
    }

    Outcome surface(final VolatilitySurfaceDecoder message, final Source source, final Cause cause) {
        final Instrument underlying = book.instruments.get(message.underlyingInstrumentId());
        final Long timeNs = Prices.optional(message.exchangeTimeNs());
        ReasonCode reason =
            checkExpiry(underlying, message.expiryTimeNs(), timeNs, message.doubt(), source, cause);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        final Expiry expiry = book.expiry(underlying.id, message.expiryTimeNs());
        final List<Surface.Node> nodes = new ArrayList<>();
        message.nodes().forEach(node -> nodes.add(new Surface.Node(node.strike(), node.volatility())));
        final Surface surface = new Surface(nodes);
        reason = checkSurface(surface, underlying, expiry);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        source.sawTime(timeNs);
        expiry.volatilities.heard(cause.timeNs());
        for (final Instrument instrument : book.instruments.values()) {
            if (instrument.isOption()
                && instrument.option.expiry == expiry
                && instrument.state != InstrumentState.SETTLED) {
                instrument.option.volatility(surface.volatilityAt(instrument.option.strike), message.doubt());
            }
        }
        return Outcome.portfolios();
    }

    Outcome forward(final ForwardDecoder message, final Source source, final Cause cause) {
        final Instrument underlying = book.instruments.get(message.underlyingInstrumentId());
        final Long timeNs = Prices.optional(message.exchangeTimeNs());
        final ReasonCode reason =
            checkExpiry(underlying, message.expiryTimeNs(), timeNs, message.doubt(), source, cause);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        if (message.forward() <= 0) {
            return Outcome.refused(ReasonCode.PRICE_NOT_POSITIVE);
        }
        if (underlying.mark == null) {
            return Outcome.refused(ReasonCode.NO_PRICE);
        }
        final long mark = underlying.onWire(underlying.mark.ticks());
        final BigDecimal forward = BigDecimal.valueOf(message.forward());
        if (forward.multiply(MOST_TIMES).compareTo(BigDecimal.valueOf(mark)) < 0
            || forward.compareTo(BigDecimal.valueOf(mark).multiply(MOST_TIMES)) > 0) {
            return Outcome.refused(ReasonCode.FORWARD_OUT_OF_RANGE);
        }
        if (message.rate() < -HIGHEST_RATE || message.rate() > HIGHEST_RATE) {
            return Outcome.refused(ReasonCode.RATE_OUT_OF_RANGE);
        }
        source.sawTime(timeNs);
        final Expiry expiry = book.expiry(underlying.id, message.expiryTimeNs());
        expiry.ratio = (double) message.forward() / (double) mark;
        expiry.rate = message.rate();
        expiry.doubt = message.doubt();
        expiry.forwards.heard(cause.timeNs());
        return Outcome.portfolios();
    }

    private ReasonCode checkExpiry(
        final Instrument underlying,
        final long expiryTimeNs,
        final Long timeNs,
        final int doubt,
        final Source source,
        final Cause cause) {
        if (underlying == null) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (book.expiry(underlying.id, expiryTimeNs) == null) {
            return ReasonCode.UNKNOWN_EXPIRY;
        }
        final ReasonCode time = Prices.checkTime(timeNs, source, cause);
        return time == ReasonCode.NULL_VAL && !Prices.isDoubt(doubt) ? ReasonCode.DOUBT_OUT_OF_RANGE : time;
    }

    private static ReasonCode checkSurface(
        final Surface surface, final Instrument underlying, final Expiry expiry) {
        if (!surface.isOrdered()) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (!surface.nodes().stream().allMatch(node -> isVolatility(node.volatility()))) {
            return ReasonCode.VOLATILITY_OUT_OF_RANGE;
        }
        if (underlying.mark == null) {
            return ReasonCode.NO_PRICE;
        }
        return surface.isArbitrage(underlying, expiry) ? ReasonCode.VOLATILITY_ARBITRAGE : ReasonCode.NULL_VAL;
    }

    private static boolean isVolatility(final long volatility) {
        return volatility >= 1 && volatility <= HIGHEST_VOLATILITY;
    }
}
