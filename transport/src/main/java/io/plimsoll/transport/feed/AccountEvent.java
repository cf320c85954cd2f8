package io.plimsoll.transport.feed;

import java.math.BigDecimal;
import java.util.Set;

/** One thing that happened to an account. */
public sealed interface AccountEvent extends FeedEvent {

    /**
     * The account.
     *
     * @return its id
     */
    long accountId();

    /**
     * A trade of the account's.
     *
     * @param timeNs    when
     * @param accountId of the account
     * @param symbol    of the instrument
     * @param quantity  positive bought, negative sold
     * @param price     paid
     * @param where     file and line
     */
    record Fill(long timeNs, long accountId, String symbol, BigDecimal quantity, BigDecimal price, String where)
        implements AccountEvent {

        @Override
        public boolean isAbout(final Set<String> symbols) {
            return symbols.contains(symbol);
        }
    }

    /**
     * A deposit or withdrawal.
     *
     * @param timeNs    when
     * @param accountId of the account
     * @param amount    of the reference asset; negative is a withdrawal
     * @param where     file and line
     */
    record CashFlow(long timeNs, long accountId, BigDecimal amount, String where) implements AccountEvent {

        @Override
        public boolean isAbout(final Set<String> symbols) {
            return true;
        }
    }

    /**
     * A liquidation by the venue. It changes nothing by itself: the fills that close the position follow.
     *
     * @param timeNs       when
     * @param accountId    of the account
     * @param notional     of what was liquidated
     * @param accountValue by the venue's count
     * @param mode         of margin, in the venue's words
     * @param where        file and line
     */
    record Liquidation(
        long timeNs, long accountId, BigDecimal notional, BigDecimal accountValue, String mode, String where)
        implements AccountEvent {

        @Override
        public boolean isAbout(final Set<String> symbols) {
            return true;
        }
    }
}
