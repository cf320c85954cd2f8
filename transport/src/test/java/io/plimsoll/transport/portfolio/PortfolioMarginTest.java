package io.plimsoll.transport.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.option.Black76;
import org.junit.jupiter.api.Test;

/** Portfolios of several underlyings, beside accounts, and what is written in more than one way. */
class PortfolioMarginTest {
    private static final double DIGITS = 1e-9;
    private static final String LONG = """
        "linear": [{"symbol": "F", "quantity": 1, "price": 100, "unrealised": 3}]""";

    @Test
    void shouldAddUpUnderlyingsAndCash() {
        final JsonNode margin = Portfolios.margin("""
            {"portfolios": [{"portfolio": "P", "grid": "crypto33", "cash": -5, "underlyings": [
              {"underlying": "A", "spot": 100, %s}, {"underlying": "B", "spot": 100, "grid": "equity", %s}]}]}"""
            .formatted(LONG, LONG.replace("1,", "-2,")));
        assertNumber(-5, margin, "cash");
        assertNumber(1, margin, "equity");
        assertNumber(17.4 + 30, margin, "maintenanceRequirement");
        assertNumber(1 - 47.4, margin, "maintenanceExcess");
        assertNumber(22 + 30, margin, "initialRequirement");
        assertNumber(-48, margin, "worst");
        assertNumber(3, margin.get("charges"), "linearMaintenance");
        assertNumber(-48, margin.get("parts"), "delta");
        assertEquals("equity", margin.get("underlyings").get(1).get("grid").asText());
        assertNumber(-2, margin.get("underlyings").get(1).get("greeks"), "delta");
        assertNumber(-30, margin.get("underlyings").get(1), "worst");
    }

    @Test
    void shouldMarginAccountsAndPortfoliosOfOneFile() {
        final String accounts = """
            {"assets": [{"asset": "USDT", "exponent": -8}],
             "accounts": [{"account": 7, "collateral": {"USDT": "2"}}]""";
        final String accountsOnly = Portfolios.answer(accounts + "}");
        final String portfoliosOnly = Portfolios.answer(Portfolios.file("\"equity\"", LONG));
        final String both = Portfolios.answer(
            accounts + ", " + Portfolios.file("\"equity\"", LONG).substring(1));
        assertTrue(accountsOnly.startsWith("{\"accounts\": [{\"account\": 7, \"equity\": \"2\""), accountsOnly);
        assertEquals(accountsOnly.replace("]}]}\n", "]}]") + ",\n " + portfoliosOnly.substring(1), both);
    }

    @Test
    void shouldTakeTheSameTimeInSecondsDaysAndYears() {
        final String option = """
            "forward": 100, "options": [{"type": "PUT", "strike": 95, "quantity": -1, "volatility": 0.5}]}]""";
        final JsonNode seconds = underlying("\"expiries\": [{\"seconds\": 6307200, " + option);
        assertEquals(seconds, underlying("\"expiries\": [{\"days\": 73, " + option));
        assertEquals(seconds, underlying("\"expiries\": [{\"years\": 0.2, " + option));
    }

    @Test
    void shouldTakeTheForwardFromTheBasisRate() {
        final String forward = "\"expiries\": [{\"days\": 20, \"basisRate\": 0.08}]";
        final JsonNode expiry = underlying(forward).get("expiries").get(0);
        assertEquals(100 * Math.exp(0.08 * 20 / 365), expiry.get("forward").asDouble(), DIGITS);
        assertTrue(Portfolios.answer(Portfolios.file("\"crypto33\"", forward)
            .replace("\"spot\": \"100\"", "\"spot\": \"2243.3\"")).contains("\"forward\": \"2253.15"));
    }

    @Test
    void shouldTakeUnrealisedProfitFromTheEntryPrice() {
        assertNumber(-20, underlying("\"linear\": [{\"quantity\": -4, \"price\": 100, \"entryPrice\": 95}]"),
            "unrealised");
    }

    @Test
    void shouldChargeDoubtfulPricesInitiallyOnly() {
        final JsonNode doubtful = underlying(
            "\"linear\": [{\"quantity\": 2, \"price\": 100, \"unrealised\": 0, \"confidence\": 0.4}]");
        assertNumber(120, doubtful.get("charges"), "confidenceInitial");
        assertNumber(34.8, doubtful, "maintenanceRequirement");
        assertNumber(36 + 8 + 120, doubtful, "initialRequirement");
    }

    @Test
    void shouldExplainASmallMoveByTheDerivatives() {
        final JsonNode margin = Portfolios.underlying("""
            {"preset": "equity", "scenarios": [{"priceFactor": 0.99, "volatility": "UP", "weight": 0.5}],
             "volatilityShocks": {"upRange": 0.01}, "owned": {"rateAddition": 0.001}}""", """
            "linear": [{"quantity": 3, "price": 100, "unrealised": 0}],
            "expiries": [{"days": 365, "forward": 100, "options": [
              {"type": "CALL", "strike": 110, "quantity": 20, "volatility": 0.5}]}]""");
        final JsonNode option = margin.get("expiries").get(0).get("options").get(0);
        final JsonNode parts = margin.get("parts");
        final double value = option.get("value").asDouble();
        final double shocked = Black76.value(true, 99, 110, 0.505);
        assertNumber(0.5 * (20 * -option.get("delta").asDouble() - 3), parts, "delta");
        assertNumber(0.5 * 20 * option.get("gamma").asDouble() / 2, parts, "gamma");
        assertNumber(0.5 * 20 * option.get("vega").asDouble() * 0.005, parts, "vega");
        assertNumber(0.5 * 20 * shocked * (Math.exp(-0.001) - 1), parts, "discount");
        assertNumber(0.5 * (20 * (shocked * Math.exp(-0.001) - value) - 3), margin, "worst");
        assertEquals(0, parts.get("remainder").asDouble(), 0.02);
    }

    @Test
    void shouldSayThatTheBasisIsWorseThanEveryScenario() {
        final JsonNode spread = underlying("""
            "expiries": [
              {"days": 3650, "forward": 100, "options": [
                {"type": "CALL", "strike": 0, "quantity": 1, "volatility": 0.5}]},
              {"days": 3650, "forward": 100, "options": [
                {"type": "CALL", "strike": 0, "quantity": -1, "volatility": 0.5}]}]""");
        assertEquals("BASIS", spread.get("worstBy").asText());
        assertNumber(-2 * 4.5 * 20.5, spread, "basis");
        assertNumber(-2 * 4.5 * 20.5, spread, "worst");
        assertTrue(spread.get("leastScenario").get("profit").asDouble() > -184.5);
    }

    private static JsonNode underlying(final String holdings) {
        return Portfolios.underlying("\"crypto33\"", holdings);
    }

    private static void assertNumber(final double expected, final JsonNode json, final String key) {
        assertEquals(expected, json.get(key).asDouble(), DIGITS, key);
    }
}
