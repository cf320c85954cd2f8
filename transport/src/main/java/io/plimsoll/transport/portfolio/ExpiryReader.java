package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.option.VolatilitySmile;
import io.plimsoll.engine.scenario.ExpiryHolding;
import io.plimsoll.engine.scenario.OptionLeg;
import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;

/** Reads the options of an underlying, expiry by expiry. */
final class ExpiryReader {
    private static final double SECONDS_OF_A_DAY = 86_400;
    private static final double DAYS_OF_A_YEAR = 365;
    private static final List<String> TIMES = List.of("seconds", "days", "years");
    private static final String FORWARD = "forward";
    private static final String BASIS_RATE = "basisRate";
    private static final String STRIKE = "strike";
    private static final String VOLATILITY = "volatility";
    private static final String SURFACE = "surface";

    /** What an option gives a right to. */
    private enum OptionType { CALL, PUT }

    private final String item;
    private final double spot;

    ExpiryReader(final String item, final double spot) {
        this.item = item;
        this.spot = spot;
    }

    List<ExpiryHolding> read(final List<JsonNode> nodes) {
        final List<ExpiryHolding> expiries = new ArrayList<>();
        for (final JsonNode node : nodes) {
            expiries.add(expiry(item + ", expiry " + (expiries.size() + 1), node));
        }
        return expiries;
    }

    private ExpiryHolding expiry(final String expiryItem, final JsonNode node) {
        final Fields fields = new Fields(expiryItem, node, "seconds", "days", "years", FORWARD, BASIS_RATE, "rate",
            "forwardConfidence", "rateConfidence", "volatilityConfidence", SURFACE, "options");
        final Numbers numbers = new Numbers(fields);
        final double seconds = seconds(fields, numbers);
        final VolatilitySmile smile = fields.has(SURFACE) ? smile(fields) : null;
        final List<OptionLeg> legs = new ArrayList<>();
        for (final JsonNode option : fields.elements("options")) {
            legs.add(option(expiryItem + ", option " + (legs.size() + 1), option, smile));
        }
        final double confidence = Math.min(numbers.shareOr("forwardConfidence", 1),
            Math.min(numbers.shareOr("rateConfidence", 1), numbers.shareOr("volatilityConfidence", 1)));
        return new ExpiryHolding(
            seconds, forward(fields, numbers, seconds), numbers.anyOr("rate", 0), confidence, legs);
    }

    private static double seconds(final Fields fields, final Numbers numbers) {
        if (TIMES.stream().filter(fields::has).count() != 1) {
            throw new ScenarioException(fields.item() + ": give one of seconds, days, years (to expiry)");
        }
        if (fields.has("seconds")) {
            return numbers.notNegative("seconds");
        }
        return SECONDS_OF_A_DAY
            * (fields.has("days") ? numbers.notNegative("days") : DAYS_OF_A_YEAR * numbers.notNegative("years"));
    }

    private double forward(final Fields fields, final Numbers numbers, final double seconds) {
        if (fields.has(FORWARD) == fields.has(BASIS_RATE)) {
            throw new ScenarioException(fields.item()
                + ": give forward, or else basisRate (a year, by which the forward is above the spot)");
        }
        if (fields.has(FORWARD)) {
            return numbers.notNegative(FORWARD);
        }
        return spot * StrictMath.exp(numbers.any(BASIS_RATE) * seconds / SECONDS_OF_A_DAY / DAYS_OF_A_YEAR);
    }

    private static VolatilitySmile smile(final Fields expiry) {
        final List<JsonNode> nodes = expiry.elements(SURFACE);
        if (nodes.isEmpty()) {
            throw new ScenarioException(expiry.item() + ": surface is empty; give points with strike and volatility");
        }
        final double[] strikes = new double[nodes.size()];
        final double[] volatilities = new double[nodes.size()];
        for (int i = 0; i < strikes.length; i++) {
            final String pointItem = expiry.item() + ", surface point " + (i + 1);
            final Numbers point = new Numbers(new Fields(pointItem, nodes.get(i), STRIKE, VOLATILITY));
            strikes[i] = point.notNegative(STRIKE);
            volatilities[i] = point.notNegative(VOLATILITY);
            if (i > 0 && strikes[i] <= strikes[i - 1]) {
                throw new ScenarioException(
                    pointItem + ": strike must be above that of the point before; sort them, and remove doubles");
            }
        }
        return new VolatilitySmile(strikes, volatilities);
    }

    private static OptionLeg option(final String optionItem, final JsonNode node, final VolatilitySmile smile) {
        final Fields fields = new Fields(optionItem, node, "type", STRIKE, "quantity", VOLATILITY);
        final Numbers numbers = new Numbers(fields);
        if (!fields.has(VOLATILITY) && smile == null) {
            throw new ScenarioException(
                optionItem + ": \"volatility\" is missing; give it here, or give the expiry a surface");
        }
        final double strike = numbers.notNegative(STRIKE);
        return new OptionLeg(
            fields.oneOf("type", null, List.of(OptionType.values())) == OptionType.CALL,
            strike,
            numbers.any("quantity"),
            fields.has(VOLATILITY) ? numbers.notNegative(VOLATILITY) : smile.at(strike));
    }
}
