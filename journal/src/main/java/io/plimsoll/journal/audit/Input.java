package io.plimsoll.journal.audit;

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
import java.math.BigDecimal;
import java.util.Map;
import org.agrona.DirectBuffer;
import org.agrona.sbe.MessageDecoderFlyweight;

/**
 * An input message's frame. Its content is only to be decoded if {@link #unreadable} says NULL_VAL.
 *
 * @param buffer that holds the message
 * @param offset of the message's header
 * @param length of header and message
 */
record Input(DirectBuffer buffer, int offset, int length) {
    private static final int LONGEST = 4096;
    private static final int SCHEMA_ID = 1914;
    private static final int NO_GROUP = -1;

    /** The block length by template id, as it was when the message came to be. */
    private static final Map<Integer, Integer> BLOCKS = Map.ofEntries(
        Map.entry(DefineSourceDecoder.TEMPLATE_ID, DefineSourceDecoder.BLOCK_LENGTH),
        Map.entry(DefineAssetDecoder.TEMPLATE_ID, DefineAssetDecoder.BLOCK_LENGTH),
        Map.entry(DefineInstrumentDecoder.TEMPLATE_ID, DefineInstrumentDecoder.BLOCK_LENGTH),
        Map.entry(DefineTiersDecoder.TEMPLATE_ID, DefineTiersDecoder.BLOCK_LENGTH),
        Map.entry(DefineAccountClassDecoder.TEMPLATE_ID, DefineAccountClassDecoder.BLOCK_LENGTH),
        Map.entry(DefineAccountDecoder.TEMPLATE_ID, DefineAccountDecoder.BLOCK_LENGTH),
        Map.entry(TickDecoder.TEMPLATE_ID, TickDecoder.BLOCK_LENGTH),
        Map.entry(FundingIndexDecoder.TEMPLATE_ID, FundingIndexDecoder.BLOCK_LENGTH),
        Map.entry(InstrumentStateChangeDecoder.TEMPLATE_ID, InstrumentStateChangeDecoder.BLOCK_LENGTH),
        Map.entry(InstrumentSettlementDecoder.TEMPLATE_ID, InstrumentSettlementDecoder.BLOCK_LENGTH),
        Map.entry(FillDecoder.TEMPLATE_ID, FillDecoder.BLOCK_LENGTH),
        Map.entry(CollateralChangeDecoder.TEMPLATE_ID, CollateralChangeDecoder.BLOCK_LENGTH),
        Map.entry(PositionSetDecoder.TEMPLATE_ID, PositionSetDecoder.BLOCK_LENGTH),
        Map.entry(BalanceSetDecoder.TEMPLATE_ID, BalanceSetDecoder.BLOCK_LENGTH),
        Map.entry(ClockDecoder.TEMPLATE_ID, ClockDecoder.BLOCK_LENGTH),
        Map.entry(AccountQueryDecoder.TEMPLATE_ID, AccountQueryDecoder.BLOCK_LENGTH),
        Map.entry(SourceQueryDecoder.TEMPLATE_ID, SourceQueryDecoder.BLOCK_LENGTH),
        Map.entry(ChainSealDecoder.TEMPLATE_ID, ChainSealDecoder.BLOCK_LENGTH),
        Map.entry(CheckpointDecoder.TEMPLATE_ID, CheckpointDecoder.BLOCK_LENGTH),
        Map.entry(DefineGridDecoder.TEMPLATE_ID, DefineGridDecoder.BLOCK_LENGTH),
        Map.entry(DefineOptionDecoder.TEMPLATE_ID, DefineOptionDecoder.BLOCK_LENGTH),
        Map.entry(AssignUnderlyingDecoder.TEMPLATE_ID, AssignUnderlyingDecoder.BLOCK_LENGTH),
        Map.entry(AssignGridDecoder.TEMPLATE_ID, AssignGridDecoder.BLOCK_LENGTH),
        Map.entry(VolatilityDecoder.TEMPLATE_ID, VolatilityDecoder.BLOCK_LENGTH),
        Map.entry(VolatilitySurfaceDecoder.TEMPLATE_ID, VolatilitySurfaceDecoder.BLOCK_LENGTH),
        Map.entry(ForwardDecoder.TEMPLATE_ID, ForwardDecoder.BLOCK_LENGTH),
        Map.entry(DefineVolatilityDecoder.TEMPLATE_ID, DefineVolatilityDecoder.BLOCK_LENGTH),
        Map.entry(DefineScaleDecoder.TEMPLATE_ID, DefineScaleDecoder.BLOCK_LENGTH),
        Map.entry(DefineReviewDecoder.TEMPLATE_ID, DefineReviewDecoder.BLOCK_LENGTH),
        Map.entry(DefineHeartbeatDecoder.TEMPLATE_ID, DefineHeartbeatDecoder.BLOCK_LENGTH),
        Map.entry(VolatilityForecastDecoder.TEMPLATE_ID, VolatilityForecastDecoder.BLOCK_LENGTH),
        Map.entry(RollOutDecoder.TEMPLATE_ID, RollOutDecoder.BLOCK_LENGTH),
        Map.entry(DepthDecoder.TEMPLATE_ID, DepthDecoder.BLOCK_LENGTH),
        Map.entry(MarketTotalsDecoder.TEMPLATE_ID, MarketTotalsDecoder.BLOCK_LENGTH),
        Map.entry(AssetTotalsDecoder.TEMPLATE_ID, AssetTotalsDecoder.BLOCK_LENGTH),
        Map.entry(DefineSizeChargeDecoder.TEMPLATE_ID, DefineSizeChargeDecoder.BLOCK_LENGTH),
        Map.entry(DefineCollateralDecoder.TEMPLATE_ID, DefineCollateralDecoder.BLOCK_LENGTH),
        Map.entry(DefineCombinedPriceDecoder.TEMPLATE_ID, DefineCombinedPriceDecoder.BLOCK_LENGTH));

    /** The version of the rules with which a message came, if that was not the first. */
    private static final Map<Integer, Integer> SINCE = Map.ofEntries(
        Map.entry(ChainSealDecoder.TEMPLATE_ID, 2),
        Map.entry(CheckpointDecoder.TEMPLATE_ID, 2),
        Map.entry(DefineGridDecoder.TEMPLATE_ID, 3),
        Map.entry(DefineOptionDecoder.TEMPLATE_ID, 3),
        Map.entry(AssignUnderlyingDecoder.TEMPLATE_ID, 3),
        Map.entry(AssignGridDecoder.TEMPLATE_ID, 3),
        Map.entry(VolatilityDecoder.TEMPLATE_ID, 3),
        Map.entry(VolatilitySurfaceDecoder.TEMPLATE_ID, 3),
        Map.entry(ForwardDecoder.TEMPLATE_ID, 3),
        Map.entry(DefineVolatilityDecoder.TEMPLATE_ID, 4),
        Map.entry(DefineScaleDecoder.TEMPLATE_ID, 4),
        Map.entry(DefineReviewDecoder.TEMPLATE_ID, 4),
        Map.entry(DefineHeartbeatDecoder.TEMPLATE_ID, 4),
        Map.entry(VolatilityForecastDecoder.TEMPLATE_ID, 4),
        Map.entry(RollOutDecoder.TEMPLATE_ID, 4),
        Map.entry(DepthDecoder.TEMPLATE_ID, 4),
        Map.entry(MarketTotalsDecoder.TEMPLATE_ID, 4),
        Map.entry(AssetTotalsDecoder.TEMPLATE_ID, 4),
        Map.entry(DefineSizeChargeDecoder.TEMPLATE_ID, 4),
        Map.entry(DefineCollateralDecoder.TEMPLATE_ID, 4),
        Map.entry(DefineCombinedPriceDecoder.TEMPLATE_ID, 4));

    /** The length of a group's entry by template id, as it was when the message came to be. */
    private static final Map<Integer, Integer> GROUP_BLOCKS = Map.of(
        DefineAssetDecoder.TEMPLATE_ID, DefineAssetDecoder.HaircutsDecoder.sbeBlockLength(),
        DefineTiersDecoder.TEMPLATE_ID, DefineTiersDecoder.TiersDecoder.sbeBlockLength(),
        DefineGridDecoder.TEMPLATE_ID, DefineGridDecoder.ScenariosDecoder.sbeBlockLength(),
        VolatilitySurfaceDecoder.TEMPLATE_ID, VolatilitySurfaceDecoder.NodesDecoder.sbeBlockLength(),
        DepthDecoder.TEMPLATE_ID, DepthDecoder.BandsDecoder.sbeBlockLength(),
        DefineSizeChargeDecoder.TEMPLATE_ID, DefineSizeChargeDecoder.BandsDecoder.sbeBlockLength(),
        DefineCombinedPriceDecoder.TEMPLATE_ID, DefineCombinedPriceDecoder.MembersDecoder.sbeBlockLength());

    /** Rule 4.1. */
    ReasonCode unreadable(final int rulesVersion) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return ReasonCode.TRUNCATED;
        }
        if (length > LONGEST) {
            return ReasonCode.TOO_LONG;
        }
        if (header().schemaId() != SCHEMA_ID) {
            return ReasonCode.UNKNOWN_SCHEMA;
        }
        if (!BLOCKS.containsKey(templateId()) || rulesVersion < SINCE.getOrDefault(templateId(), 1)) {
            return ReasonCode.UNKNOWN_MESSAGE;
        }
        return isComplete() ? ReasonCode.NULL_VAL : ReasonCode.TRUNCATED;
    }

    /** The template id, 0 if there is no header. */
    int templateId() {
        return length < MessageHeaderDecoder.ENCODED_LENGTH ? 0 : header().templateId();
    }

    OriginDecoder origin() {
        return new OriginDecoder().wrap(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
    }

    <T extends MessageDecoderFlyweight> T decode(final T decoder) {
        decoder.wrap(
            buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH, header().blockLength(), header().version());
        return decoder;
    }

    /** A fraction as the wire carries it, times 10^9. */
    static BigDecimal billionths(final long value) {
        return BigDecimal.valueOf(value, 9);
    }

    private boolean isComplete() {
        final int blockLength = header().blockLength();
        final int afterBlock = MessageHeaderDecoder.ENCODED_LENGTH + blockLength;
        if (blockLength < BLOCKS.get(templateId()) || afterBlock > length) {
            return false;
        }
        final int groupBlock = GROUP_BLOCKS.getOrDefault(templateId(), NO_GROUP);
        if (groupBlock == NO_GROUP) {
            return true;
        }
        final int afterGroupHeader = afterBlock + GroupSizeEncodingDecoder.ENCODED_LENGTH;
        if (afterGroupHeader > length) {
            return false;
        }
        final GroupSizeEncodingDecoder group = new GroupSizeEncodingDecoder().wrap(buffer, offset + afterBlock);
        return group.blockLength() >= groupBlock
            && afterGroupHeader + (long) group.numInGroup() * group.blockLength() <= length;
    }

    private MessageHeaderDecoder header() {
        return new MessageHeaderDecoder().wrap(buffer, offset);
    }
}
