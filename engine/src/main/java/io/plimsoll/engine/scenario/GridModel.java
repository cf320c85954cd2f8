package io.plimsoll.engine.scenario;

import java.util.List;

/**
 * The parameters of a scenario grid, as risk officers set them.
 *
 * @param scenarios           in their order
 * @param volatilityShocks    of scenarios that move volatilities
 * @param skewShocks          of scenarios that turn or bend the smile
 * @param owned               discount of an expiry that is worth something after a shock
 * @param owed                discount of an expiry that costs something after a shock
 * @param basis               charge
 * @param maintenanceFactor   of the worst outcome
 * @param initialFactor       of the worst outcome
 * @param pegThreshold        price of the stable coin below which the initial factor grows
 * @param pegFactor           by which it grows, for each 1.00 below
 * @param confidenceThreshold below which what is held is charged, initially
 * @param confidenceFactor    of what is missing to full confidence, in shares of notional
 * @param linear              charge on perpetuals and futures
 * @param nakedShort          charge on short options that nothing of their strike covers
 * @param lookAheadDays       of time that scenarios let pass, so that options decay
 * @param averagedSeconds     before expiry: of the average over them, which settles, what is known no longer moves
 * @param minimum             that a requirement is at least
 */
public record GridModel(
    List<Scenario> scenarios,
    VolatilityShocks volatilityShocks,
    SkewShocks skewShocks,
    ShockedDiscount owned,
    ShockedDiscount owed,
    BasisCharge basis,
    double maintenanceFactor,
    double initialFactor,
    double pegThreshold,
    double pegFactor,
    double confidenceThreshold,
    double confidenceFactor,
    Contingency linear,
    Contingency nakedShort,
    double lookAheadDays,
    double averagedSeconds,
    MinimumCharge minimum) {
    private static final double DAYS_OF_A_YEAR = 365;

    /** Years left to an expiry in scenarios, which let time pass. */
    double yearsAhead(final double years) {
        return Math.max(0, years - lookAheadDays / DAYS_OF_A_YEAR);
    }

    /** The share of the settlement price that is averaged already and no longer moves. */
    double averagedShare(final double secondsLeft) {
        return secondsLeft < averagedSeconds ? (averagedSeconds - secondsLeft) / averagedSeconds : 0;
    }
}
