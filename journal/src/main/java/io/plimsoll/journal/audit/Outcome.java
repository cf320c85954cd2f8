package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.ReasonCode;

/**
 * What became of a message's content: refused for a reason, or applied to somebody.
 *
 * @param reason            NULL_VAL if it was applied
 * @param reach             whose level may have changed
 * @param accountId         of the account the message was about, or null
 * @param priceInstrumentId of the price source that the message moved, or null
 * @param slice             of accounts that changed over, or null
 */
record Outcome(ReasonCode reason, Reach reach, Long accountId, Integer priceInstrumentId, Slice slice) {

    /** Whose level may have changed. */
    enum Reach {
        NOBODY,
        ACCOUNT_OR_PRICE,
        PORTFOLIOS,
        SLICE,
        EVERYBODY
    }

    static Outcome refused(final ReasonCode reason) {
        return new Outcome(reason, Reach.NOBODY, null, null, null);
    }

    static Outcome nobody() {
        return new Outcome(ReasonCode.NULL_VAL, Reach.NOBODY, null, null, null);
    }

    static Outcome everybody() {
        return new Outcome(ReasonCode.NULL_VAL, Reach.EVERYBODY, null, null, null);
    }

    /** Options may be worth something else, or grids ask for something else. */
    static Outcome portfolios() {
        return new Outcome(ReasonCode.NULL_VAL, Reach.PORTFOLIOS, null, null, null);
    }

    static Outcome everybodyByPrice(final int instrumentId) {
        return new Outcome(ReasonCode.NULL_VAL, Reach.EVERYBODY, null, instrumentId, null);
    }

    /** Accounts that are computed by another setting than before. */
    static Outcome slice(final Slice slice) {
        return new Outcome(ReasonCode.NULL_VAL, Reach.SLICE, null, null, slice);
    }

    static Outcome account(final long accountId) {
        return new Outcome(ReasonCode.NULL_VAL, Reach.ACCOUNT_OR_PRICE, accountId, null, null);
    }

    static Outcome price(final int instrumentId) {
        return new Outcome(ReasonCode.NULL_VAL, Reach.ACCOUNT_OR_PRICE, null, instrumentId, null);
    }

    static Outcome accountAndPrice(final long accountId, final int instrumentId) {
        return new Outcome(ReasonCode.NULL_VAL, Reach.ACCOUNT_OR_PRICE, accountId, instrumentId, null);
    }

    boolean isApplied() {
        return reason == ReasonCode.NULL_VAL;
    }
}
