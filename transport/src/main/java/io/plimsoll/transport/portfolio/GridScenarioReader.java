package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.scenario.Scenario;
import io.plimsoll.engine.scenario.VolatilityShock;
import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;

/** Reads the scenarios of a grid, whose price moves are factors or shares of a scan range. */
final class GridScenarioReader {
    private static final String SCAN_RANGE = "scanRange";
    private static final String PRICE_FACTOR = "priceFactor";
    private static final String PRICE_SHARE = "priceShare";

    private final String item;
    private final Fields grid;
    private final double spot;

    GridScenarioReader(final String item, final Fields grid, final double spot) {
        this.item = item;
        this.grid = grid;
        this.spot = spot;
    }

    List<Scenario> scenarios() {
        final List<Scenario> scenarios = new ArrayList<>();
        for (final JsonNode node : grid.elements("scenarios")) {
            scenarios.add(scenario(item + ": scenario " + scenarios.size(), node));
        }
        if (scenarios.isEmpty()) {
            throw new ScenarioException(item + ": \"scenarios\" is missing; give one or more, or name a preset, one of "
                + GridPresets.NAMES);
        }
        return scenarios;
    }

    private Scenario scenario(final String scenarioItem, final JsonNode node) {
        final Fields fields = new Fields(scenarioItem, node, PRICE_FACTOR, PRICE_SHARE, "volatility", "weight");
        if (fields.has(PRICE_FACTOR) == fields.has(PRICE_SHARE)) {
            throw new ScenarioException(scenarioItem + ": give priceFactor, or else priceShare (of the scanRange)");
        }
        final Numbers numbers = new Numbers(fields);
        return new Scenario(
            fields.has(PRICE_FACTOR) ? numbers.positive(PRICE_FACTOR) : factorOfShare(scenarioItem, fields),
            fields.oneOf("volatility", null, List.of(VolatilityShock.values())),
            numbers.positive("weight"));
    }

    private double factorOfShare(final String scenarioItem, final Fields fields) {
        final String share = fields.required(PRICE_SHARE).asText();
        final double factor = 1 + share(scenarioItem, share) * scanRange();
        if (!(factor > 0)) {
            throw new ScenarioException(scenarioItem + ": priceShare " + share
                + " of the scanRange takes the price to 0 or below; give a smaller scanRange");
        }
        return factor;
    }

    /** A decimal or a fraction, such as -2/3. */
    private static double share(final String scenarioItem, final String text) {
        if (!text.matches("[+-]?\\d{1,9}(\\.\\d{1,18})?(/[1-9]\\d{0,8})?")) {
            throw new ScenarioException(scenarioItem + ": priceShare must be a decimal or a fraction,"
                + " such as \"-2/3\", but is \"" + text + "\"");
        }
        final String[] fraction = text.split("/");
        return Double.parseDouble(fraction[0]) / (fraction.length == 1 ? 1 : Double.parseDouble(fraction[1]));
    }

    private double scanRange() {
        if (!grid.has(SCAN_RANGE)) {
            throw new ScenarioException(item + ": \"scanRange\" is missing; give {\"price\": a share of the price}, or"
                + " {\"amount\": money}, for scenarios with a priceShare");
        }
        final Fields fields = new Fields(item + ": scanRange", grid.required(SCAN_RANGE), "price", "amount");
        if (fields.has("price") == fields.has("amount")) {
            throw new ScenarioException(
                item + ": scanRange: give price (a share of it), or else amount (in money)");
        }
        final Numbers range = new Numbers(fields);
        return fields.has("price") ? range.positive("price") : range.positive("amount") / spot;
    }
}
