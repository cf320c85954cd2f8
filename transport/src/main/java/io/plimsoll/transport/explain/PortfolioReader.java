package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.engine.wire.AssignGridDecoder;
import io.plimsoll.engine.wire.AssignUnderlyingDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridDecoder;
import io.plimsoll.engine.wire.DefineOptionDecoder;
import io.plimsoll.engine.wire.ForwardDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.VolatilityDecoder;
import io.plimsoll.engine.wire.VolatilitySurfaceDecoder;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.agrona.DirectBuffer;

/** Reads the messages of version 3: options, grids, and what options are valued by. */
final class PortfolioReader {
    private static final Map<Integer, Integer> BLOCKS = Map.of(
        DefineGridDecoder.TEMPLATE_ID, DefineGridDecoder.BLOCK_LENGTH,
        DefineOptionDecoder.TEMPLATE_ID, DefineOptionDecoder.BLOCK_LENGTH,
        AssignUnderlyingDecoder.TEMPLATE_ID, AssignUnderlyingDecoder.BLOCK_LENGTH,
        AssignGridDecoder.TEMPLATE_ID, AssignGridDecoder.BLOCK_LENGTH,
        VolatilityDecoder.TEMPLATE_ID, VolatilityDecoder.BLOCK_LENGTH,
        VolatilitySurfaceDecoder.TEMPLATE_ID, VolatilitySurfaceDecoder.BLOCK_LENGTH,
        ForwardDecoder.TEMPLATE_ID, ForwardDecoder.BLOCK_LENGTH);
    private static final Map<Integer, Integer> GROUP_BLOCKS = Map.of(
        DefineGridDecoder.TEMPLATE_ID, DefineGridDecoder.ScenariosDecoder.sbeBlockLength(),
        VolatilitySurfaceDecoder.TEMPLATE_ID, VolatilitySurfaceDecoder.NodesDecoder.sbeBlockLength());

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final InputFields fields;

    PortfolioReader(final InputFields fields) {
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
            case DefineGridDecoder.TEMPLATE_ID ->
                new GridReader(fields).read(new DefineGridDecoder().wrapAndApplyHeader(buffer, offset, header));
            case DefineOptionDecoder.TEMPLATE_ID ->
                read(new DefineOptionDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AssignUnderlyingDecoder.TEMPLATE_ID ->
                read(new AssignUnderlyingDecoder().wrapAndApplyHeader(buffer, offset, header));
            case AssignGridDecoder.TEMPLATE_ID ->
                read(new AssignGridDecoder().wrapAndApplyHeader(buffer, offset, header));
            case VolatilityDecoder.TEMPLATE_ID ->
                read(new VolatilityDecoder().wrapAndApplyHeader(buffer, offset, header));
            case VolatilitySurfaceDecoder.TEMPLATE_ID ->
                read(new VolatilitySurfaceDecoder().wrapAndApplyHeader(buffer, offset, header));
            case ForwardDecoder.TEMPLATE_ID -> read(new ForwardDecoder().wrapAndApplyHeader(buffer, offset, header));
            default -> {
                return false;
            }
        }
        return true;
    }

    private void read(final DefineOptionDecoder option) {
        final int id = option.instrumentId();
        fields.begin("DefineOption", option.origin()).instrument(id)
            .instrument("underlying", option.underlyingInstrumentId())
            .text("call", option.optionTypeRaw() == InstrumentType.CALL.value())
            .price("strike", option.underlyingInstrumentId(), option.strike())
            .time("expiry", option.expiryTimeNs())
            .decimal("tickSize", DefinitionReader.exact(option.tickSize()))
            .decimal("lotSize", DefinitionReader.exact(option.lotSize()))
            .decimal("multiplier", DefinitionReader.exact(option.multiplier()))
            .price("maximumPrice", id, option.maximumPrice())
            .whole("state", option.stateRaw())
            .text("inverse", option.inverseRaw() == BooleanType.TRUE.value());
        if (option.settlementAssetId() != DefineOptionDecoder.settlementAssetIdNullValue()) {
            fields.asset("settlement", option.settlementAssetId());
        }
    }

    private void read(final AssignUnderlyingDecoder assignment) {
        fields.begin("AssignUnderlying", assignment.origin()).instrument(assignment.instrumentId())
            .instrument("underlying", assignment.underlyingInstrumentId());
    }

    private void read(final AssignGridDecoder assignment) {
        fields.begin("AssignGrid", assignment.origin())
            .whole("class", assignment.classId())
            .whole("grid", assignment.gridId());
        if (assignment.shadowGridId() != AssignGridDecoder.shadowGridIdNullValue()) {
            fields.whole("shadowGrid", assignment.shadowGridId());
        }
    }

    private void read(final VolatilityDecoder volatility) {
        fields.begin("Volatility", volatility.origin()).instrument(volatility.instrumentId())
            .billionths("volatility", volatility.volatility())
            .billionths("doubt", volatility.doubt())
            .time("exchangeTime", volatility.exchangeTimeNs());
    }

    private void read(final VolatilitySurfaceDecoder surface) {
        final int underlying = surface.underlyingInstrumentId();
        fields.begin("VolatilitySurface", surface.origin()).instrument("underlying", underlying)
            .time("expiry", surface.expiryTimeNs())
            .billionths("doubt", surface.doubt())
            .time("exchangeTime", surface.exchangeTimeNs());
        final List<Map<String, String>> nodes = new ArrayList<>();
        surface.nodes().forEach(node -> {
            final Map<String, String> entry = new LinkedHashMap<>();
            entry.put("strike", fields.priceText(underlying, node.strike()));
            entry.put("volatility", plain(BigDecimal.valueOf(node.volatility(), 9)));
            nodes.add(entry);
        });
        fields.list("nodes", nodes);
    }

    private void read(final ForwardDecoder forward) {
        final int underlying = forward.underlyingInstrumentId();
        fields.begin("Forward", forward.origin()).instrument("underlying", underlying)
            .time("expiry", forward.expiryTimeNs())
            .price("forward", underlying, forward.forward())
            .billionths("rate", forward.rate())
            .billionths("doubt", forward.doubt())
            .time("exchangeTime", forward.exchangeTimeNs());
    }
}
