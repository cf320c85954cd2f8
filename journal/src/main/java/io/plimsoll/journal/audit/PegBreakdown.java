package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 10.4, step 8: how far a stable coin is below its peg, and what that adds to the initial factor.
 *
 * @param instrumentId of what prices the coin
 * @param mark         of that
 * @param price        P: mark x tick size, rounded down to nine decimal places
 * @param threshold    price below which the factor grows
 * @param factor       by which it grows, for each 1.00 below
 * @param increase     g = min(2, max(0, threshold - P) x factor), rounded up to nine decimal places
 */
public record PegBreakdown(
    int instrumentId, Mark mark, BigDecimal price, BigDecimal threshold, BigDecimal factor, BigDecimal increase) {
}
