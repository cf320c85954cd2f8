package io.plimsoll.engine.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Portfolios under 33 scenarios, each outcome and each component (cases/scenario_grid_33.json says where from). */
class PublishedGridsTest {
    private static final double RELATIVE = 1e-7;
    private static final double ABSOLUTE = 1e-6;

    static Stream<Arguments> cases() throws IOException {
        try (InputStream file = PublishedGridsTest.class.getResourceAsStream("/cases/scenario_grid_33.json")) {
            final JsonNode root = new ObjectMapper().readTree(file);
            final GridModel model = model(root.get("scenarios"), root.get("params"));
            return list(root.get("cases"), one -> Arguments.of(one.get("id").asText(), model, one)).stream();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void shouldGiveEveryOutcomeAndComponent(final String id, final GridModel model, final JsonNode one) {
        final JsonNode expected = one.get("expected");
        final GridMargin margin = GridMargin.of(model, portfolio(one));
        for (int i = 0; i < model.scenarios().size(); i++) {
            assertClose(expected.get("scenario_pnl").get(i), margin.scenarioProfits()[i], "scenario " + i);
        }
        assertClose(expected.get("option_mtm"), margin.optionValue(), "options");
        assertClose(expected.get("collateral_mtm"), margin.collateralValue(), "collateral");
        assertClose(expected.get("basis_contingency"), margin.basisCharge(), "basis");
        assertClose(expected.get("mm"), margin.maintenanceExcess(), "maintenance");
        assertClose(expected.get("im"), margin.initialExcess(), "initial");
    }

    private static void assertClose(final JsonNode expected, final double computed, final String what) {
        final double value = expected.asDouble();
        assertEquals(value, computed, Math.max(ABSOLUTE, RELATIVE * Math.abs(value)), what);
    }

    private static GridModel model(final JsonNode scenarios, final JsonNode parameters) {
        final Function<String, Double> of = name -> parameters.get(name).asDouble();
        return new GridModel(
            list(scenarios, one -> new Scenario(one.get(0).asDouble(), shock(one.get(1).asText()),
                one.get(2).asDouble())),
            new VolatilityShocks(false, of.apply("vol_up"), of.apply("vol_down"), of.apply("vol_floor_when_up"),
                of.apply("short_power"), of.apply("long_power"), of.apply("dte_floor_days")),
            new SkewShocks(new SkewShock(of.apply("skew_linear_cap"), of.apply("skew_linear_slope")),
                new SkewShock(of.apply("skew_abs_cap"), of.apply("skew_abs_slope")), of.apply("skew_min_k"),
                of.apply("skew_width"), of.apply("skew_vol_static"), of.apply("skew_vol_slope")),
            new ShockedDiscount(
                of.apply("long_rate_mult"), of.apply("long_rate_add"), of.apply("discount_long")),
            new ShockedDiscount(
                of.apply("short_rate_mult"), of.apply("short_rate_add"), of.apply("discount_short")),
            new BasisCharge(of.apply("basis_spot_up"), of.apply("basis_spot_down"), of.apply("basis_add"),
                of.apply("basis_mult")),
            of.apply("mm_factor"), of.apply("im_factor"), of.apply("peg_threshold"), of.apply("peg_factor"),
            of.apply("conf_threshold"), of.apply("conf_margin"),
            new Contingency(of.apply("mm_perp"), of.apply("im_perp")),
            new Contingency(of.apply("mm_option"), of.apply("im_option")), 0, 1_800,
            new MinimumCharge(0, 0));
    }

    private static VolatilityShock shock(final String name) {
        return switch (name) {
            case "up" -> VolatilityShock.UP;
            case "down" -> VolatilityShock.DOWN;
            case "linear" -> VolatilityShock.LINEAR_SKEW;
            case "abs" -> VolatilityShock.ABSOLUTE_SKEW;
            default -> VolatilityShock.NONE;
        };
    }

    private static GridPortfolio portfolio(final JsonNode one) {
        final JsonNode perpetual = one.get("perp");
        return new GridPortfolio(one.get("spot").asDouble(), one.get("spot_confidence").asDouble(),
            one.get("stable_price").asDouble(), one.get("cash").asDouble(),
            List.of(new LinearHolding(perpetual.get("position").asDouble(), perpetual.get("price").asDouble(),
                perpetual.get("unrealised").asDouble(), perpetual.get("confidence").asDouble())),
            list(one.get("expiries"), PublishedGridsTest::expiry),
            list(one.get("collaterals"), PublishedGridsTest::collateral), List.of(), false);
    }

    private static ExpiryHolding expiry(final JsonNode one) {
        final double confidence = Math.min(one.get("forward_confidence").asDouble(),
            Math.min(one.get("rate_confidence").asDouble(), one.get("vol_confidence").asDouble()));
        return new ExpiryHolding(one.get("seconds").asDouble(), one.get("forward").asDouble(),
            one.get("rate").asDouble(), confidence, list(one.get("options"), option -> new OptionLeg(
                option.get("call").asBoolean(), option.get("strike").asDouble(), option.get("amount").asDouble(),
                option.get("vol").asDouble())));
    }

    private static CollateralHolding collateral(final JsonNode one) {
        return new CollateralHolding(one.get("amount").asDouble(), one.get("price").asDouble(),
            one.get("mm_haircut").asDouble(), one.get("im_haircut").asDouble(), one.get("confidence").asDouble(),
            one.get("risk_cancelling").asBoolean());
    }

    private static <T> List<T> list(final JsonNode array, final Function<JsonNode, T> mapping) {
        return new ArrayList<>(StreamSupport.stream(array.spliterator(), false).map(mapping).toList());
    }
}
