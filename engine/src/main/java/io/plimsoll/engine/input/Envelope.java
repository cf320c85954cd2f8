package io.plimsoll.engine.input;

import static io.plimsoll.engine.input.Verdict.ACCEPTED;

import io.plimsoll.engine.Rules;
import io.plimsoll.engine.wire.AccountQueryDecoder;
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
import io.plimsoll.engine.wire.FillDecoder;
import io.plimsoll.engine.wire.ForwardDecoder;
import io.plimsoll.engine.wire.FundingIndexDecoder;
import io.plimsoll.engine.wire.GroupSizeEncodingDecoder;
import io.plimsoll.engine.wire.InstrumentSettlementDecoder;
import io.plimsoll.engine.wire.InstrumentStateChangeDecoder;
import io.plimsoll.engine.wire.MarketTotalsDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.PositionSetDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.engine.wire.SourceQueryDecoder;
import io.plimsoll.engine.wire.TickDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilityForecastDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;
import org.agrona.DirectBuffer;

/**
 * A message as it lies in its buffer: its lengths checked, its origin read, its content not yet looked at. Every input
 * message starts with its origin, and some end with one repeating group.
 */
final class Envelope {
    /** Longest message that is accepted, in bytes. */
    static final int LONGEST = 4096;

    private static final int NOT_AN_INPUT = -1;
    private static final int NO_GROUP = 0;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final GroupSizeEncodingDecoder groupSize = new GroupSizeEncodingDecoder();
    private final OriginDecoder origin = new OriginDecoder();
    private final Rules rules;
    private DirectBuffer buffer;
    private int bodyOffset;
    private int templateId;
    private boolean readable;

    Envelope(final Rules rules) {
        this.rules = rules;
    }

    /**
     * Looks at a message.
     *
     * @return why it cannot be read, or ACCEPTED
     */
    ReasonCode open(final DirectBuffer message, final int offset, final int length) {
        templateId = 0;
        readable = false;
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return ReasonCode.TRUNCATED;
        }
        buffer = message;
        header.wrap(message, offset);
        templateId = header.templateId();
        bodyOffset = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        if (length > LONGEST) {
            return ReasonCode.TOO_LONG;
        }
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return ReasonCode.UNKNOWN_SCHEMA;
        }
        final int least = leastBlockLength(templateId);
        if (least == NOT_AN_INPUT || !rules.knows(templateId)) {
            return ReasonCode.UNKNOWN_MESSAGE;
        }
        final int end = offset + length;
        final int blockEnd = bodyOffset + header.blockLength();
        if (header.blockLength() < least || blockEnd > end || isGroupCut(blockEnd, end)) {
            return ReasonCode.TRUNCATED;
        }
        readable = true;
        origin.wrap(message, bodyOffset);
        return ACCEPTED;
    }

    private boolean isGroupCut(final int blockEnd, final int end) {
        final int leastEntry = leastEntryLength(templateId);
        if (leastEntry == NO_GROUP) {
            return false;
        }
        final int entries = blockEnd + GroupSizeEncodingDecoder.ENCODED_LENGTH;
        if (entries > end) {
            return true;
        }
        groupSize.wrap(buffer, blockEnd);
        return groupSize.blockLength() < leastEntry
            || entries + (long) groupSize.blockLength() * groupSize.numInGroup() > end;
    }

    private static int leastEntryLength(final int templateId) {
        return switch (templateId) {
            case DefineAssetDecoder.TEMPLATE_ID -> DefineAssetDecoder.HaircutsDecoder.sbeBlockLength();
            case DefineTiersDecoder.TEMPLATE_ID -> DefineTiersDecoder.TiersDecoder.sbeBlockLength();
            case DefineCombinedPriceDecoder.TEMPLATE_ID -> DefineCombinedPriceDecoder.MembersDecoder.sbeBlockLength();
            case DefineGridDecoder.TEMPLATE_ID -> DefineGridDecoder.ScenariosDecoder.sbeBlockLength();
            case VolatilitySurfaceDecoder.TEMPLATE_ID -> VolatilitySurfaceDecoder.NodesDecoder.sbeBlockLength();
            case DefineSizeChargeDecoder.TEMPLATE_ID -> DefineSizeChargeDecoder.BandsDecoder.sbeBlockLength();
            case DepthDecoder.TEMPLATE_ID -> DepthDecoder.BandsDecoder.sbeBlockLength();
            default -> NO_GROUP;
        };
    }

    private static int leastBlockLength(final int templateId) {
        return switch (templateId) {
            case DefineSourceDecoder.TEMPLATE_ID -> DefineSourceDecoder.BLOCK_LENGTH;
            case DefineAssetDecoder.TEMPLATE_ID -> DefineAssetDecoder.BLOCK_LENGTH;
            case DefineInstrumentDecoder.TEMPLATE_ID -> DefineInstrumentDecoder.BLOCK_LENGTH;
            case DefineTiersDecoder.TEMPLATE_ID -> DefineTiersDecoder.BLOCK_LENGTH;
            case DefineAccountClassDecoder.TEMPLATE_ID -> DefineAccountClassDecoder.BLOCK_LENGTH;
            case DefineAccountDecoder.TEMPLATE_ID -> DefineAccountDecoder.BLOCK_LENGTH;
            case TickDecoder.TEMPLATE_ID -> TickDecoder.BLOCK_LENGTH;
            case FundingIndexDecoder.TEMPLATE_ID -> FundingIndexDecoder.BLOCK_LENGTH;
            case InstrumentStateChangeDecoder.TEMPLATE_ID -> InstrumentStateChangeDecoder.BLOCK_LENGTH;
            case InstrumentSettlementDecoder.TEMPLATE_ID -> InstrumentSettlementDecoder.BLOCK_LENGTH;
            case FillDecoder.TEMPLATE_ID -> FillDecoder.BLOCK_LENGTH;
            case CollateralChangeDecoder.TEMPLATE_ID -> CollateralChangeDecoder.BLOCK_LENGTH;
            case PositionSetDecoder.TEMPLATE_ID -> PositionSetDecoder.BLOCK_LENGTH;
            case BalanceSetDecoder.TEMPLATE_ID -> BalanceSetDecoder.BLOCK_LENGTH;
            case ClockDecoder.TEMPLATE_ID -> ClockDecoder.BLOCK_LENGTH;
            case AccountQueryDecoder.TEMPLATE_ID -> AccountQueryDecoder.BLOCK_LENGTH;
            case SourceQueryDecoder.TEMPLATE_ID -> SourceQueryDecoder.BLOCK_LENGTH;
            case ChainSealDecoder.TEMPLATE_ID -> ChainSealDecoder.BLOCK_LENGTH;
            case CheckpointDecoder.TEMPLATE_ID -> CheckpointDecoder.BLOCK_LENGTH;
            case DefineGridDecoder.TEMPLATE_ID -> DefineGridDecoder.BLOCK_LENGTH;
            case DefineOptionDecoder.TEMPLATE_ID -> DefineOptionDecoder.BLOCK_LENGTH;
            case AssignUnderlyingDecoder.TEMPLATE_ID -> AssignUnderlyingDecoder.BLOCK_LENGTH;
            case AssignGridDecoder.TEMPLATE_ID -> AssignGridDecoder.BLOCK_LENGTH;
            case VolatilityDecoder.TEMPLATE_ID -> VolatilityDecoder.BLOCK_LENGTH;
            case VolatilitySurfaceDecoder.TEMPLATE_ID -> VolatilitySurfaceDecoder.BLOCK_LENGTH;
            case ForwardDecoder.TEMPLATE_ID -> ForwardDecoder.BLOCK_LENGTH;
            case DefineVolatilityDecoder.TEMPLATE_ID -> DefineVolatilityDecoder.BLOCK_LENGTH;
            case DefineScaleDecoder.TEMPLATE_ID -> DefineScaleDecoder.BLOCK_LENGTH;
            case AssetTotalsDecoder.TEMPLATE_ID -> AssetTotalsDecoder.BLOCK_LENGTH;
            case DefineCollateralDecoder.TEMPLATE_ID -> DefineCollateralDecoder.BLOCK_LENGTH;
            case DefineCombinedPriceDecoder.TEMPLATE_ID -> DefineCombinedPriceDecoder.BLOCK_LENGTH;
            case DefineReviewDecoder.TEMPLATE_ID -> DefineReviewDecoder.BLOCK_LENGTH;
            case DefineHeartbeatDecoder.TEMPLATE_ID -> DefineHeartbeatDecoder.BLOCK_LENGTH;
            case VolatilityForecastDecoder.TEMPLATE_ID -> VolatilityForecastDecoder.BLOCK_LENGTH;
            case RollOutDecoder.TEMPLATE_ID -> RollOutDecoder.BLOCK_LENGTH;
            case DefineSizeChargeDecoder.TEMPLATE_ID -> DefineSizeChargeDecoder.BLOCK_LENGTH;
            case DepthDecoder.TEMPLATE_ID -> DepthDecoder.BLOCK_LENGTH;
            case MarketTotalsDecoder.TEMPLATE_ID -> MarketTotalsDecoder.BLOCK_LENGTH;
            default -> NOT_AN_INPUT;
        };
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int bodyOffset() {
        return bodyOffset;
    }

    int blockLength() {
        return header.blockLength();
    }

    int version() {
        return header.version();
    }

    /** Template id as far as it could be read, else 0. */
    int templateId() {
        return templateId;
    }

    boolean isReadable() {
        return readable;
    }

    int source() {
        return origin.source();
    }

    int epoch() {
        return origin.epoch();
    }

    long sequence() {
        return origin.sequence();
    }
}
