package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.liquidity.DepthBands;
import io.plimsoll.engine.liquidity.SizeLimits;
import io.plimsoll.engine.liquidity.SizeParameters;
import io.plimsoll.engine.liquidity.SizeTable;
import io.plimsoll.engine.margin.Bounds;
import io.plimsoll.engine.scale.ScaleTable;
import io.plimsoll.engine.surveillance.Surveillance;
import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;

/** DefineSizeCharge: it counts at once, so all holders are looked at; thinness and close-out lots wait for a review. */
final class SizeDefinitions {
    private final InstrumentTable instruments;
    private final ScaleTable scales;
    private final SizeTable sizes;
    private final Bounds bounds;
    private final Holders holders;
    private final Surveillance surveillance;
    private final DefineSizeChargeDecoder message = new DefineSizeChargeDecoder();

    SizeDefinitions(final Book book, final Bounds bounds, final Surveillance surveillance) {
        instruments = book.instruments();
        scales = book.scales();
        sizes = book.sizes();
        this.bounds = bounds;
        holders = new Holders(book, bounds);
        this.surveillance = surveillance;
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(message.instrumentId());
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (!scales.canHaveScale(instrument)) {
            return ReasonCode.NOT_MARGINED;
        }
        if (instruments.state(instrument) == InstrumentState.SETTLED) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        final SizeParameters parameters = parameters();
        final DepthBands bands = bands();
        if (!parameters.isAllowed() || !bands.isAllowed()) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final SizeLimits limits = sizes.limits(instrument).with(parameters);
        if (!limits.allow(instruments.tiers().largestRate(instrument), scales.largestScale(instrument))) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (!doHoldersFit(instrument, limits)) {
            return ReasonCode.OVERFLOW;
        }
        sizes.define(instrument, parameters, bands);
        surveillance.examineHolders(instrument);
        return ACCEPTED;
    }

    private SizeParameters parameters() {
        return new SizeParameters(
            message.rootRate(),
            message.allowance(),
            message.largestSizeRate(),
            message.closeOutShare(),
            message.largestCloseOutFactor(),
            message.largestThinness(),
            message.thinnessStep(),
            message.thinnessHysteresis(),
            message.recoverySamples(),
            message.recoverySampleSeconds(),
            message.openInterestLower(),
            message.openInterestUpper());
    }

    private DepthBands bands() {
        final DefineSizeChargeDecoder.BandsDecoder group = message.bands();
        final long[] lots = new long[group.count()];
        final long[] distance = new long[group.count()];
        for (int band = 0; group.hasNext(); band++) {
            group.next();
            lots[band] = group.lots();
            distance[band] = group.distance();
        }
        return new DepthBands(lots, distance);
    }

    private boolean doHoldersFit(final int instrument, final SizeLimits limits) {
        bounds.sizeChanged(instrument, limits);
        final boolean fit = holders.fit(instrument);
        if (!fit) {
            bounds.sizeChanged(instrument, sizes.limits(instrument));
        }
        return fit;
    }
}
