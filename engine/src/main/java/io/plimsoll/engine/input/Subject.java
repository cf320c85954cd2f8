package io.plimsoll.engine.input;

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
import io.plimsoll.engine.wire.RejectionEncoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;
import java.nio.ByteOrder;

/** Which account, instrument and asset a readable message names, for its rejection. */
final class Subject {
    private static final int NOT_NAMED = -1;

    /** The account named by a message that names one. */
    long accountId(final Envelope envelope) {
        return envelope.buffer().getLong(
            envelope.bodyOffset() + accountOffset(envelope.templateId()), ByteOrder.LITTLE_ENDIAN);
    }

    void write(final Envelope envelope, final RejectionEncoder rejection) {
        final int body = envelope.bodyOffset();
        final int account = accountOffset(envelope.templateId());
        if (account != NOT_NAMED) {
            rejection.accountId(envelope.buffer().getLong(body + account, ByteOrder.LITTLE_ENDIAN));
        }
        final int instrument = instrumentOffset(envelope.templateId());
        if (instrument != NOT_NAMED) {
            rejection.instrumentId(envelope.buffer().getInt(body + instrument, ByteOrder.LITTLE_ENDIAN));
        }
        final int asset = assetOffset(envelope.templateId());
        if (asset != NOT_NAMED) {
            rejection.assetId(envelope.buffer().getInt(body + asset, ByteOrder.LITTLE_ENDIAN));
        }
    }

    private static int accountOffset(final int templateId) {
        return switch (templateId) {
            case DefineAccountDecoder.TEMPLATE_ID -> DefineAccountDecoder.accountIdEncodingOffset();
            case FillDecoder.TEMPLATE_ID -> FillDecoder.accountIdEncodingOffset();
            case CollateralChangeDecoder.TEMPLATE_ID -> CollateralChangeDecoder.accountIdEncodingOffset();
            case PositionSetDecoder.TEMPLATE_ID -> PositionSetDecoder.accountIdEncodingOffset();
            case BalanceSetDecoder.TEMPLATE_ID -> BalanceSetDecoder.accountIdEncodingOffset();
            case AccountQueryDecoder.TEMPLATE_ID -> AccountQueryDecoder.accountIdEncodingOffset();
            default -> NOT_NAMED;
        };
    }

    private static int instrumentOffset(final int templateId) {
        return switch (templateId) {
            case DefineInstrumentDecoder.TEMPLATE_ID -> DefineInstrumentDecoder.instrumentIdEncodingOffset();
            case DefineTiersDecoder.TEMPLATE_ID -> DefineTiersDecoder.instrumentIdEncodingOffset();
            case TickDecoder.TEMPLATE_ID -> TickDecoder.instrumentIdEncodingOffset();
            case FundingIndexDecoder.TEMPLATE_ID -> FundingIndexDecoder.instrumentIdEncodingOffset();
            case InstrumentStateChangeDecoder.TEMPLATE_ID ->
                InstrumentStateChangeDecoder.instrumentIdEncodingOffset();
            case InstrumentSettlementDecoder.TEMPLATE_ID -> InstrumentSettlementDecoder.instrumentIdEncodingOffset();
            case FillDecoder.TEMPLATE_ID -> FillDecoder.instrumentIdEncodingOffset();
            case PositionSetDecoder.TEMPLATE_ID -> PositionSetDecoder.instrumentIdEncodingOffset();
            case DefineOptionDecoder.TEMPLATE_ID -> DefineOptionDecoder.instrumentIdEncodingOffset();
            case AssignUnderlyingDecoder.TEMPLATE_ID -> AssignUnderlyingDecoder.instrumentIdEncodingOffset();
            case VolatilityDecoder.TEMPLATE_ID -> VolatilityDecoder.instrumentIdEncodingOffset();
            case DefineVolatilityDecoder.TEMPLATE_ID -> DefineVolatilityDecoder.instrumentIdEncodingOffset();
            case DefineScaleDecoder.TEMPLATE_ID -> DefineScaleDecoder.instrumentIdEncodingOffset();
            case DefineSizeChargeDecoder.TEMPLATE_ID -> DefineSizeChargeDecoder.instrumentIdEncodingOffset();
            case DepthDecoder.TEMPLATE_ID -> DepthDecoder.instrumentIdEncodingOffset();
            case MarketTotalsDecoder.TEMPLATE_ID -> MarketTotalsDecoder.instrumentIdEncodingOffset();
            case DefineCombinedPriceDecoder.TEMPLATE_ID -> DefineCombinedPriceDecoder.instrumentIdEncodingOffset();
            case DefineHeartbeatDecoder.TEMPLATE_ID -> DefineHeartbeatDecoder.instrumentIdEncodingOffset();
            case VolatilityForecastDecoder.TEMPLATE_ID -> VolatilityForecastDecoder.instrumentIdEncodingOffset();
            default -> NOT_NAMED;
        };
    }

    private static int assetOffset(final int templateId) {
        return switch (templateId) {
            case DefineAssetDecoder.TEMPLATE_ID -> DefineAssetDecoder.assetIdEncodingOffset();
            case CollateralChangeDecoder.TEMPLATE_ID -> CollateralChangeDecoder.assetIdEncodingOffset();
            case DefineCollateralDecoder.TEMPLATE_ID -> DefineCollateralDecoder.assetIdEncodingOffset();
            case AssetTotalsDecoder.TEMPLATE_ID -> AssetTotalsDecoder.assetIdEncodingOffset();
            case BalanceSetDecoder.TEMPLATE_ID -> BalanceSetDecoder.assetIdEncodingOffset();
            default -> NOT_NAMED;
        };
    }
}
