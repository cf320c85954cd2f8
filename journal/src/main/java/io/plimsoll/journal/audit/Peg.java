package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rule 10.4, step 8: of a grid, what makes its initial factor grow when a stable coin loses its peg.
 *
 * @param instrumentId of what prices the coin
 * @param threshold    price below which the factor grows
 * @param factor       by which it grows, for each 1.00 below
 */
record Peg(int instrumentId, BigDecimal threshold, BigDecimal factor) {
    private static final int DECIMALS = 9;
    private static final BigDecimal LARGEST_INCREASE = BigDecimal.valueOf(2);

    /** g at a mark of the instrument. */
    PegBreakdown at(final Mark mark) {
        final BigDecimal price = mark.price().setScale(DECIMALS, RoundingMode.FLOOR);
        final BigDecimal below = threshold.subtract(price).max(BigDecimal.ZERO);
        final BigDecimal increase =
            below.multiply(factor).setScale(DECIMALS, RoundingMode.CEILING).min(LARGEST_INCREASE);
        return new PegBreakdown(instrumentId, mark, price, threshold, factor, increase);
    }
}
