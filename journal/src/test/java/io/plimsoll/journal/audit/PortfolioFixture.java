package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A perpetual of one unit a lot and tick, at 1,000, and options on it whose volatility is next to nothing, so that they
 * are worth what exercise gives; one portfolio account with 10,000 units of money.
 */
final class PortfolioFixture {
    static final int MONEY = 1;
    static final int COIN = 2;
    static final int PERPETUAL = 10;
    static final int ACCOUNT = 7;
    static final int GRID = 3;
    static final long NEAR = Feed.START_NS + TimeUnit.DAYS.toNanos(30);
    static final long FAR = Feed.START_NS + TimeUnit.DAYS.toNanos(60);
    static final long CASH = 10_000;
    static final long HIGHEST_PRICE = 100_000;
    static final GridTerms.Charges NO_CHARGES = new GridTerms.Charges(1, 1, 0, 0, 0, 0, 0);

    private static final long PERCENT = 10_000_000;

    private final Fixture fixture;
    private final PortfolioMessages portfolio;

    PortfolioFixture(final Implementation implementation, final GridTerms grid) {
        this(implementation, grid, EngineConfiguration.RULES_VERSION);
    }

    PortfolioFixture(final Implementation implementation, final GridTerms grid, final int rulesVersion) {
        fixture = new Fixture(implementation, new EngineConfiguration(
            rulesVersion, 4, 4, 16, 4, 4, 8, 64, 64, 16));
        portfolio = new PortfolioMessages(messages());
        messages().asset(MONEY, 0);
        messages().asset(COIN, 0);
        messages().perpetual(PERPETUAL, MONEY, HIGHEST_PRICE);
        messages().send();
        messages().tiers(PERPETUAL, 0, PERCENT, 0, PERCENT);
        messages().mark(PERPETUAL, 1_000);
        portfolio.grid(GRID, grid);
        portfolio.assignGrid(0, GRID);
        portfolio.account(ACCOUNT, 0, MONEY);
        messages().collateral(ACCOUNT, MONEY, CASH);
    }

    Messages messages() {
        return fixture.messages();
    }

    PortfolioMessages portfolio() {
        return portfolio;
    }

    Fixture fixture() {
        return fixture;
    }

    /** Two scenarios: an eighth up and down, which doubles have exactly. */
    static List<GridTerms.Point> upAndDown() {
        return List.of(
            new GridTerms.Point(1.125, 1, VolatilityMove.NONE), new GridTerms.Point(0.875, 1, VolatilityMove.NONE));
    }

    /** One scenario in which nothing happens. */
    static List<GridTerms.Point> nothing() {
        return List.of(new GridTerms.Point(1, 1, VolatilityMove.NONE));
    }

    void call(final int instrumentId, final long strike, final long expiryTimeNs) {
        option(instrumentId, InstrumentType.CALL, strike, expiryTimeNs);
    }

    void put(final int instrumentId, final long strike, final long expiryTimeNs) {
        option(instrumentId, InstrumentType.PUT, strike, expiryTimeNs);
    }

    private void option(
        final int instrumentId, final InstrumentType type, final long strike, final long expiryTimeNs) {
        portfolio.option(instrumentId, PERPETUAL, type, strike, expiryTimeNs, HIGHEST_PRICE);
        messages().send();
        portfolio.volatility(instrumentId, 1);
    }

    AccountReportDecoder report() {
        assertEquals(List.of(), fixture.reasons());
        return fixture.report(ACCOUNT);
    }

    void assertRefused(final ReasonCode reason, final Runnable message) {
        fixture.recorder().clear();
        message.run();
        assertEquals(List.of(reason), fixture.reasons());
    }
}
