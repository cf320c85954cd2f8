package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * One number of a setting: a scale, a thinness, close-out lots or an extra haircut.
 *
 * @param value x 10^9, but lots are lots
 * @param cause the Clock whose review came to it; null for what it is at first
 */
record SettingValue(BigInteger value, Cause cause) {
    static final SettingValue ONE = new SettingValue(Whole.BILLION, null);
    static final SettingValue ZERO = new SettingValue(BigInteger.ZERO, null);

    /** As a plain fraction. */
    BigDecimal fraction() {
        return new BigDecimal(value, 9);
    }
}
