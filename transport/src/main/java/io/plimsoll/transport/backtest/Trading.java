package io.plimsoll.transport.backtest;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.CollateralChangeEncoder;
import io.plimsoll.engine.wire.DefineAccountEncoder;
import io.plimsoll.engine.wire.FillEncoder;
import io.plimsoll.transport.scenario.ScenarioEngine;
import java.math.BigDecimal;

/** Tells the engine of portfolio accounts and their trades, and asks how they stand. */
final class Trading {
    private static final long DEPOSIT = 250_000;

    private final DefineAccountEncoder account = new DefineAccountEncoder();
    private final CollateralChangeEncoder deposit = new CollateralChangeEncoder();
    private final FillEncoder fill = new FillEncoder();
    private final AccountQueryEncoder query = new AccountQueryEncoder();
    private final ScenarioEngine engine;
    private final Refusals refusals;
    private final Venue venue;

    Trading(final ScenarioEngine engine, final Refusals refusals, final Venue venue) {
        this.engine = engine;
        this.refusals = refusals;
        this.venue = venue;
    }

    /**
     * Opens an account with money and coins. What it needs does not depend on them; it is so much that there are margin
     * calls now and then.
     */
    void open(final long accountId, final long coins) {
        engine.begin(account)
            .accountId(accountId)
            .owner(accountId)
            .grossNotionalLimit(DefineAccountEncoder.grossNotionalLimitNullValue())
            .classId(0)
            .valuationAssetId(Venue.MONEY)
            .mode(AccountMode.PORTFOLIO);
        engine.send("account " + accountId);
        deposit(accountId, Venue.MONEY, BigDecimal.valueOf(DEPOSIT).movePointLeft(Venue.MONEY_EXPONENT));
        if (coins > 0) {
            deposit(accountId, Venue.COIN, BigDecimal.valueOf(coins).movePointLeft(Venue.COIN_EXPONENT));
        }
    }

    /** Whether the engine took a fill of an option at its value, rounded to a tick, at least one. */
    boolean isFilled(final long accountId, final OptionContract contract, final long lots, final double value) {
        return isFilled(accountId, venue.id(contract), lots, BigDecimal.valueOf(value));
    }

    /** Whether the engine took a fill of the perpetual at a price. */
    boolean isFilled(final long accountId, final long lots, final BigDecimal price) {
        return isFilled(accountId, venue.perpetual().id(), lots, price);
    }

    Standing standing(final long accountId) {
        engine.begin(query).accountId(accountId).correlationId(0);
        engine.send("account " + accountId);
        return Standing.of(engine.report());
    }

    private boolean isFilled(
        final long accountId, final int instrumentId, final long lots, final BigDecimal price) {
        engine.begin(fill)
            .accountId(accountId)
            .instrumentId(instrumentId)
            .flags(0)
            .lots(lots)
            .price(venue.price(price))
            .fee(0)
            .tradeId(FillEncoder.tradeIdNullValue());
        return refusals.isTaken("Fill");
    }

    private void deposit(final long accountId, final int assetId, final BigDecimal minorUnits) {
        engine.begin(deposit).accountId(accountId).assetId(assetId).delta(minorUnits.longValueExact());
        engine.send("deposit of account " + accountId);
    }
}
