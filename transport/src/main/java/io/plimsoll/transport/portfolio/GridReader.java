package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.scenario.BasisCharge;
import io.plimsoll.engine.scenario.Contingency;
import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.MinimumCharge;
import io.plimsoll.engine.scenario.Scenario;
import io.plimsoll.engine.scenario.ShockedDiscount;
import io.plimsoll.engine.scenario.SkewShock;
import io.plimsoll.engine.scenario.SkewShocks;
import io.plimsoll.engine.scenario.VolatilityShocks;
import io.plimsoll.transport.scenario.Fields;
import java.util.List;

/** Reads a grid from JSON. Every parameter must be there: what a grid does not have is 0 in so many words. */
final class GridReader {
    private static final String MAINTENANCE = "maintenance";
    private static final String INITIAL = "initial";
    private static final String THRESHOLD = "threshold";
    private static final String FACTOR = "factor";

    /** How the ranges of volatilities are given. */
    private enum RangeForm { RELATIVE, ABSOLUTE }

    private final String item;
    private final Fields grid;

    private GridReader(final String item, final JsonNode node) {
        this.item = item;
        this.grid = new Fields(item, node, "scanRange", "scenarios", "volatilityShocks", "skewShocks", "owned", "owed",
            "basis", "maintenanceFactor", "initialFactor", "peg", "confidence", "linear", "nakedShort",
            "lookAheadDays", "averagedSeconds", "minimum");
    }

    /** The grid for an underlying at a price: a scan range in money is a share of that. */
    static GridModel read(final String item, final JsonNode node, final double spot) {
        return new GridReader(item, GridPresets.complete(item, node)).model(spot);
    }

    private GridModel model(final double spot) {
        final List<Scenario> scenarios = new GridScenarioReader(item, grid, spot).scenarios();
        final Numbers numbers = new Numbers(grid);
        final Numbers peg = numbers("peg", THRESHOLD, FACTOR);
        final Numbers confidence = numbers("confidence", THRESHOLD, FACTOR);
        final Numbers minimum = numbers("minimum", "shortOption", "option");
        return new GridModel(
            scenarios,
            volatilityShocks(),
            skewShocks(),
            discount("owned"),
            discount("owed"),
            basis(),
            numbers.notNegative("maintenanceFactor"),
            numbers.notNegative("initialFactor"),
            peg.notNegative(THRESHOLD),
            peg.notNegative(FACTOR),
            confidence.share(THRESHOLD),
            confidence.notNegative(FACTOR),
            contingency("linear"),
            contingency("nakedShort"),
            numbers.notNegative("lookAheadDays"),
            numbers.notNegative("averagedSeconds"),
            new MinimumCharge(minimum.notNegative("shortOption"), minimum.notNegative("option")));
    }

    private VolatilityShocks volatilityShocks() {
        final Fields fields = fields("volatilityShocks",
            "form", "upRange", "downRange", "leastWhenUp", "shortPower", "longPower", "leastDays");
        final Numbers shocks = new Numbers(fields);
        return new VolatilityShocks(
            fields.oneOf("form", null, List.of(RangeForm.values())) == RangeForm.ABSOLUTE,
            shocks.notNegative("upRange"),
            shocks.notNegative("downRange"),
            shocks.notNegative("leastWhenUp"),
            shocks.notNegative("shortPower"),
            shocks.notNegative("longPower"),
            shocks.positive("leastDays"));
    }

    private SkewShocks skewShocks() {
        final Numbers shocks = numbers("skewShocks", "linearCap", "linearSlope", "absoluteCap", "absoluteSlope",
            "leastLogMoneyness", "width", "volatility", "volatilitySlope");
        return new SkewShocks(
            new SkewShock(shocks.notNegative("linearCap"), shocks.any("linearSlope")),
            new SkewShock(shocks.notNegative("absoluteCap"), shocks.any("absoluteSlope")),
            shocks.positive("leastLogMoneyness"),
            shocks.notNegative("width"),
            shocks.notNegative("volatility"),
            shocks.any("volatilitySlope"));
    }

    private ShockedDiscount discount(final String key) {
        final Numbers discount = numbers(key, "rateMultiple", "rateAddition", FACTOR);
        return new ShockedDiscount(
            discount.notNegative("rateMultiple"), discount.any("rateAddition"), discount.notNegative(FACTOR));
    }

    private BasisCharge basis() {
        final Numbers basis = numbers("basis", "priceFactorUp", "priceFactorDown", FACTOR, "factorByYear");
        return new BasisCharge(
            basis.positive("priceFactorUp"),
            basis.positive("priceFactorDown"),
            basis.notNegative(FACTOR),
            basis.notNegative("factorByYear"));
    }

    private Contingency contingency(final String key) {
        final Numbers contingency = numbers(key, MAINTENANCE, INITIAL);
        return new Contingency(contingency.notNegative(MAINTENANCE), contingency.notNegative(INITIAL));
    }

    private Numbers numbers(final String key, final String... keys) {
        return new Numbers(fields(key, keys));
    }

    private Fields fields(final String key, final String... keys) {
        return new Fields(item + ": " + key, grid.required(key), keys);
    }
}
