package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.AvailableBreakdown;
import io.plimsoll.journal.audit.ExtraHaircut;
import io.plimsoll.journal.audit.RequirementParts;
import io.plimsoll.journal.audit.SizeBreakdown;
import java.util.LinkedHashMap;
import java.util.Map;

/** What follows the market in requirements and collateral (rules 11.7 and 11.8), for JSON. */
final class MarketJson {
    private MarketJson() {
    }

    /** Null of an instrument without a size charge. */
    static Map<String, Object> of(final SizeBreakdown size) {
        if (size == null) {
            return null;
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("closeOutFactor", plain(size.closeOut()));
        fields.put("closeOutLots", size.closeOutLots().toString());
        fields.put("otherCloseOutLots", size.otherCloseOutLots().toString());
        fields.put("thinness", plain(size.thinness()));
        fields.put("otherThinness", plain(size.otherThinness()));
        fields.put("changedOver", size.changedOver());
        fields.put("countedLots", size.thinLots().toString());
        fields.put("liquidationCost", plain(size.liquidationCost()));
        fields.put("rootMaintenanceRate", plain(size.rootMaintenance()));
        fields.put("rootInitialRate", plain(size.rootInitial()));
        fields.put("maintenanceRate", plain(size.maintenanceRate()));
        fields.put("initialRate", plain(size.initialRate()));
        fields.put("openInterest", size.openInterest().toString());
        fields.put("tierInitialRate", plain(size.tierRate()));
        return fields;
    }

    static Map<String, Object> of(final RequirementParts parts) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("base", plain(parts.base()));
        fields.put("scaling", plain(parts.scaling()));
        fields.put("closeOut", plain(parts.closeOut()));
        fields.put("size", plain(parts.size()));
        return fields;
    }

    static Map<String, Object> of(final ExtraHaircut extra, final Object setBy) {
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("haircut", plain(extra.haircut()));
        fields.put("setBy", setBy);
        fields.put("changedOver", extra.changedOver());
        fields.put("otherHaircut", plain(extra.other()));
        fields.put("taken", plain(extra.taken()));
        return fields;
    }

    /** Null before version 4 of the rules. */
    static Map<String, Object> of(final AvailableBreakdown available) {
        if (available == null) {
            return null;
        }
        final Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("profit", plain(available.profit()));
        fields.put("free", plain(available.free()));
        fields.put("withHaircuts", plain(available.weighted()));
        fields.put("weight", plain(available.weight()));
        fields.put("amount", plain(available.amount()));
        return fields;
    }
}
