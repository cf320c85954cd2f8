package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Feed;
import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.GridTerms.Point;
import io.plimsoll.engine.kit.LevelCheck;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Accounts valued in the coin that a careless certificate loses: what they hold is worth {@code 1 / price}, and a
 * scenario multiplies that by up to sixteen. After every message each account is computed anew, and its level must be
 * what the engine says.
 */
class PortfolioCoinTrapTest {
    private static final int MONEY = 1;
    private static final int COIN = 2;
    private static final int OTHER_COIN = 3;
    private static final int SPOT = 10;
    private static final int INVERSE = 11;
    private static final int CLASS = 3;
    private static final int GRID = 4;
    private static final long ACCOUNT = 7;
    private static final long PRICE = 5_000_000;
    private static final long HIGHEST_PRICE = 400_000_000;
    private static final long HIGHEST_PREMIUM = 100_000_000;
    private static final long ONE = 1_000_000_000;
    private static final long HALF_A_COIN = 50_000_000;
    private static final long YEAR_NS = TimeUnit.DAYS.toNanos(365);

    private final EngineConfiguration configuration =
        new EngineConfiguration(EngineConfiguration.RULES_VERSION, 4, 4, 32, 4, 4, 4, 64, 8, 16);
    private final OutputRecorder recorder = new OutputRecorder();
    private final MarginEngine engine = new MarginEngine(configuration, recorder);
    private final Messages messages = new Messages(engine::apply);
    private final PortfolioMessages portfolios = new PortfolioMessages(messages);
    private final LevelCheck levels = new LevelCheck(configuration);
    private long ratio = ONE;
    private int nextOption = 100;

    /** Money in millionths, a coin in 10^-8 priced in cents, and a perpetual of 1.00 a lot that settles in the coin. */
    @BeforeEach
    void defineMarket() {
        messages.asset(MONEY, -6);
        messages.perpetual(SPOT, MONEY, HIGHEST_PRICE).tickSize().exponent((byte) -2);
        messages.send();
        messages.pricedAsset(COIN, -8, SPOT);
        inversePerpetual(INVERSE, COIN);
        portfolios.underlying(INVERSE, SPOT);
        messages.mark(SPOT, PRICE);
        messages.mark(INVERSE, PRICE);
    }

    private void inversePerpetual(final int instrument, final int asset) {
        messages.perpetual(instrument, asset, HIGHEST_PRICE).inverse(BooleanType.TRUE)
            .tickSize().exponent((byte) -2);
        messages.send();
    }

    private void account(final GridTerms grid, final int valuationAsset) {
        messages.writer().defineAccountClass().classId(CLASS)
            .warningRatio(ratio).warningCure(ratio).marginCallRatio(ratio).marginCallCure(ratio)
            .liquidationRatio(ratio).liquidationCure(ratio);
        messages.send();
        portfolios.grid(GRID, grid);
        portfolios.assignGrid(CLASS, GRID);
        portfolios.account(ACCOUNT, CLASS, valuationAsset);
    }

    private static GridTerms one(final double priceFactor, final double linearMaintenance) {
        return GridTerms.plain(
            List.of(new Point(priceFactor, 1, VolatilityMove.NONE)),
            new GridTerms.Charges(1, 1, linearMaintenance, 0, 0, 0, 0));
    }

    private int option(final int underlying, final int asset, final InstrumentType type, final long strike) {
        final int id = nextOption++;
        final DefineOptionEncoder option = portfolios.inverseOption(
            id, underlying, asset, type, strike, Feed.START_NS + YEAR_NS, HIGHEST_PREMIUM);
        option.tickSize().exponent((byte) -4);
        option.lotSize().exponent((byte) -3);
        messages.send();
        portfolios.volatility(id, 600_000_000L);
        return id;
    }

    /** Pays in or out until equity less ratio times maintenance is this. */
    private void leave(final int asset, final long minorUnits) {
        messages.query(ACCOUNT, 1);
        final List<UnsafeBuffer> reports = recorder.ofKind(AccountReportDecoder.TEMPLATE_ID);
        final AccountReportDecoder report = new AccountReportDecoder().wrapAndApplyHeader(
            reports.get(reports.size() - 1), 0, new MessageHeaderDecoder());
        final long headroom = report.equity() - report.maintenanceRequirement() * (ratio / ONE);
        messages.collateral(ACCOUNT, asset, minorUnits - headroom);
        assertEquals(List.of(), recorder.ofKind(RejectionDecoder.TEMPLATE_ID), recorder::toString);
        recorder.clear();
    }

    private void assertNobodyMissed(final String where) {
        levels.assertNobodyMissed(engine, where);
    }

    private int calls() {
        return recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).size();
    }

    /** Moves one price from another in so many steps of a share each. */
    private void walk(final int instrument, final long from, final double step, final int steps) {
        double price = from;
        for (int i = 0; i < steps; i++) {
            price *= 1 + step;
            messages.mark(instrument, Math.round(price));
            assertNobodyMissed("mark " + Math.round(price));
        }
    }

    /** A perpetual's own mark alone: what is lost at a sixteenth of the price is fifteen times its worth. */
    @Test
    void shouldCountWhatAScenarioMakesOfThePerpetualsOwnMark() {
        account(one(1.0 / 16, 0), COIN);
        messages.fill(ACCOUNT, INVERSE, 50_000, PRICE, 0);
        leave(COIN, HALF_A_COIN);
        walk(INVERSE, PRICE, -0.002, 50);
        assertEquals(1, calls());
    }

    /** The charge on a perpetual's size grows with the worth of it, whatever the scenarios. */
    @Test
    void shouldCountTheChargeOnWhatIsInverse() {
        ratio = 4 * ONE;
        account(one(1, 1), COIN);
        messages.fill(ACCOUNT, INVERSE, 50_000, PRICE, 0);
        leave(COIN, HALF_A_COIN / 10);
        walk(INVERSE, PRICE, -0.0005, 50);
        assertEquals(1, calls());
    }

    /** The same charge beside an option, when only the underlying moves. */
    @Test
    void shouldChargeWhatIsInverseAtEveryNode() {
        account(one(1.0 / 2, 0.5), COIN);
        messages.fill(ACCOUNT, INVERSE, -50_000, PRICE, 0);
        messages.fill(ACCOUNT, option(SPOT, COIN, InstrumentType.PUT, PRICE), -1_000, 100, 0);
        leave(COIN, HALF_A_COIN / 10);
        walk(SPOT, PRICE, -0.002, 50);
        assertEquals(1, calls());
    }

    /** A put far in the money is worth sixteen times its coins at a sixteenth of the price: so is what discounts do. */
    @Test
    void shouldCountDriftAtThePriceOfTheScenario() {
        account(one(1.0 / 16, 0), COIN);
        final int put = option(SPOT, COIN, InstrumentType.PUT, 40 * PRICE);
        messages.balance(ACCOUNT, COIN, 1_000_000_000_000L);
        portfolios.forward(SPOT, Feed.START_NS + YEAR_NS, PRICE, 100_000_000);
        messages.fill(ACCOUNT, put, -100, 100, 0);
        leave(COIN, HALF_A_COIN);
        for (long rate = 100_000_000; rate > 80_000_000; rate -= 200_000) {
            portfolios.forward(SPOT, Feed.START_NS + YEAR_NS, PRICE, rate);
            assertNobodyMissed("rate " + rate);
        }
        assertEquals(1, calls());
    }

    /** Puts sold far in the money, at prices that fall to next to nothing and jump back. */
    @Test
    void shouldBoundEveryScenarioOfInversePutsSold() {
        account(GridTerms.thirtyThree(), COIN);
        messages.balance(ACCOUNT, COIN, 1_000_000_000_000L);
        messages.fill(ACCOUNT, option(SPOT, COIN, InstrumentType.PUT, 2 * PRICE), -200, 100, 0);
        messages.fill(ACCOUNT, option(SPOT, COIN, InstrumentType.PUT, PRICE), -300, 100, 0);
        messages.fill(ACCOUNT, INVERSE, 30_000, PRICE, 0);
        for (final long money : new long[] {1_000, HALF_A_COIN / 100, HALF_A_COIN / 20}) {
            messages.mark(SPOT, PRICE);
            leave(COIN, money);
            walk(SPOT, PRICE, -0.003, 100);
            assertTrue(calls() > 0, "never called");
            for (final long price : new long[] {PRICE / 10, PRICE * 10, PRICE, PRICE / 1_000, 3, 1, PRICE}) {
                messages.mark(SPOT, price);
                assertNobodyMissed("jump to " + price);
            }
        }
    }

    /**
     * Options may be paid in the reference asset, on an underlying that is quoted in a coin. Then even collateral that
     * moves with it counts as inverse: a debt of it is fifteen times as much at a sixteenth of the price.
     */
    @Test
    void shouldCountCollateralBesideInverseOptionsAsTheScenariosDo() {
        final int quotedInCoins = 20;
        final int priceOfOther = 21;
        messages.perpetual(quotedInCoins, COIN, HIGHEST_PRICE).tickSize().exponent((byte) -2);
        messages.send();
        messages.mark(quotedInCoins, PRICE);
        messages.asset(OTHER_COIN, -8);
        inversePerpetual(priceOfOther, OTHER_COIN);
        messages.pricedAsset(OTHER_COIN, -8, priceOfOther);
        messages.mark(priceOfOther, PRICE);
        portfolios.underlying(priceOfOther, quotedInCoins);
        account(one(1.0 / 16, 0), MONEY);
        messages.balance(ACCOUNT, MONEY, 1_000_000_000_000L);
        messages.fill(ACCOUNT, option(quotedInCoins, MONEY, InstrumentType.CALL, PRICE), 1, 1, 0);
        messages.collateral(ACCOUNT, OTHER_COIN, -2 * HALF_A_COIN);
        leave(MONEY, 10_000_000_000L);
        walk(priceOfOther, PRICE, 0.001, 50);
        assertEquals(1, calls());
    }
}
