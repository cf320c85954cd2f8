package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.TickDecoder;

/**
 * Rule 8, Rejection: what a refused message was about, each null if the message has no field of that name.
 *
 * @param accountId    of the message
 * @param instrumentId of the message
 * @param assetId      of the message
 */
record NaiveSubject(Long accountId, Integer instrumentId, Integer assetId) {
    static final NaiveSubject NOTHING = new NaiveSubject(null, null, null);

    static NaiveSubject of(final NaiveInput input) {
        return switch (input.templateId()) {
            case DefineAssetDecoder.TEMPLATE_ID -> asset(input.decode(new DefineAssetDecoder()).assetId());
            case DefineInstrumentDecoder.TEMPLATE_ID ->
                instrument(input.decode(new DefineInstrumentDecoder()).instrumentId());
            case DefineTiersDecoder.TEMPLATE_ID -> instrument(input.decode(new DefineTiersDecoder()).instrumentId());
            case DefineAccountDecoder.TEMPLATE_ID -> account(input.decode(new DefineAccountDecoder()).accountId());
            case TickDecoder.TEMPLATE_ID -> instrument(input.decode(new TickDecoder()).instrumentId());
            case FundingIndexDecoder.TEMPLATE_ID -> instrument(input.decode(new FundingIndexDecoder()).instrumentId());
            case InstrumentStateChangeDecoder.TEMPLATE_ID ->
                instrument(input.decode(new InstrumentStateChangeDecoder()).instrumentId());
            case InstrumentSettlementDecoder.TEMPLATE_ID ->
                instrument(input.decode(new InstrumentSettlementDecoder()).instrumentId());
            case FillDecoder.TEMPLATE_ID -> of(input.decode(new FillDecoder()));
            case CollateralChangeDecoder.TEMPLATE_ID -> of(input.decode(new CollateralChangeDecoder()));
            case PositionSetDecoder.TEMPLATE_ID -> of(input.decode(new PositionSetDecoder()));
            case BalanceSetDecoder.TEMPLATE_ID -> of(input.decode(new BalanceSetDecoder()));
            case AccountQueryDecoder.TEMPLATE_ID -> account(input.decode(new AccountQueryDecoder()).accountId());
            default -> NOTHING;
        };
    }

    private static NaiveSubject of(final FillDecoder fill) {
        return new NaiveSubject(fill.accountId(), fill.instrumentId(), null);
    }

    private static NaiveSubject of(final CollateralChangeDecoder change) {
        return new NaiveSubject(change.accountId(), null, change.assetId());
    }

    private static NaiveSubject of(final PositionSetDecoder set) {
        return new NaiveSubject(set.accountId(), set.instrumentId(), null);
    }

    private static NaiveSubject of(final BalanceSetDecoder set) {
        return new NaiveSubject(set.accountId(), null, set.assetId());
    }

    private static NaiveSubject account(final long accountId) {
        return new NaiveSubject(accountId, null, null);
    }

    private static NaiveSubject instrument(final int instrumentId) {
        return new NaiveSubject(null, instrumentId, null);
    }

    private static NaiveSubject asset(final int assetId) {
        return new NaiveSubject(null, null, assetId);
    }
}
