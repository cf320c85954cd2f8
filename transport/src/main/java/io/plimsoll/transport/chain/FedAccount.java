package io.plimsoll.transport.chain;

import java.math.BigDecimal;
import java.util.Map;

/** An account of a service that gets what its plan wants. That its fills are taken is supposed, and seen later. */
final class FedAccount implements Trader.Fills {
    /** Money that an account is lent while its positions are carried over, leg by leg: more than a leg can need. */
    private static final long ADVANCE = 100_000_000;

    private final long accountId;
    private final AccountPlan plan;
    private final ChainLink link;
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
        this.link = link;
        this.venue = venue;
        this.listings = listings;
        messages = new TradingMessages(link, venue);
        trader = new Trader(plan, this);
    }

    void open() {
        messages.open(accountId, plan.coins());
    }

    /**
     * Carries positions over into the new listings of their options, at what they are worth, which changes nothing for
     * the account; in between it has a leg too many or too few, which must not call it.
     *
     * @param replaced listings by recorded expiry
     * @param market   today's
     * @param quotes   the last of each option
     */
    void carryOver(
        final Map<Long, Listing> replaced, final MarketView market, final Map<OptionContract, OptionQuote> quotes) {
        final boolean isLent = link.isHealthy(accountId)
            && trader.held().keySet().stream().anyMatch(contract -> replaced.containsKey(contract.expiryTimeNs()));
        if (isLent) {
            messages.deposit(accountId, ADVANCE);
        }
        trader.held().forEach((contract, lots) -> {
            final Listing before = replaced.get(contract.expiryTimeNs());
            if (before != null) {
                final BigDecimal price = BigDecimal.valueOf(market.value(quotes.get(contract)));
                carryOver(before.id(contract), listings.id(contract), lots, price);
            }
        });
        if (isLent) {
            messages.deposit(accountId, -ADVANCE);
        }
    }

    /** Long legs are bought before they are sold, so that nothing is uncovered; short ones are bought back first. */
    private void carryOver(final int fromId, final int toId, final long lots, final BigDecimal price) {
        if (lots > 0) {
            messages.fill(accountId, toId, lots, price);
            messages.fill(accountId, fromId, -lots, price);
        } else {
            messages.fill(accountId, fromId, -lots, price);
            messages.fill(accountId, toId, lots, price);
        }
    }

    /** Trades, and asks for the report, so that the journal tells how the account stands each day. */
    void trade(final ChainSnapshot snapshot) {
        trader.trade(snapshot);
        messages.ask(accountId, snapshot.timeNs());
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
