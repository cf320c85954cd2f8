package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.DecimalSizeDecoder;
import java.math.BigDecimal;

/** Rule 5: sizes of ticks and lots as definitions give them. */
final class Sizes {
    private static final int WIDEST_EXPONENT = 18;

    private Sizes() {
    }

    /** Whether a size is above 0 and its exponent within range. */
    static boolean isPositive(final DecimalSizeDecoder size) {
        return size.mantissa() > 0 && Math.abs(size.exponent()) <= WIDEST_EXPONENT;
    }

    static BigDecimal exact(final DecimalSizeDecoder size) {
        return BigDecimal.valueOf(size.mantissa(), -size.exponent());
    }

    /** A price of the wire, at the exponent of a tick size. */
    static BigDecimal price(final long mantissa, final DecimalSizeDecoder tickSize) {
        return BigDecimal.valueOf(mantissa, -tickSize.exponent());
    }
}
