package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 10.4, steps 1, 2 and 4, for the options of one expiry that an account holds: now, in one scenario, and in the
 * basis charge's two. Amounts are minor units of the account's valuation asset.
 *
 * @param timeNs        when they expire
 * @param secondsLeft   as rule 10.1 rounds them
 * @param forwardRatio  r, of the forward to the underlying's mark
 * @param rate          of discount a year, plain fraction
 * @param now           V_now
 * @param inScenario    V_s
 * @param discountParts fix of the factor that D multiplies V_s with, x 2^32; 2^32 if V_s is 0
 * @param discounted    D(V_s)
 * @param isSkew        whether the scenario is a skew, of which the loss counts whichever way it goes
 * @param profit        D(V_s) - V_now, of a skew minus its amount
 * @param up            V_up
 * @param down          V_down
 * @param basisParts    fix of the basis charge's factor x 2^32
 * @param basis         min(0, V_up - V_now, V_down - V_now) (x) factor
 */
public record ExpiryBreakdown(
    long timeNs,
    long secondsLeft,
    BigDecimal forwardRatio,
    BigDecimal rate,
    BigDecimal now,
    BigDecimal inScenario,
    BigDecimal discountParts,
    BigDecimal discounted,
    boolean isSkew,
    BigDecimal profit,
    BigDecimal up,
    BigDecimal down,
    BigDecimal basisParts,
    BigDecimal basis) {
}
