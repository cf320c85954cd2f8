package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Rule 11.7 for DefineSizeCharge, Depth and MarketTotals. */
final class SizeCharges {
    private static final BigDecimal MOST_OPEN_INTEREST = new BigDecimal(Whole.TWO_TO_62);

    private final Book book;

    SizeCharges(final Book book) {
        this.book = book;
    }

    /** Parameters count at once. */
    Outcome sizeCharge(final DefineSizeChargeDecoder definition) {
        final Instrument instrument = book.instruments.get(definition.instrumentId());
        final ReasonCode reason = checkMargined(instrument);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        if (!SizeTerms.allow(definition)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        final SizeTerms terms = SizeTerms.of(definition);
        final LargestFactors before = instrument.largestFactors();
        if (!terms.hasBandsInOrder() || !before.with(terms).allow(instrument.tiers())) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        instrument.largestFactors(before.with(terms));
        if (!AccountBounds.holdForHoldersOf(book, instrument)) {
            instrument.largestFactors(before);
            return Outcome.refused(ReasonCode.OVERFLOW);
        }
        final SizeCharge known = book.sizeCharges.get(instrument.id);
        if (known == null) {
            book.sizeCharges.put(instrument.id, new SizeCharge(terms));
        } else {
            known.define(terms);
        }
        return Outcome.everybody();
    }

    /** What the book shows counts from the next review on. */
    Outcome depth(final DepthDecoder depth, final Source source, final Cause cause) {
        final Instrument instrument = book.instruments.get(depth.instrumentId());
        if (instrument == null) {
            return Outcome.refused(ReasonCode.UNKNOWN_INSTRUMENT);
        }
        if (instrument.state == InstrumentState.SETTLED) {
            return Outcome.refused(ReasonCode.INSTRUMENT_NOT_TRADING);
        }
        final Long timeNs = Prices.optional(depth.exchangeTimeNs());
        final ReasonCode time = Prices.checkTime(timeNs, source, cause);
        if (time != ReasonCode.NULL_VAL) {
            return Outcome.refused(time);
        }
        final SizeCharge charge = book.sizeCharges.get(instrument.id);
        final List<BigInteger> bids = new ArrayList<>();
        final List<BigInteger> asks = new ArrayList<>();
        depth.bands().forEach(band -> {
            bids.add(Whole.of(band.bidLots()));
            asks.add(Whole.of(band.askLots()));
        });
        if (charge == null
            || bids.isEmpty()
            || bids.size() != charge.terms().endingBands()
            || !isCumulative(bids)
            || !isCumulative(asks)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        source.sawTime(timeNs);
        final List<BigInteger> fewer = new ArrayList<>();
        for (int i = 0; i < bids.size(); i++) {
            fewer.add(bids.get(i).min(asks.get(i)));
        }
        charge.tell(cause.timeNs(), fewer);
        return Outcome.nobody();
    }

    private static boolean isCumulative(final List<BigInteger> lots) {
        BigInteger before = BigInteger.ZERO;
        for (final BigInteger each : lots) {
            if (each.compareTo(before) < 0) {
                return false;
            }
            before = each;
        }
        return before.compareTo(Whole.of(SizeTerms.MOST_LOTS)) <= 0;
    }

    /** Moves initial requirements alone. */
    Outcome marketTotals(final MarketTotalsDecoder totals, final Source source, final Cause cause) {
        final Instrument instrument = book.instruments.get(totals.instrumentId());
        final ReasonCode reason = checkMargined(instrument);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        final Long timeNs = Prices.optional(totals.exchangeTimeNs());
        final ReasonCode time = Prices.checkTime(timeNs, source, cause);
        if (time != ReasonCode.NULL_VAL) {
            return Outcome.refused(time);
        }
        final Long openInterest = Prices.optional(totals.openInterestLots());
        final Long volume = Prices.optional(totals.volumeLots());
        if (openInterest != null && openInterest < 0 || volume != null && volume < 0) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (openInterest != null && !fits(instrument, openInterest)
            || volume != null && volume > SizeTerms.MOST_LOTS) {
            return Outcome.refused(ReasonCode.OVERFLOW);
        }
        source.sawTime(timeNs);
        final MarketTotal before = book.marketTotal(instrument.id);
        book.marketTotals.put(instrument.id, new MarketTotal(
            openInterest == null ? before.openInterestLots() : Whole.of(openInterest),
            volume == null ? before.volumeLots() : Whole.of(volume)));
        return Outcome.nobody();
    }

    private static boolean fits(final Instrument instrument, final long openInterest) {
        return openInterest <= SizeTerms.MOST_LOTS
            && instrument.notional(BigDecimal.valueOf(openInterest), instrument.worstPrice())
                .compareTo(MOST_OPEN_INTEREST) <= 0;
    }

    private static ReasonCode checkMargined(final Instrument instrument) {
        if (instrument == null) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (instrument.isSpot() || instrument.isOption()) {
            return ReasonCode.NOT_MARGINED;
        }
        return instrument.state == InstrumentState.SETTLED
            ? ReasonCode.INSTRUMENT_NOT_TRADING : ReasonCode.NULL_VAL;
    }
}
