package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.VolatilityTerms.isBetween;

import io.plimsoll.engine.wire.DefineReviewDecoder;
import io.plimsoll.engine.wire.DefineScaleDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RollOutDecoder;

/** Rules 11.1 and 11.5 for DefineScale, DefineReview and RollOut. */
final class Scales {
    private static final int LONGEST_REVIEW = 3600;
    private static final int MOST_ACCOUNTS = 4096;

    private final Book book;
    private final Review review;
    private final Outputs outputs;

    Scales(final Book book, final Review review, final Outputs outputs) {
        this.book = book;
        this.review = review;
        this.outputs = outputs;
    }

    /** A new rule changes no scale: the next review does. */
    Outcome scale(final DefineScaleDecoder definition) {
        final Instrument instrument = book.instruments.get(definition.instrumentId());
        final ReasonCode reason = check(definition, instrument);
        if (reason != ReasonCode.NULL_VAL) {
            return Outcome.refused(reason);
        }
        final LargestFactors before = instrument.largestFactors();
        final LargestFactors after = before.withScale(Input.billionths(definition.largestScale()));
        if (!after.allow(instrument.tiers())) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        instrument.largestFactors(after);
        if (!AccountBounds.holdForHoldersOf(book, instrument)) {
            instrument.largestFactors(before);
            return Outcome.refused(ReasonCode.OVERFLOW);
        }
        final ScaleTerms terms = ScaleTerms.of(definition);
        final ScaleRule known = book.scaleRules.get(instrument.id);
        if (known == null) {
            book.scaleRules.put(instrument.id, new ScaleRule(terms));
        } else {
            known.define(terms);
        }
        return Outcome.nobody();
    }

    private ReasonCode check(final DefineScaleDecoder definition, final Instrument instrument) {
        if (instrument == null) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (instrument.isSpot() || instrument.isOption()) {
            return ReasonCode.NOT_MARGINED;
        }
        if (instrument.state == InstrumentState.SETTLED) {
            return ReasonCode.INSTRUMENT_NOT_TRADING;
        }
        if (!book.instruments.containsKey(definition.volatilityInstrumentId())) {
            return ReasonCode.UNKNOWN_INSTRUMENT;
        }
        if (!book.volatilities.containsKey(definition.volatilityInstrumentId())) {
            return ReasonCode.NO_VOLATILITY;
        }
        return ScaleTerms.allow(definition) ? ReasonCode.NULL_VAL : ReasonCode.INVALID_DEFINITION;
    }

    Outcome review(final DefineReviewDecoder definition) {
        if (!isBetween(definition.reviewSeconds(), 1, LONGEST_REVIEW)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        review.seconds(definition.reviewSeconds());
        return Outcome.nobody();
    }

    Outcome rollOut(final RollOutDecoder message) {
        if (!isBetween(message.accounts(), 1, MOST_ACCOUNTS)) {
            return Outcome.refused(ReasonCode.INVALID_DEFINITION);
        }
        if (!book.rollOut.isUnderWay()) {
            return Outcome.nobody();
        }
        final int accounts = book.accounts.size();
        final Slice slice = book.rollOut.changeOver(message.accounts(), accounts);
        if (!book.rollOut.isUnderWay()) {
            outputs.rollOutProgress(accounts, 0);
        }
        return Outcome.slice(slice);
    }
}
