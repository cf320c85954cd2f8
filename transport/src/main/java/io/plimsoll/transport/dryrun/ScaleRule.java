package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.wire.DefineScaleEncoder;
import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.Operator;

/** What a DefineScale of a file says; it can be said once more without ramp. */
final class ScaleRule {
    static final String[] KEYS = {"symbol", "volatilitySymbol", "referenceVolatility", "step", "leastScale",
        "largestScale", "hysteresis", "reserve", "refillPerHour", "risePerHour", "riseAtOnce", "largestGap"};

    private static final int FIRST_NUMBER = 2;
    private static final long NO_RAMP = 0;

    private final Fields fields;
    private final int instrumentId;
    private final int volatilityInstrumentId;
    private final long largestGap;

    ScaleRule(final Fields fields, final JournaledTerms terms) {
        this.fields = fields;
        instrumentId = terms.instrument(fields, "symbol");
        volatilityInstrumentId = terms.instrumentOr(fields, "volatilitySymbol", instrumentId);
        for (int key = FIRST_NUMBER; key < KEYS.length; key++) {
            fields.fraction(KEYS[key]); // whatever is wrong is said before anything is sent
        }
        largestGap = fields.fraction("largestGap");
    }

    /** The instrument whose tiers are scaled. */
    int instrumentId() {
        return instrumentId;
    }

    void send(final Operator operator, final String name) {
        send(operator, name, largestGap);
    }

    /** The same rule, but that the scale rises at once to where volatility wants it. */
    void sendWithoutRamp(final Operator operator, final String name) {
        send(operator, name, NO_RAMP);
    }

    private void send(final Operator operator, final String name, final long gap) {
        operator.begin(new DefineScaleEncoder())
            .instrumentId(instrumentId)
            .volatilityInstrumentId(volatilityInstrumentId)
            .referenceVolatility(fields.fraction("referenceVolatility"))
            .step(fields.fraction("step"))
            .leastScale(fields.fraction("leastScale"))
            .largestScale(fields.fraction("largestScale"))
            .hysteresis(fields.fraction("hysteresis"))
            .reserve(fields.fraction("reserve"))
            .refillPerHour(fields.fraction("refillPerHour"))
            .risePerHour(fields.fraction("risePerHour"))
            .riseAtOnce(fields.fraction("riseAtOnce"))
            .largestGap(gap);
        operator.send(name);
    }
}
