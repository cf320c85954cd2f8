package io.plimsoll.transport.crash;

import io.plimsoll.transport.scenario.Scenario;
import java.util.List;

/**
 * By what a crash is gone through.
 *
 * @param tiers          rates by notional: floors in money rising from 0; rates above 0, at most 1, with at most nine
 *                       decimals, an initial rate at least the maintenance rate; amounts left to continuity
 * @param volatility     how it is estimated
 * @param scale          how the rates follow it
 * @param accounts       how many, one or more
 * @param seed           of the accounts
 * @param medianLeverage of the accounts, notional by collateral
 */
public record CrashTerms(
    List<Scenario.Tier> tiers,
    VolatilityTerms volatility,
    ScaleTerms scale,
    int accounts,
    long seed,
    double medianLeverage) {

    /** Keeps a copy of the tiers. */
    public CrashTerms {
        tiers = List.copyOf(tiers);
    }
}
