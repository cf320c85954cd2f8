package io.plimsoll.transport.backtest;

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
record OptionQuote(
    OptionContract contract, BigDecimal underlying, BigDecimal volatility, BigDecimal bid, BigDecimal ask) {

    /** Whether it can be bought and sold. */
    boolean isTwoSided() {
        return bid != null && ask != null;
    }
}
