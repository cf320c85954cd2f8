package io.plimsoll.journal.audit.precise;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;

/** Comparisons of what was computed with what is known. */
final class FixedPoints {
    private static final MathContext DIGITS = new MathContext(200);

    private FixedPoints() {
    }

    /** 2^-bits of a number, of 1 at least. */
    static BigDecimal share(final int bits, final BigDecimal number) {
        return number.abs().max(BigDecimal.ONE).divide(BigDecimal.valueOf(2).pow(bits), DIGITS);
    }

    static void assertClose(final BigDecimal known, final FixedPoint computed, final BigDecimal tolerance) {
        final BigDecimal error = computed.round(DIGITS).subtract(known).abs();
        assertTrue(error.compareTo(tolerance) <= 0,
            () -> computed.round(DIGITS) + " instead of " + known + ", off by " + error.round(MathContext.DECIMAL32));
    }
}
