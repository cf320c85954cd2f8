package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.TickDecoder;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Rule 5 for what happens to instruments: Tick, FundingIndex, InstrumentStateChange, InstrumentSettlement. */
final class Prices {
    private static final BigDecimal DAY_NS = BigDecimal.valueOf(TimeUnit.DAYS.toNanos(1));

    static final int HIGHEST_DOUBT = 1_000_000_000;

    private final Book book;
    private final CombinedPrices combinedPrices;
    private final boolean hasDoubts;

    Prices(final Book book, final CombinedPrices combinedPrices, final boolean hasDoubts) {
        this.book = book;
        this.combinedPrices = combinedPrices;
        this.hasDoubts = hasDoubts;
    }

    Outcome tick(final TickDecoder tick, final Source source, final Cause cause) {
        final Instrument instrument = book.instruments.get(tick.instrumentId());
        if (instrument == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (book.combinedPrices.containsKey(instrument.id)) {
            return Outcome.refused(ReasonCode.COMBINED_PRICE);
        }
        if (instrument.state == InstrumentState.SETTLED) {
            return Outcome.refused(ReasonCode.INSTRUMENT_NOT_TRADING);
        }
        final Long timeNs = optional(tick.exchangeTimeNs());
        final ReasonCode time = checkTime(timeNs, source, cause);
        if (time != ReasonCode.NULL_VAL) {
            return Outcome.refused(time);
        }
        final int doubt = hasDoubts ? tick.doubt() : 0;
        if (!isDoubt(doubt)) {
            return Outcome.refused(ReasonCode.DOUBT_OUT_OF_RANGE);
        }
        final Long mark = optional(tick.mark());
        final Long bid = optional(tick.bid());
        final Long ask = optional(tick.ask());
        final Long[] prices = {mark, optional(tick.index()), bid, ask, optional(tick.last())};
        for (final Long price : prices) {
            final ReasonCode reason = price == null ? ReasonCode.NULL_VAL : checkPrice(instrument, price);
            if (reason != ReasonCode.NULL_VAL) {
                return Outcome.refused(reason);
            }
        }
        if (bid != null && ask != null && bid > ask) {
            return Outcome.refused(ReasonCode.CROSSED_BOOK);
        }
        source.sawTime(timeNs);
        if (mark == null) {
            return Outcome.nobody();
        }
        instrument.mark(instrument.ticks(mark), doubt, cause);
        combinedPrices.tickSet(instrument, cause);
        return Outcome.price(instrument.id);
    }

    Outcome fundingIndex(final FundingIndexDecoder funding, final Source source, final Cause cause) {
        final Instrument instrument = book.instruments.get(funding.instrumentId());
        if (instrument == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (instrument.type != InstrumentType.PERPETUAL) {
            return Outcome.refused(ReasonCode.NOT_PERPETUAL);
        }
        if (instrument.state == InstrumentState.SETTLED) {
            return Outcome.refused(ReasonCode.INSTRUMENT_NOT_TRADING);
        }
        final Long timeNs = optional(funding.exchangeTimeNs());
        final ReasonCode time = checkTime(timeNs, source, cause);
        if (time != ReasonCode.NULL_VAL) {
            return Outcome.refused(time);
        }
        final BigDecimal index = BigDecimal.valueOf(funding.index());
        if (index.abs().compareTo(instrument.bounds().funding()) > 0) {
            return Outcome.refused(ReasonCode.FUNDING_BEYOND_MAXIMUM);
        }
        source.sawTime(timeNs);
        instrument.funding = new FundingIndex(index, cause);
        return Outcome.price(instrument.id);
    }

    Outcome stateChange(final InstrumentStateChangeDecoder change) {
        final Instrument instrument = book.instruments.get(change.instrumentId());
        if (instrument == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (book.combinedPrices.containsKey(instrument.id)) {
            return Outcome.refused(ReasonCode.COMBINED_PRICE);
        }
        final int to = change.stateRaw();
        final boolean opens =
            instrument.state == InstrumentState.ANNOUNCED && to == InstrumentState.TRADING.value();
        final boolean expires =
            instrument.state == InstrumentState.TRADING && to == InstrumentState.EXPIRED.value();
        if (!opens && !expires) {
            return Outcome.refused(ReasonCode.INVALID_STATE_CHANGE);
        }
        instrument.state = opens ? InstrumentState.TRADING : InstrumentState.EXPIRED;
        return Outcome.nobody();
    }

    Outcome settlement(final InstrumentSettlementDecoder settlement, final Cause cause) {
        final Instrument instrument = book.instruments.get(settlement.instrumentId());
        if (instrument == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (instrument.isSpot()) {
            return Outcome.refused(ReasonCode.NOT_MARGINED);
        }
        if (instrument.state == InstrumentState.SETTLED) {
            return Outcome.refused(ReasonCode.INVALID_STATE_CHANGE);
        }
        final Instrument priced = instrument.isOption() ? instrument.underlying() : instrument;
        final ReasonCode reason = checkPrice(priced, settlement.price());
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        final BigDecimal price = priced.ticks(settlement.price());
        for (final Account account : List.copyOf(book.accounts.values())) {
            if (account.hasPosition(instrument.id)) {
                final Account after = account.copy();
                after.settle(instrument, price);
                book.put(after);
            }
        }
        instrument.state = InstrumentState.SETTLED;
        if (instrument.isOption()) {
            return Outcome.everybody();
        }
        instrument.mark(price, cause);
        combinedPrices.markSet(instrument, cause);
        return Outcome.everybodyByPrice(instrument.id);
    }

    /** What is wrong with an exchange time, NULL_VAL if nothing or if none was given. */
    static ReasonCode checkTime(final Long timeNs, final Source source, final Cause cause) {
        if (timeNs == null) {
            return ReasonCode.NULL_VAL;
        }
        final BigDecimal aheadNs = BigDecimal.valueOf(timeNs).subtract(BigDecimal.valueOf(cause.timeNs()));
        if (aheadNs.compareTo(DAY_NS) > 0) {
            return ReasonCode.TIME_AHEAD;
        }
        return source.runsBackwards(timeNs) ? ReasonCode.TIME_BACKWARDS : ReasonCode.NULL_VAL;
    }

    /** Whether something can be doubted so much, x 10^9. */
    static boolean isDoubt(final int doubt) {
        return doubt >= 0 && doubt <= HIGHEST_DOUBT;
    }

    /** What is wrong with a wire price, NULL_VAL if nothing. */
    static ReasonCode checkPrice(final Instrument instrument, final long price) {
        if (price <= 0) {
            return ReasonCode.PRICE_NOT_POSITIVE;
        }
        if (price % instrument.tickMantissa != 0) {
            return ReasonCode.PRICE_OFF_TICK;
        }
        return instrument.ticks(price).compareTo(instrument.maximumPrice) > 0
            ? ReasonCode.PRICE_BEYOND_MAXIMUM : ReasonCode.NULL_VAL;
    }

    /** All optional numbers of the schema have the same null. */
    static Long optional(final long value) {
        return value == TickDecoder.markNullValue() ? null : value;
    }
}
