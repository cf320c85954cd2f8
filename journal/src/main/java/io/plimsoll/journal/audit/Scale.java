package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * What an instrument's requirements are multiplied by.
 *
 * @param billionths x 10^9
 * @param cause      the Clock whose review came to it; null for 1 as it is at first
 */
record Scale(BigInteger billionths, Cause cause) {
    static final Scale ONE = new Scale(Whole.BILLION, null);

    /** As a plain fraction. */
    BigDecimal fraction() {
        return new BigDecimal(billionths, 9);
    }
}
