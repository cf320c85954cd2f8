package io.plimsoll.transport.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.option.Black76;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each preset, by figures that a person can work out. */
class GridPresetsTest {
    private static final double DIGITS = 1e-9;
    private static final String SCAN = """
        {"preset": "scan16", "scanRange": {"price": "0.06"},
         "volatilityShocks": {"upRange": "0.1", "downRange": "0.2"}}""";
    private static final String LONG_FUTURE = """
        "linear": [{"quantity": 10, "price": 100, "entryPrice": 98}]""";
    private static final String CALL = """
        "expiries": [{"days": 365, "forward": 100, "options": [
          {"type": "CALL", "strike": 100, "quantity": 1, "volatility": 0.5}]}]""";

    @ParameterizedTest
    @CsvSource({
        // scenarios, least, its profit, maintenance and initial requirement of ten at 100
        "crypto33, 33, 22, -180, 174, 220",
        "crypto27, 35, 24, -160, 160, 200",
        "equity, 10, 9, -150, 150, 150"})
    void shouldLoseTheLargestMoveOfALongFuture(
        final String preset,
        final int scenarios,
        final int least,
        final double profit,
        final double maintenance,
        final double initial) {
        final JsonNode margin = Portfolios.underlying('"' + preset + '"', LONG_FUTURE);
        assertEquals(scenarios, margin.get("scenarios").size());
        assertEquals(least, margin.get("leastScenario").get("scenario").asInt());
        assertNumber(profit, margin, "worst");
        assertNumber(maintenance, margin, "maintenanceRequirement");
        assertNumber(initial, margin, "initialRequirement");
        assertNumber(20, margin, "unrealised");
        assertNumber(20 - maintenance, margin, "maintenanceExcess");
    }

    @Test
    void shouldMoveTheUnderlyingBySharesOfTheScanRange() {
        final JsonNode margin = Portfolios.underlying(SCAN, LONG_FUTURE);
        final double[] expected = {0, 0, 20, 20, -20, -20, 40, 40, -40, -40, 60, 60, -60, -60, 42, -42};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], profit(margin, i), DIGITS);
        }
        assertNumber(60, margin, "maintenanceRequirement");
        assertEquals("price x 1.12, weight 0.35", margin.get("scenarios").get(14).get("description").asText());
        final JsonNode inMoney =
            Portfolios.underlying(SCAN.replace("\"price\": \"0.06\"", "\"amount\": 3"), LONG_FUTURE);
        assertNumber(30, inMoney, "maintenanceRequirement");
    }

    @Test
    void shouldLetADayPassAndMoveVolatilitiesByPointsOrShares() {
        final double value = call(0.5, 365);
        final JsonNode points = Portfolios.underlying(SCAN, CALL);
        assertEquals(call(0.6, 364) - value, profit(points, 0), DIGITS);
        assertEquals(call(0.3, 364) - value, profit(points, 1), DIGITS);
        final JsonNode shares = Portfolios.underlying(
            SCAN.replace("\"upRange\"", "\"form\": \"RELATIVE\", \"upRange\""), CALL);
        assertEquals(call(0.55, 364) - value, profit(shares, 0), DIGITS);
        assertEquals(call(0.4, 364) - value, profit(shares, 1), DIGITS);
        final JsonNode still = Portfolios.underlying(
            SCAN.replace("\"preset\"", "\"lookAheadDays\": 0, \"preset\""), CALL);
        assertEquals(call(0.6, 365) - value, profit(still, 0), DIGITS);
    }

    private static double call(final double volatility, final double days) {
        return Black76.value(true, 100, 100, volatility * Math.sqrt(days / 365));
    }

    @Test
    void shouldAddUpRiskArrays() {
        final JsonNode margin = Portfolios.underlying(SCAN, """
            "arrays": [{"symbol": "call", "quantity": 2, "array": [460, -610, 2640, 1730, -1270, -2340, 5210, 4540,
              -2540, -3430, 8060, 7640, -3380, -3990, 3130, -1500]},
              {"symbol": "other", "quantity": -1, "array": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 20, 0, 0]}]""");
        assertEquals(13, margin.get("leastScenario").get("scenario").asInt());
        assertNumber(8000, margin, "maintenanceRequirement");
        assertEquals(920, profit(margin, 0), DIGITS);
    }

    @Test
    void shouldHoldAMinimumForShortOptionsHoweverWellTheyAreHedged() {
        final String grid = SCAN.replace("\"preset\"", "\"minimum\": {\"shortOption\": 2.5}, \"preset\"");
        final String hedged = """
            "expiries": [{"days": 30, "forward": 100, "options": [
              {"type": "CALL", "strike": 100, "quantity": -4, "volatility": 0.5},
              {"type": "CALL", "strike": 100, "quantity": 4, "volatility": 0.5}]}]""";
        assertNumber(10, Portfolios.underlying(grid, hedged), "maintenanceRequirement");
        assertNumber(10, Portfolios.underlying(grid, hedged), "initialRequirement");
        assertNumber(0, Portfolios.underlying(SCAN, hedged), "maintenanceRequirement");
    }

    @Test
    void shouldHoldTheLeastChargeOfEachContractButNoMoreThanALongOneIsWorth() {
        final JsonNode margin = Portfolios.underlying("\"equity\"", """
            "expiries": [{"days": 1, "forward": 100, "options": [
              {"type": "CALL", "strike": 100000, "quantity": -100, "volatility": 0.5},
              {"type": "CALL", "strike": 99999, "quantity": 1000, "volatility": 0.5}]}]""");
        assertNumber(37.5, margin, "minimum");
        assertNumber(37.5, margin, "maintenanceRequirement");
        final JsonNode worthMore = Portfolios.underlying("\"equity\"", """
            "expiries": [{"days": 0, "forward": 100, "options": [
              {"type": "CALL", "strike": 50, "quantity": 1, "volatility": 0.5}]}]""");
        assertNumber(0.375, worthMore, "minimum");
        assertNumber(15, worthMore, "maintenanceRequirement");
    }

    @Test
    void shouldChargeNakedShortsAndDampenFarMovesInTwentySeven() {
        final JsonNode margin = Portfolios.underlying("\"crypto27\"", """
            "expiries": [{"days": 30, "forward": 100, "options": [
              {"type": "CALL", "strike": 100, "quantity": -1, "volatility": 0.6},
              {"type": "PUT", "strike": 90, "quantity": -1, "volatility": 0.6},
              {"type": "PUT", "strike": 90, "quantity": 1, "volatility": 0.6}]}]""");
        assertNumber(1, margin.get("charges"), "nakedShortMaintenance");
        final double root = Math.sqrt(30.0 / 365);
        final double value = Black76.value(true, 100, 100, 0.6 * root);
        assertEquals(value - Black76.value(true, 116, 100, 0.45 * root), profit(margin, 0), DIGITS);
        assertEquals(value - Black76.value(true, 116, 100, 0.9 * root), profit(margin, 2), DIGITS);
        assertEquals(0.1232 * (value - Black76.value(true, 200, 100, 0.9 * root)), profit(margin, 30), DIGITS);
    }

    @ParameterizedTest
    @CsvSource({"crypto33", "crypto27", "equity", "scan16"})
    void shouldTakeAPresetsOwnTextForAGrid(final String preset) {
        final String text = Portfolios.resource(preset + ".json")
            .replace("\"form\": \"ABSOLUTE\"", "\"form\": \"ABSOLUTE\", \"upRange\": 0.1, \"downRange\": 0.2")
            .replaceFirst("\\{", "{\"scanRange\": {\"price\": 0.06},");
        final String name = preset.equals("scan16") ? SCAN : '"' + preset + '"';
        assertEquals(Portfolios.underlying(name, CALL).get("scenarios"),
            Portfolios.underlying(text, CALL).get("scenarios"));
    }

    @Test
    void shouldChangeOneParameterOfAPreset() {
        assertNumber(210, Portfolios.underlying(
            "{\"preset\": \"crypto33\", \"maintenanceFactor\": 1}", LONG_FUTURE), "maintenanceRequirement");
        assertNumber(194, Portfolios.underlying(
            "{\"preset\": \"crypto33\", \"linear\": {\"maintenance\": 0.05}}", LONG_FUTURE), "maintenanceRequirement");
        final String three = """
            {"preset": "equity", "scenarios": [{"priceFactor": 0.7, "volatility": "NONE", "weight": 0.5}]}""";
        assertNumber(150, Portfolios.underlying(three, LONG_FUTURE), "maintenanceRequirement");
        assertEquals(1, Portfolios.underlying(three, LONG_FUTURE).get("scenarios").size());
    }

    private static double profit(final JsonNode margin, final int scenario) {
        return margin.get("scenarios").get(scenario).get("profit").asDouble();
    }

    private static void assertNumber(final double expected, final JsonNode json, final String key) {
        assertEquals(expected, json.get(key).asDouble(), DIGITS, key);
    }
}
