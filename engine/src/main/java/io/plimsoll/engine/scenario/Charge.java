package io.plimsoll.engine.scenario;

/**
 * Money that requirements hold, 0 or more.
 *
 * @param maintenance that both hold
 * @param initial     that the initial one holds beside it
 */
public record Charge(double maintenance, double initial) {

    static Charge of(final double size, final Contingency contingency) {
        return new Charge(size * contingency.maintenance(), size * contingency.initial());
    }
}
