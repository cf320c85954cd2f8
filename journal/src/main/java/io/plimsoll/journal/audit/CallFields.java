package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.MarginCallDecoder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The fields of a margin call by name. */
final class CallFields {
    /** A field that is not the same on both sides. */
    record Difference(String field, Object inJournal, Object byRules) {
        @Override
        public String toString() {
            return field + " is " + inJournal + " in the journal, " + byRules + " by the rules";
        }
    }

    private CallFields() {
    }

    /** The fields in which a call of the journal is not what the rules give. */
    static List<Difference> differences(final OutputMessage inJournal, final OutputMessage byRules) {
        final Map<String, Object> right = of(byRules.call());
        final List<Difference> differences = new ArrayList<>();
        of(inJournal.call()).forEach((field, value) -> {
            if (!value.equals(right.get(field))) {
                differences.add(new Difference(field, value, right.get(field)));
            }
        });
        return differences;
    }

    private static Map<String, Object> of(final MarginCallDecoder call) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("callId", call.callId());
        fields.put("causeSequence", call.causeSequence());
        fields.put("timeNs", call.timeNs());
        fields.put("accountId", call.accountId());
        fields.put("owner", call.owner());
        fields.put("equity", call.equity());
        fields.put("equityWithoutHaircuts", call.equityWithoutHaircuts());
        fields.put("initialRequirement", call.initialRequirement());
        fields.put("maintenanceRequirement", call.maintenanceRequirement());
        fields.put("shortfall", call.shortfall());
        fields.put("mark", call.mark());
        fields.put("priceInstrumentId", call.priceInstrumentId());
        fields.put("classId", call.classId());
        fields.put("valuationAssetId", call.valuationAssetId());
        fields.put("levelFrom", call.levelFromRaw());
        fields.put("levelTo", call.levelToRaw());
        fields.put("unreconciled", call.unreconciledRaw());
        return fields;
    }
}
