package io.plimsoll.transport.portfolio;

import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.ScenarioException;
import java.math.BigDecimal;

/** The numbers of one JSON object, each within its bounds or refused by name. */
final class Numbers {
    private final Fields fields;

    Numbers(final Fields fields) {
        this.fields = fields;
    }

    double any(final String key) {
        return fields.decimal(key).doubleValue();
    }

    double anyOr(final String key, final double defaultValue) {
        return fields.has(key) ? any(key) : defaultValue;
    }

    double positive(final String key) {
        final double value = any(key);
        if (!(value > 0)) {
            throw refusal(key, "must be greater than 0 but is ");
        }
        return value;
    }

    double positiveOr(final String key, final double defaultValue) {
        return fields.has(key) ? positive(key) : defaultValue;
    }

    double notNegative(final String key) {
        final double value = any(key);
        if (value < 0) {
            throw refusal(key, "must be 0 or more but is ");
        }
        return value;
    }

    /** From 0 to 1. */
    double share(final String key) {
        final double value = any(key);
        if (value < 0 || value > 1) {
            throw refusal(key, "must be from 0 to 1 but is ");
        }
        return value;
    }

    double shareOr(final String key, final double defaultValue) {
        return fields.has(key) ? share(key) : defaultValue;
    }

    private ScenarioException refusal(final String key, final String what) {
        final BigDecimal value = fields.decimal(key);
        return new ScenarioException(fields.item() + ": " + key + " " + what + value.toPlainString());
    }
}
