package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.liquidity.DepthBands;
import io.plimsoll.engine.liquidity.SizeTable;
import io.plimsoll.engine.scale.ScaleTable;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.ReasonCode;

/**
 * Depth and MarketTotals. No level depends on them before the next review, but initial requirements do on open interest
 * at once: nobody is looked at.
 */
final class LiquidityData {
    private final InstrumentTable instruments;
    private final ScaleTable scales;
    private final SizeTable sizes;
    private final ExchangeTimes times;
    private final DepthDecoder depth = new DepthDecoder();
    private final MarketTotalsDecoder totals = new MarketTotalsDecoder();

    LiquidityData(final Book book, final ExchangeTimes times) {
        instruments = book.instruments();
        scales = book.scales();
        sizes = book.sizes();
        this.times = times;
    }

    ReasonCode depth(final int source, final Envelope envelope) {
        depth.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(depth.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        final ReasonCode reason = checkOpen(instrument, source, depth.exchangeTimeNs());
        if (reason != ACCEPTED) {
            return reason;
        }
        final DepthDecoder.BandsDecoder bands = depth.bands();
        if (bands.count() == 0 || bands.count() != sizes.toldBands(instrument) || !areLotsAllowed(bands)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        times.note(source, depth.exchangeTimeNs());
        sizes.depthTold(instrument, lotsShown(), times.stampNs());
        return ACCEPTED;
    }

    private static boolean areLotsAllowed(final DepthDecoder.BandsDecoder bands) {
        boolean allowed = true;
        long bid = 0;
        long ask = 0;
        while (bands.hasNext()) {
            bands.next();
            allowed &= bands.bidLots() >= bid && bands.bidLots() <= DepthBands.MOST_LOTS
                && bands.askLots() >= ask && bands.askLots() <= DepthBands.MOST_LOTS;
            bid = bands.bidLots();
            ask = bands.askLots();
        }
        return allowed;
    }

    /** Of each band the lots of the side that shows fewer, added up. */
    private long lotsShown() {
        depth.sbeRewind();
        long sum = 0;
        final DepthDecoder.BandsDecoder bands = depth.bands();
        while (bands.hasNext()) {
            bands.next();
            sum += Math.min(bands.bidLots(), bands.askLots());
        }
        return sum;
    }

    ReasonCode totals(final int source, final Envelope envelope) {
        totals.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(totals.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (!scales.canHaveScale(instrument)) {
            return ReasonCode.NOT_MARGINED;
        }
        final ReasonCode reason = checkOpen(instrument, source, totals.exchangeTimeNs());
        if (reason != ACCEPTED) {
            return reason;
        }
        final boolean hasOpenInterest = totals.openInterestLots() != MarketTotalsDecoder.openInterestLotsNullValue();
        final boolean hasVolume = totals.volumeLots() != MarketTotalsDecoder.volumeLotsNullValue();
        if (hasOpenInterest && totals.openInterestLots() < 0 || hasVolume && totals.volumeLots() < 0) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (hasOpenInterest && totals.openInterestLots() > sizes.mostOpenInterestLots(instrument)
            || hasVolume && totals.volumeLots() > DepthBands.MOST_LOTS) {
            return ReasonCode.OVERFLOW;
        }
        times.note(source, totals.exchangeTimeNs());
        if (hasOpenInterest) {
            sizes.totals().openInterestLots(instrument, totals.openInterestLots());
        }
        if (hasVolume) {
            sizes.totals().volumeLots(instrument, totals.volumeLots());
        }
        return ACCEPTED;
    }

    private ReasonCode checkOpen(final int instrument, final int source, final long exchangeTimeNs) {
        return instruments.state(instrument) == InstrumentState.SETTLED
            ? ReasonCode.INSTRUMENT_NOT_TRADING
            : times.check(source, exchangeTimeNs);
    }
}
