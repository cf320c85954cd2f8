package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Rule 10.4: a factor that was computed in doubles, from here on exact.
 *
 * @param parts fix(x) x 2^32
 */
record Factor(BigDecimal parts) {
    private static final BigDecimal PARTS_OF_ONE = BigDecimal.valueOf(1L << 32);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    /** fix(x). */
    static Factor of(final double factor) {
        return new Factor(new BigDecimal(factor).multiply(PARTS_OF_ONE).add(HALF).setScale(0, RoundingMode.FLOOR));
    }

    /** V (x) f. */
    BigDecimal times(final BigDecimal amount) {
        return amount.multiply(parts).divide(PARTS_OF_ONE, 0, RoundingMode.FLOOR);
    }
}
