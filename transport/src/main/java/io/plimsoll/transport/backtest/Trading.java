package io.plimsoll.transport.backtest;

import io.plimsoll.transport.chain.OptionContract;
import io.plimsoll.transport.chain.Trader;
import io.plimsoll.transport.chain.TradingMessages;
import io.plimsoll.transport.chain.Venue;
import io.plimsoll.transport.scenario.Refusals;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.math.BigDecimal;

/** Tells the engine of portfolio accounts and their trades, and asks how they stand. */
final class Trading {
    private final ScenarioEngine engine;
    private final Refusals refusals;
    private final Venue venue;
    private final OptionIds ids;
    private final TradingMessages musts;
    private final TradingMessages fills;

    Trading(final ScenarioEngine engine, final Refusals refusals, final Venue venue, final OptionIds ids) {
        this.engine = engine;
        this.refusals = refusals;
        this.venue = venue;
        this.ids = ids;
        musts = new TradingMessages(engine, venue);
        fills = new TradingMessages(refusals, venue);
    }

    /** Opens an account with money and coins. */
    void open(final long accountId, final long coins) {
        musts.open(accountId, coins);
    }

    /** The fills of an account, which the engine may refuse. */
    Trader.Fills fills(final long accountId) {
        return new Trader.Fills() {
            @Override
            public boolean isFilled(final OptionContract contract, final long lots, final double value) {
                fills.fill(accountId, ids.id(contract), lots, BigDecimal.valueOf(value));
                return refusals.isTaken();
            }

            @Override
            public boolean isFilled(final long lots, final BigDecimal price) {
                fills.fill(accountId, venue.perpetual().id(), lots, price);
                return refusals.isTaken();
            }
        };
    }

    Standing standing(final long accountId) {
        musts.ask(accountId, 0);
        return Standing.of(engine.report());
    }
}
