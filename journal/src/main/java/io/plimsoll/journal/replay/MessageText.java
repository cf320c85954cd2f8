package io.plimsoll.journal.replay;

import io.plimsoll.engine.wire.AccountQueryDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.AnnouncementDecoder;
import io.plimsoll.engine.wire.AssetTotalsDecoder;
import io.plimsoll.engine.wire.AssignGridDecoder;
import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.BalanceSetDecoder;
import io.plimsoll.engine.wire.ChainSealDecoder;
import io.plimsoll.engine.wire.CheckpointDecoder;
import io.plimsoll.engine.wire.ClockDecoder;
import io.plimsoll.engine.wire.CollateralChangeDecoder;
import io.plimsoll.engine.wire.DefineAccountClassDecoder;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineCollateralDecoder;
import io.plimsoll.engine.wire.DefineCombinedPriceDecoder;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.DefineHeartbeatDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.DefineReviewDecoder;
import io.plimsoll.engine.wire.DefineScaleDecoder;
import io.plimsoll.engine.wire.DefineSizeChargeDecoder;
import io.plimsoll.engine.wire.DefineSourceDecoder;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.DefineVolatilityDecoder;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.FeedStatusDecoder;
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.ForwardDecoder;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ParameterStatusDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.engine.wire.SourceGapDecoder;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.engine.wire.StateDigestDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;
import org.agrona.DirectBuffer;
import org.agrona.PrintBufferUtil;
import org.agrona.sbe.MessageDecoderFlyweight;

/** Messages for people to read. */
public final class MessageText {
    private MessageText() {
    }

    /**
     * A message in words.
     *
     * @param buffer holding the message
     * @param offset of the message's header
     * @param length of header and message in bytes
     * @return the message field by field, or its bytes if it is not a whole message of the schema
     */
    public static String of(final DirectBuffer buffer, final int offset, final int length) {
        if (length >= MessageHeaderDecoder.ENCODED_LENGTH) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
            final MessageDecoderFlyweight decoder = decoderOf(header);
            final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
            if (decoder != null && body + header.blockLength() <= offset + length) {
                decoder.wrap(buffer, body, header.blockLength(), header.version());
                return decoder.appendTo(new StringBuilder()).toString();
            }
        }
        return "bytes " + PrintBufferUtil.hexDump(buffer, offset, length);
    }

    private static MessageDecoderFlyweight decoderOf(final MessageHeaderDecoder header) {
        if (header.schemaId() != MarginCallDecoder.SCHEMA_ID) {
            return null;
        }
        return switch (header.templateId()) {
            case MarginCallDecoder.TEMPLATE_ID -> new MarginCallDecoder();
            case AccountReportDecoder.TEMPLATE_ID -> new AccountReportDecoder();
            case RejectionDecoder.TEMPLATE_ID -> new RejectionDecoder();
            case RejectionSummaryDecoder.TEMPLATE_ID -> new RejectionSummaryDecoder();
            case SourceAckDecoder.TEMPLATE_ID -> new SourceAckDecoder();
            case SourceGapDecoder.TEMPLATE_ID -> new SourceGapDecoder();
            case AccountStatusDecoder.TEMPLATE_ID -> new AccountStatusDecoder();
            case StateDigestDecoder.TEMPLATE_ID -> new StateDigestDecoder();
            case RiskStepDecoder.TEMPLATE_ID -> new RiskStepDecoder();
            case RollOutProgressDecoder.TEMPLATE_ID -> new RollOutProgressDecoder();
            case FeedStatusDecoder.TEMPLATE_ID -> new FeedStatusDecoder();
            case ParameterStatusDecoder.TEMPLATE_ID -> new ParameterStatusDecoder();
            default -> inputDecoderOf(header.templateId());
        };
    }

    private static MessageDecoderFlyweight inputDecoderOf(final int templateId) {
        return switch (templateId) {
            case DefineSourceDecoder.TEMPLATE_ID -> new DefineSourceDecoder();
            case DefineAssetDecoder.TEMPLATE_ID -> new DefineAssetDecoder();
            case DefineInstrumentDecoder.TEMPLATE_ID -> new DefineInstrumentDecoder();
            case DefineTiersDecoder.TEMPLATE_ID -> new DefineTiersDecoder();
            case DefineAccountClassDecoder.TEMPLATE_ID -> new DefineAccountClassDecoder();
            case DefineAccountDecoder.TEMPLATE_ID -> new DefineAccountDecoder();
            case TickDecoder.TEMPLATE_ID -> new TickDecoder();
            case FundingIndexDecoder.TEMPLATE_ID -> new FundingIndexDecoder();
            case InstrumentStateChangeDecoder.TEMPLATE_ID -> new InstrumentStateChangeDecoder();
            case InstrumentSettlementDecoder.TEMPLATE_ID -> new InstrumentSettlementDecoder();
            case FillDecoder.TEMPLATE_ID -> new FillDecoder();
            case CollateralChangeDecoder.TEMPLATE_ID -> new CollateralChangeDecoder();
            case PositionSetDecoder.TEMPLATE_ID -> new PositionSetDecoder();
            case BalanceSetDecoder.TEMPLATE_ID -> new BalanceSetDecoder();
            case ClockDecoder.TEMPLATE_ID -> new ClockDecoder();
            case AccountQueryDecoder.TEMPLATE_ID -> new AccountQueryDecoder();
            case SourceQueryDecoder.TEMPLATE_ID -> new SourceQueryDecoder();
            case ChainSealDecoder.TEMPLATE_ID -> new ChainSealDecoder();
            case CheckpointDecoder.TEMPLATE_ID -> new CheckpointDecoder();
            default -> laterInputDecoderOf(templateId);
        };
    }

    /** Of what came with portfolio accounts, and with requirements that follow the market. */
    private static MessageDecoderFlyweight laterInputDecoderOf(final int templateId) {
        return switch (templateId) {
            case DefineGridDecoder.TEMPLATE_ID -> new DefineGridDecoder();
            case DefineOptionDecoder.TEMPLATE_ID -> new DefineOptionDecoder();
            case AssignUnderlyingDecoder.TEMPLATE_ID -> new AssignUnderlyingDecoder();
            case AssignGridDecoder.TEMPLATE_ID -> new AssignGridDecoder();
            case VolatilityDecoder.TEMPLATE_ID -> new VolatilityDecoder();
            case VolatilitySurfaceDecoder.TEMPLATE_ID -> new VolatilitySurfaceDecoder();
            case ForwardDecoder.TEMPLATE_ID -> new ForwardDecoder();
            case DefineVolatilityDecoder.TEMPLATE_ID -> new DefineVolatilityDecoder();
            case DefineScaleDecoder.TEMPLATE_ID -> new DefineScaleDecoder();
            case DefineSizeChargeDecoder.TEMPLATE_ID -> new DefineSizeChargeDecoder();
            case DefineCollateralDecoder.TEMPLATE_ID -> new DefineCollateralDecoder();
            case DefineCombinedPriceDecoder.TEMPLATE_ID -> new DefineCombinedPriceDecoder();
            case DefineHeartbeatDecoder.TEMPLATE_ID -> new DefineHeartbeatDecoder();
            case DefineReviewDecoder.TEMPLATE_ID -> new DefineReviewDecoder();
            case AnnouncementDecoder.TEMPLATE_ID -> new AnnouncementDecoder();
            case VolatilityForecastDecoder.TEMPLATE_ID -> new VolatilityForecastDecoder();
            case RollOutDecoder.TEMPLATE_ID -> new RollOutDecoder();
            case DepthDecoder.TEMPLATE_ID -> new DepthDecoder();
            case MarketTotalsDecoder.TEMPLATE_ID -> new MarketTotalsDecoder();
            case AssetTotalsDecoder.TEMPLATE_ID -> new AssetTotalsDecoder();
            default -> null;
        };
    }
}
