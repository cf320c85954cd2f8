package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.liquidity.SizeTable;
import io.plimsoll.engine.margin.Bounds;
import io.plimsoll.engine.scale.ReviewTimes;
import io.plimsoll.engine.scale.ScaleRule;
import io.plimsoll.engine.scale.ScaleTable;
import io.plimsoll.engine.volatility.VolatilityTable;
import io.plimsoll.engine.wire.DefineReviewDecoder;
import io.plimsoll.engine.wire.DefineScaleDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;

/** DefineScale and DefineReview: no scale changes before the next review. */
final class ScaleDefinitions {
    private final InstrumentTable instruments;
    private final VolatilityTable volatilities;
    private final ScaleTable scales;
    private final SizeTable sizes;
    private final Bounds bounds;
    private final Holders holders;
    private final DefineScaleDecoder message = new DefineScaleDecoder();
    private final DefineReviewDecoder review = new DefineReviewDecoder();

    ScaleDefinitions(final Book book, final Bounds bounds) {
        instruments = book.instruments();
        volatilities = book.volatilities();
        scales = book.scales();
        sizes = book.sizes();
        this.bounds = bounds;
        holders = new Holders(book, bounds);
    }

    ReasonCode define(final Envelope envelope) {
        message.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        final int instrument = instruments.indexOf(message.instrumentId());
        final ReasonCode reason = checkInstruments(instrument);
        if (reason != ACCEPTED) {
            return reason;
        }
        final ScaleRule rule = rule();
        if (!rule.isAllowed()) {
            return ReasonCode.INVALID_DEFINITION;
        }
        final long largest = Math.max(scales.largestScale(instrument), rule.largestScale());
        if (!sizes.limits(instrument).allow(instruments.tiers().largestRate(instrument), largest)) {
            return ReasonCode.INVALID_DEFINITION;
        }
        if (!doHoldersFit(instrument, largest)) {
            return ReasonCode.OVERFLOW;
        }
        scales.define(instrument, rule);
        return ACCEPTED;
    }

    private ReasonCode checkInstruments(final int instrument) {
        if (instrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (!scales.canHaveScale(instrument)) {
            return ReasonCode.NOT_MARGINED;
        }
        if (instruments.state(instrument) == InstrumentState.SETTLED) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        final int volatilityInstrument = instruments.indexOf(message.volatilityInstrumentId());
        if (volatilityInstrument == InstrumentTable.NONE) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        return volatilities.isDefined(volatilityInstrument) ? ACCEPTED : ReasonCode.NO_VOLATILITY;
    }

    private ScaleRule rule() {
        return new ScaleRule(
            instruments.indexOf(message.volatilityInstrumentId()),
            message.referenceVolatility(),
            message.step(),
            message.leastScale(),
            message.largestScale(),
            message.hysteresis(),
            message.reserve(),
            message.refillPerHour(),
            message.risePerHour(),
            message.riseAtOnce(),
            message.largestGap());
    }

    private boolean doHoldersFit(final int instrument, final long largestScale) {
        bounds.scaleChanged(instrument, largestScale);
        final boolean fit = holders.fit(instrument);
        if (!fit) {
            bounds.scaleChanged(instrument, scales.largestScale(instrument));
        }
        return fit;
    }

    ReasonCode defineReview(final Envelope envelope) {
        review.wrap(envelope.buffer(), envelope.bodyOffset(), envelope.blockLength(), envelope.version());
        if (review.reviewSeconds() < 1 || review.reviewSeconds() > ReviewTimes.MOST_SECONDS) {
            return ReasonCode.INVALID_DEFINITION;
        }
        scales.times().seconds(review.reviewSeconds());
        return ACCEPTED;
    }
}
