package io.plimsoll.transport.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Reads the parameters of margin from JSON, written as every command takes them: tiers, haircuts, levels. */
public final class ParameterReader {
    private static final String HAIRCUT = "haircut";

    private ParameterReader() {
    }

    /**
     * Tiers of an instrument.
     *
     * @param fields with the key {@code tiers}
     * @return as they are written; none if the key is not there
     */
    public static List<Scenario.Tier> tiers(final Fields fields) {
        final List<Scenario.Tier> tiers = new ArrayList<>();
        for (final JsonNode tier : fields.elements("tiers")) {
            tiers.add(tier(fields.item() + ", tier " + (tiers.size() + 1), tier));
        }
        return tiers;
    }

    /**
     * Haircuts of an asset.
     *
     * @param fields with one of the keys {@code haircut} and {@code haircuts}, or neither
     * @return as they are written; none if there is neither key
     */
    public static List<Scenario.Haircut> haircuts(final Fields fields) {
        final String item = fields.item();
        final List<Scenario.Haircut> haircuts = new ArrayList<>();
        for (final JsonNode tier : fields.elements("haircuts")) {
            final Fields tierFields = new Fields(item + ", haircut " + (haircuts.size() + 1), tier, "floor", HAIRCUT);
            haircuts.add(new Scenario.Haircut(tierFields.decimal("floor"), tierFields.decimal(HAIRCUT)));
        }
        if (fields.has(HAIRCUT)) {
            if (!haircuts.isEmpty()) {
                throw new ScenarioException(item + ": give either haircut or haircuts, not both");
            }
            haircuts.add(new Scenario.Haircut(BigDecimal.ZERO, fields.decimal(HAIRCUT)));
        }
        return haircuts;
    }

    /**
     * Ratios of levels, all three or none.
     *
     * @param fields with the key
     * @param key    name
     * @return by level; empty if the key is not there
     */
    public static Map<Level, BigDecimal> ratios(final Fields fields, final String key) {
        final Map<String, BigDecimal> ratios = fields.decimals(key);
        final Map<Level, BigDecimal> levels = new EnumMap<>(Level.class);
        final List<Level> settable = List.of(Level.WARNING, Level.MARGIN_CALL, Level.LIQUIDATION);
        if (ratios.isEmpty()) {
            return levels;
        }
        for (final Level level : settable) {
            if (!ratios.containsKey(level.name())) {
                throw new ScenarioException(
                    key + ": \"" + level + "\" is missing; give a ratio for each of " + settable);
            }
            levels.put(level, ratios.get(level.name()));
        }
        if (ratios.size() > levels.size()) {
            throw new ScenarioException(key + ": the keys are " + settable + " but there are " + ratios.keySet());
        }
        return levels;
    }

    private static Scenario.Tier tier(final String item, final JsonNode node) {
        final Fields fields = new Fields(item, node, "floor", "maintenanceRate", "amount", "initialRate");
        final BigDecimal maintenanceRate = fields.decimal("maintenanceRate");
        return new Scenario.Tier(
            fields.decimal("floor"),
            maintenanceRate,
            fields.decimalOr("amount", null),
            fields.decimalOr("initialRate", maintenanceRate));
    }
}
