package io.plimsoll.transport.portfolio;

import io.plimsoll.engine.scenario.Scenario;

/** A scenario in words. */
final class ScenarioText {
    private ScenarioText() {
    }

    static String of(final Scenario scenario) {
        final String weight = scenario.weight() == 1 ? "" : ", weight " + PlainNumber.of(scenario.weight());
        return "price x " + PlainNumber.of(scenario.priceFactor()) + switch (scenario.volatilityShock()) {
            case UP -> ", volatility up";
            case DOWN -> ", volatility down";
            case LINEAR_SKEW -> ", smile turned";
            case ABSOLUTE_SKEW -> ", smile bent";
            default -> "";
        } + weight;
    }
}
