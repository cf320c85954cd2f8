package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.engine.option.Greeks;
import io.plimsoll.engine.scenario.ExpiryHolding;
import io.plimsoll.engine.scenario.GridMargin;
import io.plimsoll.engine.scenario.OptionLeg;
import io.plimsoll.engine.scenario.Scenario;
import java.util.List;

/** Portfolio margins as JSON. */
final class PortfolioJson {
    private final boolean hasScenarios;

    /** With what each scenario comes to, or the least only. */
    PortfolioJson(final boolean hasScenarios) {
        this.hasScenarios = hasScenarios;
    }

    ObjectNode of(final PortfolioMargin margin) {
        final ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("portfolio", margin.portfolio().name());
        json.put("cash", PlainNumber.of(margin.portfolio().cash()));
        new MarginFigures(margin::sum, margin.portfolio().cash()).write(json);
        final ArrayNode underlyings = json.putArray("underlyings");
        margin.underlyings().forEach(underlying -> write(underlyings.addObject(), underlying));
        return json;
    }

    private void write(final ObjectNode json, final PortfolioMargin.UnderlyingMargin underlying) {
        final GridMargin margin = underlying.margin();
        final List<Scenario> scenarios = underlying.underlying().model().scenarios();
        json.put("underlying", underlying.underlying().name());
        json.put("grid", underlying.underlying().grid());
        json.put("worstBy", margin.worst() < margin.scenarioProfits()[margin.leastScenario()] ? "BASIS" : "SCENARIO");
        new MarginFigures(figure -> figure.applyAsDouble(margin), 0).write(json);
        write(json.putObject("leastScenario"), scenarios, margin, margin.leastScenario());
        write(json.putObject("greeks"), underlying.greeks());
        if (hasScenarios) {
            final ArrayNode profits = json.putArray("scenarios");
            for (int i = 0; i < scenarios.size(); i++) {
                write(profits.addObject(), scenarios, margin, i);
            }
        }
        final ArrayNode expiries = json.putArray("expiries");
        underlying.underlying().holding().expiries().forEach(expiry -> write(expiries.addObject(), expiry));
    }

    private static void write(
        final ObjectNode json, final List<Scenario> scenarios, final GridMargin margin, final int index) {
        json.put("scenario", index);
        json.put("description", ScenarioText.of(scenarios.get(index)));
        json.put("profit", PlainNumber.of(margin.scenarioProfits()[index]));
    }

    private static void write(final ObjectNode json, final ExpiryHolding expiry) {
        json.put("years", PlainNumber.of(expiry.years()));
        json.put("forward", PlainNumber.of(expiry.forward()));
        final ArrayNode options = json.putArray("options");
        for (final OptionLeg leg : expiry.legs()) {
            final ObjectNode option = options.addObject();
            option.put("type", leg.isCall() ? "CALL" : "PUT");
            option.put("strike", PlainNumber.of(leg.strike()));
            option.put("quantity", PlainNumber.of(leg.amount()));
            option.put("volatility", PlainNumber.of(leg.volatility()));
            final Greeks greeks = expiry.greeks(leg);
            option.put("value", PlainNumber.of(greeks.value()));
            write(option, greeks);
        }
    }

    private static void write(final ObjectNode json, final Greeks greeks) {
        json.put("delta", PlainNumber.of(greeks.delta()));
        json.put("gamma", PlainNumber.of(greeks.gamma()));
        json.put("vega", PlainNumber.of(greeks.vega()));
        json.put("theta", PlainNumber.of(greeks.theta()));
    }
}
