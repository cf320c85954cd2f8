package io.plimsoll.engine.scenario;

/**
 * A position of which somebody else says what it comes to in each scenario, as clearing houses publish it.
 *
 * @param amount  signed, long positive
 * @param profits of a long one, in the order of the model's scenarios, weighted already
 */
public record ArrayHolding(double amount, double[] profits) {

    double profit(final int scenario) {
        return amount * profits[scenario];
    }
}
