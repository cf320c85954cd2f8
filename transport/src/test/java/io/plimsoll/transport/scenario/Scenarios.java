package io.plimsoll.transport.scenario;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Scenarios of the tests: as JSON text in, as margins or as JSON text out. */
final class Scenarios {

    private Scenarios() {
    }

    static String example() {
        return resource("example.json");
    }

    static String resource(final String name) {
        try (InputStream input = Scenarios.class.getResourceAsStream(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Scenario read(final String json) {
        try {
            return ScenarioReader.read("test.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<AccountMargin> evaluate(final String json) {
        return ScenarioEvaluation.evaluate(read(json));
    }

    static String margins(final String json) {
        final StringWriter out = new StringWriter();
        new MarginWriter(new PrintWriter(out)).write(evaluate(json));
        return out.toString();
    }

    /** One USDT-settled perpetual at 100, tick 0.01, lot 0.001, one tier of 1 %, and these accounts. */
    static String simple(final String accounts) {
        return """
            {"assets": [{"asset": "USDT", "exponent": -8}],
             "instruments": [{"symbol": "X", "type": "PERPETUAL", "settlement": "USDT", "tickSize": "0.01",
               "lotSize": "0.001", "mark": "100", "tiers": [{"floor": "0", "maintenanceRate": "0.01"}]}],
             "accounts": [%s]}""".formatted(accounts);
    }
}
