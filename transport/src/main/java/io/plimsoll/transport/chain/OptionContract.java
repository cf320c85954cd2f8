package io.plimsoll.transport.chain;

import java.math.BigDecimal;
import java.util.Comparator;

/**
 * A listed option.
 *
 * @param name         of the venue
 * @param isCall       or a put
 * @param strike       above 0
 * @param expiryTimeNs nanoseconds since 1970
 */
public record OptionContract(String name, boolean isCall, BigDecimal strike, long expiryTimeNs) {

    /** By expiry, strike and right. */
    public static final Comparator<OptionContract> ORDER = Comparator.comparingLong(OptionContract::expiryTimeNs)
        .thenComparing(OptionContract::strike)
        .thenComparing(OptionContract::isCall)
        .thenComparing(OptionContract::name);
}
