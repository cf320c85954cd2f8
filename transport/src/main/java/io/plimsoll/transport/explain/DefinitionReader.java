package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DecimalSizeDecoder;
import io.plimsoll.engine.wire.DefineAccountClassDecoder;
import io.plimsoll.engine.wire.DefineAccountDecoder;
import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineInstrumentDecoder;
import io.plimsoll.engine.wire.DefineSourceDecoder;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Reads definitions. */
final class DefinitionReader {
    private static final Map<Integer, Integer> BLOCKS = Map.of(
        DefineSourceDecoder.TEMPLATE_ID, DefineSourceDecoder.BLOCK_LENGTH,
        DefineAssetDecoder.TEMPLATE_ID, DefineAssetDecoder.BLOCK_LENGTH,
        DefineInstrumentDecoder.TEMPLATE_ID, DefineInstrumentDecoder.BLOCK_LENGTH,
        DefineTiersDecoder.TEMPLATE_ID, DefineTiersDecoder.BLOCK_LENGTH,
        DefineAccountClassDecoder.TEMPLATE_ID, DefineAccountClassDecoder.BLOCK_LENGTH,
        DefineAccountDecoder.TEMPLATE_ID, DefineAccountDecoder.BLOCK_LENGTH);
    private static final Map<Integer, Integer> GROUP_BLOCKS = Map.of(
        DefineAssetDecoder.TEMPLATE_ID, DefineAssetDecoder.HaircutsDecoder.sbeBlockLength(),
        DefineTiersDecoder.TEMPLATE_ID, DefineTiersDecoder.TiersDecoder.sbeBlockLength());

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InputFields fields;

    DefinitionReader(final InputFields fields) {
        this.fields = fields;
    }

    /** Length of a message's block; 0 for messages that are not read here. */
    static int blockLength(final int templateId) {
        return BLOCKS.getOrDefault(templateId, 0);
    }

    /** Length of an entry of a message's group; 0 for messages that are not read here or have none. */
    static int groupBlockLength(final int templateId) {
        return GROUP_BLOCKS.getOrDefault(templateId, 0);
    }

    /** Returns whether the message is one of those that are read here. */
    boolean read(final DirectBuffer buffer, final int offset) {
        switch (header.wrap(buffer, offset).templateId()) {
            case DefineSourceDecoder.TEMPLATE_ID ->
                read(new DefineSourceDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineAssetDecoder.TEMPLATE_ID ->
                read(new DefineAssetDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineInstrumentDecoder.TEMPLATE_ID ->
                read(new DefineInstrumentDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineTiersDecoder.TEMPLATE_ID ->
                read(new DefineTiersDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineAccountClassDecoder.TEMPLATE_ID ->
                read(new DefineAccountClassDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineAccountDecoder.TEMPLATE_ID ->
                read(new DefineAccountDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void read(final DefineSourceDecoder source) {
        fields.begin("DefineSource", source.origin())
            .whole("id", source.sourceId())
            .text("permissions", source.permissions().appendTo(new StringBuilder()))
            .whole("sequencing", source.sequencingRaw())
            .whole("rejectionsPerSecond", source.rejectionsPerSecond());
    }

    private void read(final DefineAssetDecoder asset) {
        fields.begin("DefineAsset", asset.origin()).asset("asset", asset.assetId());
        if (asset.priceInstrumentId() != DefineAssetDecoder.priceInstrumentIdNullValue()) {
            fields.instrument(asset.priceInstrumentId());
        }
        final List<Map<String, String>> haircuts = new ArrayList<>();
        asset.haircuts().forEach(tier -> {
            final Map<String, String> entry = new LinkedHashMap<>();
            entry.put("floor", Long.toString(tier.floor()));
            entry.put("haircut", billionths(tier.haircut()));
            haircuts.add(entry);
        });
        fields.list("haircuts", haircuts);
    }

    private void read(final DefineInstrumentDecoder instrument) {
        final int id = instrument.instrumentId();
        fields.begin("DefineInstrument", instrument.origin()).instrument(id)
            .asset("settlement", instrument.settlementAssetId())
            .whole("instrumentType", instrument.instrumentTypeRaw())
            .text("inverse", instrument.inverseRaw() == BooleanType.TRUE.value())
            .decimal("tickSize", exact(instrument.tickSize()))
            .decimal("lotSize", exact(instrument.lotSize()))
            .decimal("multiplier", exact(instrument.multiplier()))
            .price("maximumPrice", id, instrument.maximumPrice())
            .whole("state", instrument.stateRaw())
            .time("expiry", instrument.expiryTimeNs());
    }

    private void read(final DefineTiersDecoder definition) {
        fields.begin("DefineTiers", definition.origin()).instrument(definition.instrumentId());
        final List<Map<String, String>> tiers = new ArrayList<>();
        definition.tiers().forEach(tier -> {
            final Map<String, String> entry = new LinkedHashMap<>();
            entry.put("floor", Long.toString(tier.floor()));
            entry.put("maintenanceRate", billionths(tier.maintenanceRate()));
            entry.put("amount", Long.toString(tier.amount()));
            entry.put("initialRate", billionths(tier.initialRate()));
            tiers.add(entry);
        });
        fields.list("tiers", tiers);
    }

    private void read(final DefineAccountClassDecoder definition) {
        fields.begin("DefineAccountClass", definition.origin()).whole("class", definition.classId())
            .billionths("warningRatio", definition.warningRatio())
            .billionths("warningCure", definition.warningCure())
            .billionths("marginCallRatio", definition.marginCallRatio())
            .billionths("marginCallCure", definition.marginCallCure())
            .billionths("liquidationRatio", definition.liquidationRatio())
            .billionths("liquidationCure", definition.liquidationCure());
    }

    private void read(final DefineAccountDecoder account) {
        fields.begin("DefineAccount", account.origin())
            .whole("account", account.accountId())
            .whole("owner", account.owner())
            .whole("class", account.classId())
            .asset("valuationAsset", account.valuationAssetId())
            .whole("mode", account.modeRaw());
        if (account.grossNotionalLimit() != DefineAccountDecoder.grossNotionalLimitNullValue()) {
            fields.amount("grossNotionalLimit", account.valuationAssetId(), account.grossNotionalLimit());
        }
    }

    private static String billionths(final long value) {
        return plain(BigDecimal.valueOf(value, 9));
    }

    static BigDecimal exact(final DecimalSizeDecoder size) {
        return BigDecimal.valueOf(size.mantissa()).scaleByPowerOfTen(size.exponent());
    }
}
