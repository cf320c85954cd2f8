package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Portfolios of the tests: JSON text in, as {@code plimsoll margin --scenarios} takes it, and what it prints out. */
final class Portfolios {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Portfolios() {
    }

    /** What is printed for a file, with each scenario. */
    static String answer(final String json) {
        return answer(json, true);
    }

    static String answer(final String json, final boolean hasScenarios) {
        final StringWriter out = new StringWriter();
        try {
            MarginRequest.read("test.json", new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)))
                .answer(new PrintWriter(out), hasScenarios);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString();
    }

    /** The first portfolio of what is printed for a file. */
    static JsonNode margin(final String json) {
        return tree(answer(json)).get("portfolios").get(0);
    }

    /** The margin of one underlying at 100 under a grid, given in JSON, with these holdings. */
    static JsonNode underlying(final String grid, final String holdings) {
        return margin(file(grid, holdings)).get("underlyings").get(0);
    }

    static String file(final String grid, final String holdings) {
        return """
            {"portfolios": [{"portfolio": "P", "grid": %s,
              "underlyings": [{"underlying": "X", "spot": "100", %s}]}]}""".formatted(grid, holdings);
    }

    static JsonNode tree(final String json) {
        try {
            return MAPPER.readTree(json);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String resource(final String name) {
        try (InputStream input = Portfolios.class.getResourceAsStream(name)) {
            return new String(input.readAllBytes(), StandardCharsets.UTF_8);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
