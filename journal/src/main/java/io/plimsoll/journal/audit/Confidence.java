package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rule 10.4, step 7: of a grid, from which doubt on it charges, and how much.
 *
 * @param threshold confidence, 1 less the doubt, below which there is a charge
 * @param factor    of size and doubt
 */
record Confidence(BigDecimal threshold, BigDecimal factor) {

    /** Whether something of so much doubt, x 10^9, is charged for. */
    boolean isDoubtful(final int doubt) {
        return Input.billionths(doubt).compareTo(BigDecimal.ONE.subtract(threshold)) > 0;
    }

    /** What is charged for something of a size and a doubt, x 10^9. */
    BigDecimal charge(final BigDecimal size, final int doubt) {
        return size.multiply(Input.billionths(doubt)).multiply(factor).setScale(0, RoundingMode.CEILING);
    }
}
