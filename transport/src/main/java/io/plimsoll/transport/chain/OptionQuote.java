package io.plimsoll.transport.chain;

import java.math.BigDecimal;

/**
 * What a snapshot says of an option.
 *
 * @param contract   the option
 * @param underlying price at its expiry, above 0
 * @param volatility implied by its mark, a year, above 0
 * @param bid        of the underlying; null if nobody bids
 * @param ask        of the underlying; null if nobody offers
 */
public record OptionQuote(
    OptionContract contract, BigDecimal underlying, BigDecimal volatility, BigDecimal bid, BigDecimal ask) {

    /**
     * Whether it can be bought and sold.
     *
     * @return false if a bid or an ask is missing
     */
    public boolean isTwoSided() {
        return bid != null && ask != null;
    }
}
