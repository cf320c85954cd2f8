package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * Rule 11.7, MarketTotals: what is known of the whole market of an instrument.
 *
 * @param openInterestLots lots that are held
 * @param volumeLots       lots traded in a day
 */
record MarketTotal(BigInteger openInterestLots, BigInteger volumeLots) {
    /** Before anything was said. */
    static final MarketTotal NONE = new MarketTotal(BigInteger.ZERO, BigInteger.ZERO);
}
