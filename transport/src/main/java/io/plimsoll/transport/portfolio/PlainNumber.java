package io.plimsoll.transport.portfolio;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Doubles as people read them: all digits that tell one from the next, without an exponent. */
final class PlainNumber {
    /** What is behind these decimals is 0, in whatever money. */
    private static final int MOST_DECIMALS = 24;

    private PlainNumber() {
    }

    static String of(final double value) {
        final BigDecimal exact = BigDecimal.valueOf(value);
        final BigDecimal decimal =
            exact.scale() > MOST_DECIMALS ? exact.setScale(MOST_DECIMALS, RoundingMode.HALF_EVEN) : exact;
        return decimal.signum() == 0 ? "0" : decimal.stripTrailingZeros().toPlainString();
    }
}
