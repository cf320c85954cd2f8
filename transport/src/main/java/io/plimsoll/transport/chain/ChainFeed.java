package io.plimsoll.transport.chain;

import io.plimsoll.transport.feed.Speed;
import io.plimsoll.transport.portfolio.GridDefinition;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Plays an option chain into a running service, snapshot by snapshot. At each, in this order: marks of index and
 * perpetual; of each expiry its options, listed anew where {@link Listings} says so, forward, volatilities and marks;
 * accounts that are called deposit what they lack; all carry over what they hold of options listed anew, and trade; the
 * old listings are settled, empty. What expires between two snapshots settles when it is due, at the last index.
 */
public final class ChainFeed {
    private final List<FedAccount> accounts = new ArrayList<>();
    private final Map<OptionContract, OptionQuote> quotes = new HashMap<>();
    private final Map<Long, Listing> replaced = new LinkedHashMap<>();
    private final Map<Long, Listing> surfaces = new LinkedHashMap<>();
    private final List<ChainSnapshot> snapshots;
    private final ChainLink link;
    private final Speed speed;
    private final LongSupplier epochNs;
    private final ChainMessages messages;
    private final TradingMessages trading;
    private final Venue venue;
    private final Listings listings;
    private long startNs;
    private BigDecimal index;

    /**
     * A feed that has not begun.
     *
     * @param snapshots     to play, one or more in order of time
     * @param venue         of their chain
     * @param link          to the service
     * @param firstOptionId first id of an option that the service does not have
     * @param speed         of recorded time
     * @param epochNs       the time, nanoseconds since 1970, as the service has it
     */
    public ChainFeed(
        final List<ChainSnapshot> snapshots,
        final Venue venue,
        final ChainLink link,
        final int firstOptionId,
        final Speed speed,
        final LongSupplier epochNs) {
        this.snapshots = snapshots;
        this.venue = venue;
        this.link = link;
        this.speed = speed;
        this.epochNs = epochNs;
        messages = new ChainMessages(link, venue);
        trading = new TradingMessages(link, venue);
        listings = new Listings(Math.max(firstOptionId, venue.market().contracts().size()));
    }

    /**
     * How many instruments a service needs room for, once all is played.
     *
     * @return ids, from 0
     */
    public long instrumentsNeeded() {
        return listings.nextId() + Listings.idsNeeded(snapshots, speed.factor() != Speed.RECORDED.factor());
    }

    /**
     * Adds a portfolio account, which is opened at the first snapshot.
     *
     * @param accountId that the service does not have
     * @param plan      of it
     */
    public void add(final long accountId, final AccountPlan plan) {
        accounts.add(new FedAccount(accountId, plan, link, venue, listings));
    }

    /**
     * Plays all.
     *
     * @param grid     by which the accounts are margined
     * @param listener told of each snapshot after it was told the service
     * @throws io.plimsoll.transport.scenario.ScenarioException if the grid cannot be used
     */
    public void run(final GridDefinition grid, final Consumer<ChainSnapshot> listener) {
        startNs = System.nanoTime();
        messages.begin(grid, snapshots.get(0).index());
        for (final ChainSnapshot snapshot : snapshots) {
            settleUntil(snapshot.timeNs());
            waitFor(snapshot.timeNs());
            tell(snapshot);
            if (snapshot == snapshots.get(0)) {
                accounts.forEach(FedAccount::open);
            }
            meetCalls();
            accounts.forEach(account -> account.goOn(snapshot, replaced, quotes));
            replaced.values().forEach(this::settle);
            link.settle();
            meetCalls();
            listener.accept(snapshot);
        }
    }

    private void settleUntil(final long recordedTimeNs) {
        while (listings.firstExpiryNs() <= recordedTimeNs) {
            waitFor(listings.firstExpiryNs());
            settle(listings.removeFirst());
        }
    }

    private void settle(final Listing listing) {
        listing.contracts().forEach(contract -> messages.settle(listing.id(contract), index));
    }

    private void tell(final ChainSnapshot snapshot) {
        index = venue.rounded(snapshot.index());
        messages.mark(index);
        final long shiftNs = epochNs.getAsLong() - snapshot.timeNs();
        final MarketView market = new MarketView(snapshot);
        replaced.clear();
        surfaces.clear();
        snapshot.quotes().forEach(quote -> quotes.put(quote.contract(), quote));
        snapshot.byExpiry().forEach((expiry, listed) -> {
            final Listing listing = list(expiry, shiftNs, listed);
            messages.forward(listing.expiryTimeNs(), snapshot.forward(expiry));
            surfaces.put(link.nextSequence(), listing);
            messages.surface(listing.expiryTimeNs(), listed, snapshot.forward(expiry));
            listed.forEach(quote -> messages.quote(listing.id(quote.contract()), quote, market.value(quote)));
        });
        link.settle();
        surfaces.forEach((sequence, listing) -> {
            if (link.isRefused(sequence)) {
                listing.contracts().forEach(contract ->
                    messages.volatility(listing.id(contract), quotes.get(contract).volatility()));
            }
        });
    }

    /** What was listed before is listed on, be there a quote today or not: somebody may hold it. */
    private Listing list(final long recordedExpiryNs, final long shiftNs, final List<OptionQuote> listed) {
        final Listing before = listings.find(recordedExpiryNs);
        final Listing listing = listings.list(recordedExpiryNs, shiftNs);
        if (before != null && before != listing) {
            replaced.put(recordedExpiryNs, before);
            before.contracts().forEach(contract -> define(listing, contract));
        }
        listed.forEach(quote -> define(listing, quote.contract()));
        return listing;
    }

    private void define(final Listing listing, final OptionContract contract) {
        if (!listing.has(contract)) {
            messages.define(listings.add(listing, contract), contract, listing.expiryTimeNs());
        }
    }

    private void meetCalls() {
        link.takeCalled().forEach(trading::deposit);
    }

    private void waitFor(final long recordedTimeNs) {
        link.waitUntil(startNs + speed.delayNs(recordedTimeNs - snapshots.get(0).timeNs()));
    }
}
