package io.plimsoll.transport.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Liquidation prices that venues published or returned (sources in the file's first lines), as scenarios. What a venue
 * does differently is written into the scenario: gate and okx add the taker fee to the rate; bybit takes maintenance
 * from the value at entry, so it is a constant part of the wallet.
 */
class LiquidationPriceCasesTest {
    private static final int DIGITS = 12;

    @TestFactory
    Stream<DynamicTest> shouldGiveTheVenuesLiquidationPrice() throws IOException {
        final JsonNode cases = new ObjectMapper().readTree(Scenarios.resource("liquidation_price.json")).get("cases");
        assertTrue(cases.size() >= 24);
        return cases.valueStream().map(node ->
            DynamicTest.dynamicTest(node.get("id").asText(), () -> check(node)));
    }

    private static void check(final JsonNode node) {
        final BigDecimal expected = decimal(node, "expected");
        final BigDecimal actual =
            Scenarios.evaluate(scenario(node)).get(0).positions().get(0).liquidationPrice();
        if (node.get("compare").asText().startsWith("rounded to 2")) {
            assertEquals(expected.setScale(2), actual.setScale(2, RoundingMode.HALF_UP));
        } else {
            final double tolerance = node.get("compare").asText().contains("1e-4") ? 1e-4 : 1e-6;
            assertEquals(expected.doubleValue(), actual.doubleValue(), expected.doubleValue() * tolerance);
        }
    }

    private static String scenario(final JsonNode node) {
        final StringBuilder instruments = new StringBuilder();
        final StringBuilder positions = new StringBuilder();
        BigDecimal wallet = decimal(node, "wallet");
        final boolean bybit = node.get("venue").asText().equals("bybit");
        BigDecimal rate = node.has("taker_fee")
            ? decimal(node, "mmr").add(decimal(node, "taker_fee")) : decimal(node, "mmr");
        if (bybit) {
            final BigDecimal valueAtEntry = decimal(node, "entry").multiply(decimal(node, "qty"));
            wallet = wallet.subtract(decimal(node, "mmr").multiply(valueAtEntry));
            rate = BigDecimal.ZERO;
        }
        add("MAIN", node, rate, decimal(node, "entry"), instruments, positions);
        for (final JsonNode other : node.get("others")) {
            instruments.append(", ");
            positions.append(", ");
            final String symbol = other.get("symbol").asText();
            add(symbol, other, decimal(other, "mmr"), decimal(other, "mark"), instruments, positions);
        }
        return """
            {"assets": [{"asset": "USDT", "exponent": -8}], "instruments": [%s],
             "accounts": [{"account": 1, "collateral": {"USDT": "%s"}, "positions": [%s]}]}"""
            .formatted(instruments, wallet.setScale(8, RoundingMode.HALF_EVEN).toPlainString(), positions);
    }

    /** The bracket that applies at the liquidation price, from a floor at which it is continuous with a rate of 0. */
    private static void add(
        final String symbol,
        final JsonNode node,
        final BigDecimal rate,
        final BigDecimal mark,
        final StringBuilder instruments,
        final StringBuilder positions) {
        final BigDecimal amount = decimal(node, "maint_amount");
        final String tiers = amount.signum() == 0
            ? "{\"floor\": 0, \"maintenanceRate\": %s}".formatted(rate.toPlainString())
            : "{\"floor\": 0, \"maintenanceRate\": 0}, {\"floor\": %s, \"maintenanceRate\": %s}".formatted(
                amount.divide(rate, 8, RoundingMode.UNNECESSARY).toPlainString(), rate.toPlainString());
        instruments.append("""
            {"symbol": "%s", "type": "PERPETUAL", "settlement": "USDT", "tickSize": "0.00001", "lotSize": "0.00001",
             "mark": "%s", "tiers": [%s]}""".formatted(symbol, mark.toPlainString(), tiers));
        positions.append("""
            {"symbol": "%s", "quantity": "%s%s", "entryPrice": "%s"}""".formatted(
                symbol,
                node.get("side").asText().equals("long") ? "" : "-",
                decimal(node, "qty").toPlainString(),
                decimal(node, "entry").toPlainString()));
    }

    private static BigDecimal decimal(final JsonNode node, final String key) {
        return new BigDecimal(node.get(key).asText()).setScale(DIGITS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }
}
