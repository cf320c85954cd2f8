package io.plimsoll.engine.scenario;

/**
 * One point of a grid.
 *
 * @param priceFactor     by which underlying prices are multiplied, above 0
 * @param volatilityShock of all options
 * @param weight          of the profit or loss, above 0: far moves count in part
 */
public record Scenario(double priceFactor, VolatilityShock volatilityShock, double weight) {
}
