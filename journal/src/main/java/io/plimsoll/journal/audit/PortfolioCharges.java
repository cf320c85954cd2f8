package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * What a grid charges for one requirement of an underlying (rule 10.4, step 7), plain fractions.
 *
 * @param factor     of the worst outcome
 * @param linear     share of the size of perpetuals and futures
 * @param nakedShort share of the size of options sold beyond those bought at the same strike
 */
public record PortfolioCharges(BigDecimal factor, BigDecimal linear, BigDecimal nakedShort) {
}
