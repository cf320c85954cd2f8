package io.plimsoll.transport.backtest;

import io.plimsoll.transport.chain.ChainMessages;
import io.plimsoll.transport.chain.ChainSnapshot;
import io.plimsoll.transport.chain.OptionContract;
import io.plimsoll.transport.chain.OptionQuote;
import io.plimsoll.transport.chain.Venue;
import io.plimsoll.transport.scenario.MarketMessages;
import io.plimsoll.transport.scenario.Refusals;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Tells the engine what snapshots say, stamped with their times, and settles what expires in between. */
final class MarketData {
    private final ScenarioEngine engine;
    private final Refusals refusals;
    private final Venue venue;
    private final OptionIds ids;
    private final ChainMessages messages;
    private final List<OptionContract> listed = new ArrayList<>();
    private BigDecimal index;

    MarketData(final ScenarioEngine engine, final Refusals refusals, final Venue venue, final OptionIds ids) {
        this.engine = engine;
        this.refusals = refusals;
        this.venue = venue;
        this.ids = ids;
        messages = new ChainMessages(refusals, venue);
    }

    /** Goes on to a snapshot, the first one or one after the last. */
    void advance(final ChainSnapshot snapshot) {
        settleUntil(snapshot.timeNs());
        engine.clock(snapshot.timeNs());
        index = venue.rounded(snapshot.index());
        MarketMessages.mark(engine, venue.index(), index);
        MarketMessages.mark(engine, venue.perpetual(), index);
        for (final OptionQuote quote : snapshot.quotes()) {
            final OptionContract contract = quote.contract();
            if (ids.isNew(contract)) {
                messages.define(ids.id(contract), contract, contract.expiryTimeNs());
                listed.add(contract);
            }
        }
        snapshot.byExpiry().forEach((expiry, quotes) -> tell(expiry, quotes, snapshot.forward(expiry)));
    }

    /** A surface that the engine refuses is told option by option. */
    private void tell(final long expiryTimeNs, final List<OptionQuote> quotes, final BigDecimal forward) {
        messages.forward(expiryTimeNs, forward);
        messages.surface(expiryTimeNs, quotes, forward);
        if (!refusals.isTaken()) {
            quotes.forEach(quote -> messages.volatility(ids.id(quote.contract()), quote.volatility()));
        }
    }

    /** What expires from now on until a time settles at its own time, at the last index there was. */
    private void settleUntil(final long timeNs) {
        final List<OptionContract> expiring = listed.stream()
            .filter(contract -> contract.expiryTimeNs() <= timeNs)
            .sorted((one, other) -> Long.compare(one.expiryTimeNs(), other.expiryTimeNs()))
            .toList();
        long nowNs = Long.MIN_VALUE;
        for (final OptionContract contract : expiring) {
            if (contract.expiryTimeNs() > nowNs) {
                nowNs = contract.expiryTimeNs();
                engine.clock(nowNs);
            }
            messages.settle(ids.id(contract), index);
        }
        listed.removeAll(expiring);
    }
}
