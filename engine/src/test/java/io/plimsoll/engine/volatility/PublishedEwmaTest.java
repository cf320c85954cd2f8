package io.plimsoll.engine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.engine.number.IntegerRoot;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exponentially weighted variances that others published, to the digits they give (cases/ewma.json names them). */
class PublishedEwmaTest {
    private static final double VARIANCE_SCALE = 1e18;

    private final Wide wide = new Wide();

    static Stream<Arguments> cases() throws IOException {
        try (InputStream file = PublishedEwmaTest.class.getResourceAsStream("/cases/ewma.json")) {
            final List<Arguments> cases = new ArrayList<>();
            new ObjectMapper().readTree(file).get("cases")
                .forEach(row -> cases.add(Arguments.of(row.get("id").asText(), row)));
            assertEquals(4, cases.size());
            return cases.stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGiveThePublishedFigures(final String id, final JsonNode row) {
        if (row.has("expected_correlation")) {
            final long covariance = covariance(row);
            final double correlation = covariance / (double) volatility(row, "", return1(row))
                / volatility(row, "_2", return2(row));
            assertPublished(row, "expected_correlation", correlation);
        } else {
            final long variance = variance(row);
            assertPublished(row, "expected_vol", root(variance) / (double) Rate.ONE);
            if (row.has("expected_variance")) {
                assertPublished(row, "expected_variance", variance / VARIANCE_SCALE);
            }
        }
    }

    private static void assertPublished(final JsonNode row, final String name, final double computed) {
        assertEquals(row.get(name).asDouble(), computed, row.get("tol").asDouble(), name);
    }

    private long volatility(final JsonNode row, final String suffix, final long change) {
        return root(DecayWeight.average(square(row.get("prev_vol" + suffix)), change * change, weight(row), wide));
    }

    private long variance(final JsonNode row) {
        final long before = row.has("prev_vol") ? square(row.get("prev_vol")) : scaled(row.get("prev_variance"), 18);
        return DecayWeight.average(before, return1(row) * return1(row), weight(row), wide);
    }

    private long covariance(final JsonNode row) {
        final long before = scaled(row.get("prev_covariance"), 18);
        return DecayWeight.average(before, return1(row) * return2(row), weight(row), wide);
    }

    private long root(final long number) {
        return IntegerRoot.up(wide.product(number, 1));
    }

    private static long return1(final JsonNode row) {
        return row.has("ret") ? Math.abs(scaled(row.get("ret"), 9)) : change(row, "price_prev", "price");
    }

    private static long return2(final JsonNode row) {
        return change(row, "price_prev_2", "price_2");
    }

    /** The engine's own return stands for a logarithmic one. */
    private static long change(final JsonNode row, final String from, final String to) {
        final long before = scaled(row.get(from), 2);
        final long after = scaled(row.get(to), 2);
        return row.get("return_type").asText().equals("log")
            ? VarianceEstimate.change(before, after, new Wide())
            : Rate.ONE * Math.abs(after - before) / before;
    }

    private static long square(final JsonNode volatility) {
        return scaled(volatility, 9) * scaled(volatility, 9);
    }

    private static long weight(final JsonNode row) {
        return BigInteger.ONE.shiftLeft(62)
            .multiply(BigInteger.valueOf(scaled(row.get("lam"), 9)))
            .divide(BigInteger.valueOf(Rate.ONE))
            .longValueExact();
    }

    private static long scaled(final JsonNode number, final int digits) {
        return new BigDecimal(number.asText()).movePointRight(digits).longValueExact();
    }
}
