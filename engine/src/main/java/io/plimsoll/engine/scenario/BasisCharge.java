package io.plimsoll.engine.scenario;

/**
 * Expiries that move one against the other: of each the loss at a price up or down counts, more for later ones.
 *
 * @param priceFactorUp   of the move up
 * @param priceFactorDown of the move down
 * @param factor          of the loss
 * @param factorByYear    of the loss, for each year to expiry
 */
public record BasisCharge(double priceFactorUp, double priceFactorDown, double factor, double factorByYear) {

    /** The charge for an expiry, 0 or less, whose profits at the two prices are these. */
    double of(final double profitUp, final double profitDown, final double years) {
        return Math.min(0, Math.min(profitUp, profitDown)) * (factor + factorByYear * years);
    }
}
