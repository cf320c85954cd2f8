package io.plimsoll.engine.scenario;

/**
 * Collateral in another asset than cash.
 *
 * @param amount             of the asset
 * @param price              of one
 * @param maintenanceHaircut of its value
 * @param initialHaircut     beside that
 * @param confidence         in its price, from 0 to 1
 * @param isUnderlying       whether it moves with the underlying, and so hedges what is short
 */
public record CollateralHolding(
    double amount,
    double price,
    double maintenanceHaircut,
    double initialHaircut,
    double confidence,
    boolean isUnderlying) {
}
