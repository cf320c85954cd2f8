package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a margin call by name. */
final class CallFields {
    static final String CALL_ID = "callId";

    /** A field that is not the same on both sides. */
    record Difference(String field, Object inJournal, Object byRules) {
        @Override
        public String toString() {
            return field + " is " + inJournal + " in the journal, " + byRules + " by the rules";
        }
    }

    private CallFields() {
    }

    /** The fields in which a call of the journal is not what the rules give; none if they are the same. */
    static List<Difference> differences(final OutputMessage inJournal, final OutputMessage byRules) {
        if (inJournal.isSame(byRules)) {
            return List.of();
        }
        final Map<String, Object> expected = of(byRules.call());
        final List<Difference> differences = new ArrayList<>();
        of(inJournal.call()).forEach((field, value) -> {
            if (!value.equals(expected.get(field))) {
                differences.add(new Difference(field, value, expected.get(field)));
            }
        });
        if (differences.isEmpty()) {
            differences.add(new Difference("header", inJournal.text(), byRules.text()));
        }
        return differences;
    }

    private static Map<String, Object> of(final MarginCallDecoder call) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(CALL_ID, call.callId());
        fields.put("causeSequence", call.causeSequence());
        fields.put("timeNs", call.timeNs());
        fields.put("accountId", call.accountId());
        fields.put("owner", call.owner());
        fields.put("equity", call.equity());
        fields.put("equityWithoutHaircuts", call.equityWithoutHaircuts());
        fields.put("initialRequirement", call.initialRequirement());
        fields.put("maintenanceRequirement", call.maintenanceRequirement());
        fields.put("shortfall", call.shortfall());
        fields.put("mark", optional(call.mark(), MarginCallDecoder.markNullValue()));
        fields.put(
            "priceInstrumentId",
            optional(call.priceInstrumentId(), MarginCallDecoder.priceInstrumentIdNullValue()));
        fields.put("classId", call.classId());
        fields.put("valuationAssetId", call.valuationAssetId());
        fields.put("levelFrom", level(call.levelFromRaw()));
        fields.put("levelTo", level(call.levelToRaw()));
        fields.put("unreconciled", call.unreconciledRaw());
        fields.put("spare", call.spare());
        fields.put("sealedRecords", optional(call.sealedRecords(), MarginCallDecoder.sealedRecordsNullValue()));
        fields.put("sealedHead", head(call));
        fields.put("shadowInitialRequirement",
            optional(call.shadowInitialRequirement(), MarginCallDecoder.shadowInitialRequirementNullValue()));
        fields.put("shadowMaintenanceRequirement",
            optional(call.shadowMaintenanceRequirement(), MarginCallDecoder.shadowMaintenanceRequirementNullValue()));
        return fields;
    }

    private static String head(final MarginCallDecoder call) {
        final byte[] head = new byte[MarginCallDecoder.sealedHeadLength()];
        call.getSealedHead(head, 0, head.length);
        return HexFormat.of().formatHex(head);
    }

    private static Object optional(final long value, final long nullValue) {
        return value == nullValue ? "none" : value;
    }

    /** A level's name, or its number if it has none. */
    private static Object level(final short raw) {
        for (final Level level : Level.values()) {
            if (level.value() == raw) {
                return level;
            }
        }
        return raw;
    }
}
