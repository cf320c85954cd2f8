package io.plimsoll.journal.audit;

import java.util.HashMap;
import java.util.Map;

/** Rule 11.1: a scale for every instrument, 1 for those that never had another. */
final class Setting {
    /** Where all are 1. */
    static final Setting ORIGINAL = new Setting(Map.of());

    private final Map<Integer, Scale> scales;

    private Setting(final Map<Integer, Scale> scales) {
        this.scales = scales;
    }

    Scale scale(final int instrumentId) {
        return scales.getOrDefault(instrumentId, Scale.ONE);
    }

    /** The same but for some scales. */
    Setting with(final Map<Integer, Scale> others) {
        final Map<Integer, Scale> all = new HashMap<>(scales);
        all.putAll(others);
        return new Setting(all);
    }
}
