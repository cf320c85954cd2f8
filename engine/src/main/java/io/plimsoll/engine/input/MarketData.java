package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.Rules;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.Instrument;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.volatility.VolatilityTable;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.TickDecoder;

/** Tick and FundingIndex. */
final class MarketData {
    private static final long NULL_PRICE = TickDecoder.markNullValue();

    private final InstrumentTable instruments;
    private final VolatilityTable volatilities;
    private final ExchangeTimes times;
    private final Surveillance surveillance;
    private final CombinedPrices combinedPrices;
    private final boolean hasDoubts;
    private final TickDecoder tick = new TickDecoder();
    private final FundingIndexDecoder funding = new FundingIndexDecoder();

    MarketData(
        final Book book,
        final ExchangeTimes times,
        final Surveillance surveillance,
        final CombinedPrices combinedPrices,
        final Rules rules) {
        hasDoubts = rules.hasPortfolios();
        instruments = book.instruments();
        volatilities = book.volatilities();
        this.times = times;
        this.surveillance = surveillance;
        this.combinedPrices = combinedPrices;
    }

    ReasonCode tick(final int source, final Envelope envelope) {
        tick.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(tick.instrumentId());
        if (instrument != InstrumentTable.NONE && combinedPrices.isCombined(instrument)) {
            return ReasonCode.COMBINED_PRICE;
        }
        final ReasonCode reason = checkOpen(instrument, source, tick.exchangeTimeNs());
        if (reason != ACCEPTED) {
            return reason;
        }
        final int doubt = hasDoubts ? tick.doubt() : 0;
        if (!Doubts.allow(doubt)) {
            return ReasonCode.DOUBT_OUT_OF_RANGE;
        }
        final Instrument what = instruments.get(instrument);
        final ReasonCode prices = checkPrices(what);
        if (prices != ACCEPTED) {
            return prices;
        }
        times.note(source, tick.exchangeTimeNs());
        notePrices(instrument, what);
        if (tick.mark() != NULL_PRICE) {
            final long markTicks = Prices.ticks(what, tick.mark());
            instruments.mark(instrument, markTicks, true, doubt);
            volatilities.sampled(instrument, times.stampNs(), markTicks);
            instruments.heartbeats().marks().heard(instrument, times.stampNs());
            combinedPrices.ticked(instrument, times.stampNs());
            surveillance.markMoved(instrument);
            combinedPrices.look();
        }
        return ACCEPTED;
    }

    private ReasonCode checkPrices(final Instrument what) {
        ReasonCode reason = checkPrice(what, tick.mark());
        if (reason == ACCEPTED) {
            reason = checkPrice(what, tick.index());
        }
        if (reason == ACCEPTED) {
            reason = checkPrice(what, tick.bid());
        }
        if (reason == ACCEPTED) {
            reason = checkPrice(what, tick.ask());
        }
        if (reason == ACCEPTED) {
            reason = checkPrice(what, tick.last());
        }
        if (reason != ACCEPTED) {
            return reason;
        }
        final boolean crossed = tick.bid() != NULL_PRICE && tick.ask() != NULL_PRICE && tick.bid() > tick.ask();
        return crossed ? ReasonCode.CROSSED_BOOK : ACCEPTED;
    }

    private static ReasonCode checkPrice(final Instrument what, final long price) {
        return price == NULL_PRICE ? ACCEPTED : Prices.check(what, price);
    }

    private void notePrices(final int instrument, final Instrument what) {
        if (tick.index() != NULL_PRICE) {
            instruments.index(instrument, Prices.ticks(what, tick.index()));
        }
        if (tick.bid() != NULL_PRICE) {
            instruments.bid(instrument, Prices.ticks(what, tick.bid()));
        }
        if (tick.ask() != NULL_PRICE) {
            instruments.ask(instrument, Prices.ticks(what, tick.ask()));
        }
        if (tick.last() != NULL_PRICE) {
            instruments.last(instrument, Prices.ticks(what, tick.last()));
        }
    }

    ReasonCode fundingIndex(final int source, final Envelope envelope) {
        funding.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(funding.instrumentId());
        if (instrument != InstrumentTable.NONE && !instruments.isPerpetual(instrument)) {
            return ReasonCode.NOT_PERPETUAL;
        }
        final ReasonCode reason = checkOpen(instrument, source, funding.exchangeTimeNs());
        if (reason != ACCEPTED) {
            return reason;
        }
        final long bound = instruments.get(instrument).fundingBound();
        if (funding.index() > bound || funding.index() < -bound) {
            return ReasonCode.FUNDING_BEYOND_MAXIMUM;
        }
        times.note(source, funding.exchangeTimeNs());
        instruments.fundingIndex(instrument, funding.index());
        surveillance.fundingMoved(instrument);
        return ACCEPTED;
    }

    private ReasonCode checkOpen(final int instrument, final int source, final long exchangeTimeNs) {
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (instruments.state(instrument) == InstrumentState.SETTLED) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        return times.check(source, exchangeTimeNs);
    }
}
