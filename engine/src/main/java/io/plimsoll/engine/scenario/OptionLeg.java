package io.plimsoll.engine.scenario;

/**
 * Options of one kind in a portfolio.
 *
 * @param isCall     or puts
 * @param strike     above 0
 * @param amount     signed, long positive, in units of the underlying
 * @param volatility implied, a year
 */
public record OptionLeg(boolean isCall, double strike, double amount, double volatility) {
}
