package io.plimsoll.transport.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What single options are worth, published ones (options.csv of the engine's tests) and those at the limits. */
class OptionPricesTest {

    static Stream<Map<String, String>> cases() {
        final String[] lines = Portfolios.resource("/cases/options.csv").lines()
            .filter(line -> !line.startsWith("#")).toArray(String[]::new);
        return Stream.of(lines).skip(1).map(line -> row(lines[0].split(","), line.split(",", -1)))
            .filter(row -> row.containsKey("black76"));
    }

    private static Map<String, String> row(final String[] columns, final String[] fields) {
        final Map<String, String> row = new HashMap<>();
        for (int i = 0; i < columns.length; i++) {
            if (!fields[i].isEmpty()) {
                row.put(columns[i], fields[i]);
            }
        }
        return row;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldPrintThePublishedPriceAndDelta(final Map<String, String> row) {
        final double years = Double.parseDouble(row.get("t"));
        final double rate = row.containsKey("discount")
            ? -Math.log(Double.parseDouble(row.get("discount"))) / years : Double.parseDouble(row.get("rate"));
        final JsonNode option = option(row.get("type").toUpperCase(), row.get("t"), row.get("spot"),
            Double.toString(rate), row.get("strike"), row.get("vol"));
        final double tolerance = Double.parseDouble(row.get("tol"));
        for (final String[] column : new String[][] {{"price", "value"}, {"delta", "delta"}}) {
            if (row.containsKey(column[0])) {
                assertEquals(Double.parseDouble(row.get(column[0])), option.get(column[1]).asDouble(), tolerance);
            }
        }
    }

    @Test
    void shouldPrintLimitsInsteadOfNothing() {
        assertGreeks("10", "1", option("CALL", "0", "110", "0.05", "100", "0.5"));
        assertGreeks("0", "0", option("CALL", "0", "90", "0.05", "100", "0.5"));
        assertGreeks("0", "-0.5", option("PUT", "0", "100", "0.05", "100", "0.5"));
        assertGreeks("10", "-1", option("PUT", "1", "90", "0", "100", "0"));
        assertGreeks("100", "1", option("CALL", "1", "100", "0", "0", "0.5"));
        assertGreeks("100", "-1", option("PUT", "1", "0", "0", "100", "0.5"));
        assertGreeks("100", "1", option("CALL", "1", "100", "0", "100", "1000000"));
    }

    private static void assertGreeks(final String value, final String delta, final JsonNode option) {
        assertEquals(value, option.get("value").asText());
        assertEquals(delta, option.get("delta").asText());
        for (final String greek : new String[] {"gamma", "vega"}) {
            assertEquals("0", option.get(greek).asText());
        }
        assertTrue(Double.isFinite(option.get("theta").asDouble()));
    }

    @Test
    void shouldInterpolateVolatilitiesAndKeepTheEndsFlat() {
        final JsonNode options = Portfolios.underlying("\"crypto33\"", """
            "expiries": [{"days": 30, "forward": 100,
              "surface": [{"strike": 90, "volatility": 0.7}, {"strike": 100, "volatility": 0.5},
                {"strike": 120, "volatility": 0.6}],
              "options": [{"type": "CALL", "strike": 80, "quantity": 1}, {"type": "CALL", "strike": 90, "quantity": 1},
                {"type": "CALL", "strike": 95, "quantity": 1}, {"type": "CALL", "strike": 105, "quantity": 1},
                {"type": "CALL", "strike": 120, "quantity": 1}, {"type": "CALL", "strike": 500, "quantity": 1},
                {"type": "CALL", "strike": 500, "quantity": 1, "volatility": 0.9}]}]""")
            .get("expiries").get(0).get("options");
        final double[] expected = {0.7, 0.7, 0.6, 0.525, 0.6, 0.6, 0.9};
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], options.get(i).get("volatility").asDouble(), 1e-12);
        }
    }

    private static JsonNode option(
        final String type,
        final String years,
        final String forward,
        final String rate,
        final String strike,
        final String volatility) {
        return Portfolios.underlying("\"crypto33\"", """
            "expiries": [{"years": "%s", "forward": "%s", "rate": "%s", "options": [
              {"type": "%s", "strike": "%s", "quantity": 1, "volatility": "%s"}]}]"""
            .formatted(years, forward, rate, type, strike, volatility))
            .get("expiries").get(0).get("options").get(0);
    }
}
