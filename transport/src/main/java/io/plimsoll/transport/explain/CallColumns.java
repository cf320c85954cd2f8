package io.plimsoll.transport.explain;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.journal.chain.RecordChain;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** What a margin call says, by name; money in units of the asset, all in the order in which it is written. */
final class CallColumns {
    private final Map<String, Function<MarginCallDecoder, Object>> columns = new LinkedHashMap<>();
    private final JournalNames names;

    CallColumns(final JournalNames names) {
        this.names = names;
        columns.put("call", call -> JsonText.whole(call.callId()));
        columns.put("sequence", call -> JsonText.whole(call.causeSequence()));
        columns.put("time", call -> Instant.ofEpochSecond(0, call.timeNs()).toString());
        columns.put("account", call -> JsonText.whole(call.accountId()));
        columns.put("owner", call -> JsonText.whole(call.owner()));
        columns.put("from", call -> call.levelFrom().toString());
        columns.put("to", call -> call.levelTo().toString());
        columns.put("asset", call -> names.asset(call.valuationAssetId()));
        columns.put("equity", call -> amount(call, call.equity()));
        columns.put("equityWithoutHaircuts", call -> amount(call, call.equityWithoutHaircuts()));
        columns.put("maintenance", call -> amount(call, call.maintenanceRequirement()));
        columns.put("initial", call -> amount(call, call.initialRequirement()));
        columns.put("shortfall", call -> amount(call, call.shortfall()));
        columns.put("instrument", call -> isByPrice(call) ? names.instrument(call.priceInstrumentId()) : null);
        columns.put("mark", call -> isByPrice(call) ? names.price(call.priceInstrumentId(), call.mark()) : null);
        columns.put("unreconciled", call -> call.unreconciled() == BooleanType.TRUE);
        columns.put("sealedRecords", call -> JsonText.whole(sealedRecords(call)));
        columns.put("sealedHead", CallColumns::sealedHead);
        columns.put("shadowMaintenance", call -> optionalAmount(
            call, call.shadowMaintenanceRequirement(), MarginCallDecoder.shadowMaintenanceRequirementNullValue()));
        columns.put("shadowInitial", call -> optionalAmount(
            call, call.shadowInitialRequirement(), MarginCallDecoder.shadowInitialRequirementNullValue()));
    }

    Set<String> names() {
        return columns.keySet();
    }

    Map<String, Object> of(final MarginCallDecoder call) {
        final Map<String, Object> values = new LinkedHashMap<>();
        columns.forEach((name, value) -> values.put(name, value.apply(call)));
        return values;
    }

    String amount(final MarginCallDecoder call, final long minorUnits) {
        return names.amount(call.valuationAssetId(), BigDecimal.valueOf(minorUnits));
    }

    private String optionalAmount(final MarginCallDecoder call, final long minorUnits, final long nullValue) {
        return minorUnits == nullValue ? null : amount(call, minorUnits);
    }

    /** Records sealed before a call; 0 if it is of a version that knows no seals. */
    static long sealedRecords(final MarginCallDecoder call) {
        return call.sealedRecords() == MarginCallDecoder.sealedRecordsNullValue() ? 0 : call.sealedRecords();
    }

    static String sealedHead(final MarginCallDecoder call) {
        final byte[] head = new byte[RecordChain.HEAD_LENGTH];
        call.getSealedHead(head, 0, head.length);
        return HexFormat.of().formatHex(head);
    }

    private static boolean isByPrice(final MarginCallDecoder call) {
        return call.priceInstrumentId() != MarginCallDecoder.priceInstrumentIdNullValue();
    }
}
