package io.plimsoll.transport.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Portfolios under 33 scenarios, written as a user would, each figure that is printed (scenario_grid_33.json, which
 * says where it is from, is among the engine's test resources).
 */
class PublishedPortfoliosTest {
    private static final double RELATIVE = 1e-7;
    private static final double ABSOLUTE = 1e-6;

    static Stream<Arguments> cases() {
        final JsonNode root = Portfolios.tree(Portfolios.resource("/cases/scenario_grid_33.json"));
        return elements(root.get("cases")).map(one -> Arguments.of(one.get("id").asText(), one));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldPrintEveryFigure(final String id, final JsonNode one) {
        final JsonNode margin = Portfolios.margin(file(one));
        final JsonNode underlying = margin.get("underlyings").get(0);
        final JsonNode expected = one.get("expected");
        assertClose(expected.get("mm"), margin.get("maintenanceExcess"));
        assertClose(expected.get("im"), margin.get("initialExcess"));
        assertClose(expected.get("option_mtm"), margin.get("optionValue"));
        assertClose(expected.get("collateral_mtm"), margin.get("collateralValue"));
        assertClose(expected.get("basis_contingency"), margin.get("basis"));
        assertEquals(
            expected.get("worst_scenario").asInt(), underlying.get("leastScenario").get("scenario").asInt());
        assertEquals(33, underlying.get("scenarios").size());
        IntStream.range(0, 33).forEach(i -> assertClose(
            expected.get("scenario_pnl").get(i), underlying.get("scenarios").get(i).get("profit")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldAddUp(final String id, final JsonNode one) {
        final JsonNode margin = Portfolios.margin(file(one));
        final JsonNode underlying = margin.get("underlyings").get(0);
        assertEquals(underlying.get("leastScenario").get("profit").asDouble(),
            sum(underlying.get("parts")), ABSOLUTE);
        assertEquals(number(margin, "equity"), number(margin, "cash") + number(margin, "optionValue")
            + number(margin, "collateralValue") + number(margin, "unrealised"), ABSOLUTE);
        assertEquals(number(margin, "maintenanceExcess"),
            number(margin, "equity") - number(margin, "maintenanceRequirement"), ABSOLUTE);
        assertEquals(number(margin, "initialExcess"),
            number(margin, "equity") - number(margin, "initialRequirement"), ABSOLUTE);
        assertEquals(number(margin, "maintenanceRequirement"),
            number(margin.get("charges"), "maintenance") - 0.8 * number(margin, "worst"), ABSOLUTE);
    }

    private static double number(final JsonNode json, final String key) {
        return json.get(key).asDouble();
    }

    private static double sum(final JsonNode json) {
        return elements(json).mapToDouble(JsonNode::asDouble).sum();
    }

    private static void assertClose(final JsonNode expected, final JsonNode printed) {
        final double value = expected.asDouble();
        assertEquals(value, Double.parseDouble(printed.textValue()), Math.max(ABSOLUTE, RELATIVE * Math.abs(value)));
    }

    private static String file(final JsonNode one) {
        final ObjectNode root = JsonNodeFactory.instance.objectNode();
        final ObjectNode portfolio = root.putArray("portfolios").addObject();
        portfolio.put("portfolio", one.get("id").asText());
        portfolio.put("grid", "crypto33");
        copy(one, portfolio, List.of("cash", "stable_price"), List.of("cash", "stablePrice"));
        final ObjectNode underlying = portfolio.putArray("underlyings").addObject();
        underlying.put("underlying", "X");
        copy(one, underlying, List.of("spot", "spot_confidence"), List.of("spot", "spotConfidence"));
        copy(one.get("perp"), underlying.putArray("linear").addObject(),
            List.of("position", "price", "unrealised", "confidence"),
            List.of("quantity", "price", "unrealised", "confidence"));
        final ArrayNode collateral = underlying.putArray("collateral");
        elements(one.get("collaterals")).forEach(held -> copy(held, collateral.addObject(),
            List.of("amount", "price", "mm_haircut", "im_haircut", "confidence", "risk_cancelling"),
            List.of("amount", "price", "maintenanceHaircut", "initialHaircut", "confidence", "movesWithUnderlying")));
        final ArrayNode expiries = underlying.putArray("expiries");
        elements(one.get("expiries")).forEach(expiry -> write(expiry, expiries.addObject()));
        return root.toString();
    }

    private static void write(final JsonNode expiry, final ObjectNode json) {
        copy(expiry, json,
            List.of("seconds", "forward", "rate", "forward_confidence", "rate_confidence", "vol_confidence"),
            List.of("seconds", "forward", "rate", "forwardConfidence", "rateConfidence", "volatilityConfidence"));
        final ArrayNode options = json.putArray("options");
        elements(expiry.get("options")).forEach(option -> copy(option,
            options.addObject().put("type", option.get("call").asBoolean() ? "CALL" : "PUT"),
            List.of("strike", "amount", "vol"), List.of("strike", "quantity", "volatility")));
    }

    private static void copy(
        final JsonNode from, final ObjectNode to, final List<String> names, final List<String> keys) {
        for (int i = 0; i < names.size(); i++) {
            to.set(keys.get(i), from.get(names.get(i)));
        }
    }

    private static Stream<JsonNode> elements(final JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
