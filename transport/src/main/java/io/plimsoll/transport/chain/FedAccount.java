package io.plimsoll.transport.chain;

import java.math.BigDecimal;
import java.util.Map;

/** An account of a service that gets what its plan wants. That its fills are taken is supposed, and seen later. */
final class FedAccount implements Trader.Fills {
    /** A hundred million in money: more than any leg needs. */
    private static final long ADVANCE = 100_000_000_000_000L;

    private final long accountId;
    private final AccountPlan plan;
    private final TradingMessages messages;
    private final Venue venue;
    private final Listings listings;
    private final Trader trader;

    FedAccount(
        final long accountId,
        final AccountPlan plan,
        final ChainLink link,
        final Venue venue,
        final Listings listings) {
        this.accountId = accountId;
        this.plan = plan;
        this.venue = venue;
        this.listings = listings;
        messages = new TradingMessages(link, venue);
        trader = new Trader(plan, this);
    }

    void open() {
        messages.open(accountId, plan.coins());
    }

    /**
     * Goes on to a snapshot: carries positions over into the new listings of their options, at what they are worth,
     * which changes nothing for the account; trades; and asks for the report, so that the journal tells how the account
     * stands each day. In between the account has legs too many or too few, which nobody should call it for: it is lent
     * money until it is done.
     *
     * @param snapshot today's
     * @param replaced listings by recorded expiry
     * @param quotes   the last of each option
     */
    void goOn(
        final ChainSnapshot snapshot,
        final Map<Long, Listing> replaced,
        final Map<OptionContract, OptionQuote> quotes) {
        messages.deposit(accountId, ADVANCE);
        final MarketView market = new MarketView(snapshot);
        trader.held().forEach((contract, lots) -> {
            final Listing before = replaced.get(contract.expiryTimeNs());
            if (before != null) {
                final BigDecimal price = BigDecimal.valueOf(market.value(quotes.get(contract)));
                carryOver(before.id(contract), listings.id(contract), lots, price);
            }
        });
        trader.trade(snapshot);
        messages.deposit(accountId, -ADVANCE);
        messages.ask(accountId, snapshot.timeNs());
    }

    private void carryOver(final int fromId, final int toId, final long lots, final BigDecimal price) {
        messages.fill(accountId, fromId, -lots, price);
        messages.fill(accountId, toId, lots, price);
    }

    @Override
    public boolean isFilled(final OptionContract contract, final long lots, final double value) {
        messages.fill(accountId, listings.id(contract), lots, BigDecimal.valueOf(value));
        return true;
    }

    @Override
    public boolean isFilled(final long lots, final BigDecimal price) {
        messages.fill(accountId, venue.perpetual().id(), lots, price);
        return true;
    }
}
