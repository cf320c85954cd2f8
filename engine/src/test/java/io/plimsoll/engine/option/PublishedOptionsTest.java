package io.plimsoll.engine.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.BufferedReader;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prices and Greeks that others published (cases/options.csv names them), to the digits they give. */
class PublishedOptionsTest {
    private static final double RELATIVE = 5e-9;
    private static final double DAYS_OF_A_YEAR = 365;

    static Stream<Map<String, String>> cases() throws IOException {
        try (InputStream file = PublishedOptionsTest.class.getResourceAsStream("/cases/options.csv");
            BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            final List<String> lines = reader.lines().filter(line -> !line.startsWith("#")).toList();
            final String[] columns = lines.get(0).split(",");
            return lines.stream().skip(1).map(line -> row(columns, line)).toList().stream();
        }
    }

    private static Map<String, String> row(final String[] columns, final String line) {
        final String[] fields = line.split(",", -1);
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
    void shouldGiveThePublishedPriceAndGreeks(final Map<String, String> row) {
        final boolean isCall = row.get("type").equals("call");
        final double years = number(row, "t", 0);
        final double rate = number(row, "rate", 0);
        final double carry = rate - number(row, "carry_yield", rate);
        final double growth = Math.exp(carry * years);
        final double forward = number(row, "spot", 0) * growth;
        final double strike = number(row, "strike", 0);
        final double volatility = number(row, "vol", 0);
        final double discount = number(row, "discount", Math.exp(-rate * years));
        assertPublished(row, "price",
            discount * Black76.value(isCall, forward, strike, volatility * Math.sqrt(years)));
        if (row.containsKey("delta") || row.containsKey("gamma") || row.containsKey("vega")
            || row.containsKey("theta") || row.containsKey("theta_per_day")) {
            final Greeks greeks = Greeks.of(isCall, forward, strike, years, volatility, rate);
            assertPublished(row, "delta", greeks.delta() * growth);
            assertPublished(row, "gamma", greeks.gamma() * growth * growth);
            assertPublished(row, "vega", greeks.vega());
            // with the spot held still the forward falls as time passes
            final double theta = greeks.theta() - carry * forward * greeks.delta();
            assertPublished(row, "theta", theta);
            assertPublished(row, "theta_per_day", theta / DAYS_OF_A_YEAR);
            assertPublished(row, "rho", years * (forward * greeks.delta() - greeks.value()));
        }
    }

    private static void assertPublished(final Map<String, String> row, final String column, final double computed) {
        if (row.containsKey(column)) {
            final double published = number(row, column, 0);
            final String tolerance = row.get("tol");
            final double most = tolerance.contains("relative")
                ? RELATIVE * Math.abs(published) + 1e-6 : Double.parseDouble(tolerance);
            assertEquals(published, computed, most, () -> column + " of " + row);
        }
    }

    private static double number(final Map<String, String> row, final String column, final double otherwise) {
        return row.containsKey(column) ? Double.parseDouble(row.get(column)) : otherwise;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void shouldKeepParityAndBounds(final Map<String, String> row) {
        final double forward = number(row, "spot", 0);
        final double strike = number(row, "strike", 0);
        final double deviation = number(row, "vol", 0) * Math.sqrt(number(row, "t", 0));
        final double call = Black76.value(true, forward, strike, deviation);
        final double put = Black76.value(false, forward, strike, deviation);
        assertEquals(forward - strike, call - put, 1e-9);
        assertTrue(call >= Math.max(0, forward - strike) && call <= forward + 1e-9, row::toString);
        assertTrue(put >= Math.max(0, strike - forward) && put <= strike + 1e-9, row::toString);
    }
}
