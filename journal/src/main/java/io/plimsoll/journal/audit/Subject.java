package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.AssetTotalsDecoder;
import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineCollateralDecoder;
import io.plimsoll.engine.wire.DefineCombinedPriceDecoder;
import io.plimsoll.engine.wire.DefineHeartbeatDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.DefineScaleDecoder;
import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;

/**
 * Rule 8, Rejection: what a refused message was about, each null if the message has no field of that name.
 *
 * @param accountId    of the message
 * @param instrumentId of the message
 * @param assetId      of the message
 */
record Subject(Long accountId, Integer instrumentId, Integer assetId) {
    static final Subject NOTHING = new Subject(null, null, null);

    static Subject of(final Input input) {
        return switch (input.templateId()) {
            case DefineAssetDecoder.TEMPLATE_ID -> asset(input.decode(new DefineAssetDecoder()).assetId());
            case DefineInstrumentDecoder.TEMPLATE_ID ->
                instrument(input.decode(new DefineInstrumentDecoder()).instrumentId());
            case DefineOptionDecoder.TEMPLATE_ID -> instrument(input.decode(new DefineOptionDecoder()).instrumentId());
            case AssignUnderlyingDecoder.TEMPLATE_ID ->
                instrument(input.decode(new AssignUnderlyingDecoder()).instrumentId());
            case VolatilityDecoder.TEMPLATE_ID -> instrument(input.decode(new VolatilityDecoder()).instrumentId());
            case DefineVolatilityDecoder.TEMPLATE_ID ->
                instrument(input.decode(new DefineVolatilityDecoder()).instrumentId());
            case DefineScaleDecoder.TEMPLATE_ID -> instrument(input.decode(new DefineScaleDecoder()).instrumentId());
            case DefineHeartbeatDecoder.TEMPLATE_ID ->
                instrument(input.decode(new DefineHeartbeatDecoder()).instrumentId());
            case VolatilityForecastDecoder.TEMPLATE_ID ->
                instrument(input.decode(new VolatilityForecastDecoder()).instrumentId());
            case DefineSizeChargeDecoder.TEMPLATE_ID ->
                instrument(input.decode(new DefineSizeChargeDecoder()).instrumentId());
            case DepthDecoder.TEMPLATE_ID -> instrument(input.decode(new DepthDecoder()).instrumentId());
            case MarketTotalsDecoder.TEMPLATE_ID ->
                instrument(input.decode(new MarketTotalsDecoder()).instrumentId());
            case DefineCombinedPriceDecoder.TEMPLATE_ID ->
                instrument(input.decode(new DefineCombinedPriceDecoder()).instrumentId());
            case DefineCollateralDecoder.TEMPLATE_ID -> asset(input.decode(new DefineCollateralDecoder()).assetId());
            case AssetTotalsDecoder.TEMPLATE_ID -> asset(input.decode(new AssetTotalsDecoder()).assetId());
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

    private static Subject of(final FillDecoder fill) {
        return new Subject(fill.accountId(), fill.instrumentId(), null);
    }

    private static Subject of(final CollateralChangeDecoder change) {
        return new Subject(change.accountId(), null, change.assetId());
    }

    private static Subject of(final PositionSetDecoder set) {
        return new Subject(set.accountId(), set.instrumentId(), null);
    }

    private static Subject of(final BalanceSetDecoder set) {
        return new Subject(set.accountId(), null, set.assetId());
    }

    private static Subject account(final long accountId) {
        return new Subject(accountId, null, null);
    }

    private static Subject instrument(final int instrumentId) {
        return new Subject(null, instrumentId, null);
    }

    private static Subject asset(final int assetId) {
        return new Subject(null, null, assetId);
    }
}
