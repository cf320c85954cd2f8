package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.RiskKind;
import java.math.BigInteger;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/**
 * Rule 11.1: a scale, a thinness and close-out lots for every instrument, an extra haircut for every asset; what they
 * are at first where no review ever changed them.
 */
final class Setting {
    /** Where nothing was ever changed. */
    static final Setting ORIGINAL = new Setting(Map.of());

    private final Map<RiskKind, Map<Integer, SettingValue>> values;

    private Setting(final Map<RiskKind, Map<Integer, SettingValue>> values) {
        this.values = values;
    }

    /** A value of an instrument or, an extra haircut, of an asset. */
    SettingValue value(final RiskKind kind, final int id) {
        final boolean isFactor = kind == RiskKind.SCALE || kind == RiskKind.THINNESS;
        return values.getOrDefault(kind, Map.of()).getOrDefault(id, isFactor ? SettingValue.ONE : SettingValue.ZERO);
    }

    SettingValue scale(final int instrumentId) {
        return value(RiskKind.SCALE, instrumentId);
    }

    BigInteger thinness(final int instrumentId) {
        return value(RiskKind.THINNESS, instrumentId).value();
    }

    BigInteger closeOutLots(final int instrumentId) {
        return value(RiskKind.CLOSE_OUT_LOTS, instrumentId).value();
    }

    SettingValue extraHaircut(final int assetId) {
        return value(RiskKind.EXTRA_HAIRCUT, assetId);
    }

    /** The same but for what a review changes. */
    Setting with(final Map<RiskKind, Map<Integer, SettingValue>> others) {
        final Map<RiskKind, Map<Integer, SettingValue>> all = new EnumMap<>(RiskKind.class);
        values.forEach((kind, byId) -> all.put(kind, new HashMap<>(byId)));
        others.forEach((kind, byId) -> all.computeIfAbsent(kind, none -> new HashMap<>()).putAll(byId));
        return new Setting(all);
    }
}
