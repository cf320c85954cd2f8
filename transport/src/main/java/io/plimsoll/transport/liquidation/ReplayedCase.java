package io.plimsoll.transport.liquidation;

import io.plimsoll.transport.feed.AccountEvent;
import java.math.BigDecimal;

/**
 * A recorded liquidation and what the engine said of the account.
 *
 * @param recorded      what the venue did
 * @param byTrades      the account at the last trade prices before
 * @param oldestPriceNs how old the oldest of these was; {@link EarlyTimes#NOT} without a position
 * @param atVenueMarks  the account at the venue's marks of that second
 * @param early         how long it had had its levels by trade prices; 0 where it had one at the venue's marks alone
 * @param episode       its call to LIQUIDATION that was in force, or came with the venue's marks, or null
 */
record ReplayedCase(
    AccountEvent.Liquidation recorded,
    Valuation byTrades,
    long oldestPriceNs,
    Valuation atVenueMarks,
    EarlyTimes early,
    CallEpisode episode) {
    private static final String ISOLATED = "Isolated";
    /** Half of the requirement of an account with leverage of fifty. */
    private static final BigDecimal TOLERANCE = new BigDecimal("0.005");

    /** What the rebuilt account is worth more than the recorded one, at the venue's marks. */
    BigDecimal gap() {
        return atVenueMarks.equity().subtract(recorded.accountValue());
    }

    Rebuilt rebuilt() {
        if (ISOLATED.equalsIgnoreCase(recorded.mode())) {
            return Rebuilt.ISOLATED;
        }
        if (gap().abs().compareTo(recorded.notional().multiply(TOLERANCE)) <= 0) {
            return Rebuilt.AS_RECORDED;
        }
        return gap().signum() < 0 ? Rebuilt.POORER : Rebuilt.RICHER;
    }

    Called called() {
        return Called.of(early.liquidationNs());
    }
}
