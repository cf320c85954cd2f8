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
import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.engine.wire.DefineOptionEncoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Portfolios that a careless certificate loses: after every tick of a walk each account is computed anew, and its level
 * must be what the engine says.
 */
class PortfolioTrapTest {
    private static final int MONEY = 1;
    private static final int PERPETUAL = 10;
    private static final int CLASS = 3;
    private static final int GRID = 4;
    private static final long ACCOUNT = 7;
    private static final long CENT = 10_000;
    private static final long PRICE = 5_000_000;
    private static final long WIDE_CELL = 1 << 17;
    private static final long WIDE_CELL_ENDS = 40 * WIDE_CELL;
    private static final long MINUTE = TimeUnit.MINUTES.toNanos(1);

    private final EngineConfiguration configuration =
        new EngineConfiguration(EngineConfiguration.RULES_VERSION, 4, 4, 32, 4, 4, 4, 64, 8, 16);
    private final OutputRecorder recorder = new OutputRecorder();
    private final MarginEngine engine = new MarginEngine(configuration, recorder);
    private final Messages messages = new Messages(engine::apply);
    private final PortfolioMessages portfolios = new PortfolioMessages(messages);
    private final LevelCheck levels = new LevelCheck(configuration);
    private int nextOption = 100;

    /** Money in millionths, and a perpetual on one coin in cents that is the underlying of all options. */
    @BeforeEach
    void defineMarket() {
        messages.asset(MONEY, -6);
        final DefineInstrumentEncoder perpetual = messages.perpetual(PERPETUAL, MONEY, 20_000_000);
        perpetual.tickSize().exponent((byte) -2);
        messages.send();
        messages.writer().defineAccountClass().classId(CLASS)
            .warningRatio(1_000_000_000).warningCure(1_000_000_000)
            .marginCallRatio(1_000_000_000).marginCallCure(1_000_000_000)
            .liquidationRatio(1_000_000_000).liquidationCure(1_000_000_000);
        messages.send();
        messages.mark(PERPETUAL, PRICE);
    }

    private void account(final GridTerms grid) {
        portfolios.grid(GRID, grid);
        portfolios.assignGrid(CLASS, GRID);
        portfolios.account(ACCOUNT, CLASS, MONEY);
    }

    private int option(final InstrumentType type, final long strike, final long inNs) {
        final int id = nextOption++;
        final DefineOptionEncoder option =
            portfolios.option(id, PERPETUAL, type, strike, Feed.START_NS + inNs, 20_000_000);
        option.tickSize().exponent((byte) -2);
        messages.send();
        portfolios.volatility(id, 600_000_000L);
        return id;
    }

    /** Pays in or out until equity less maintenance is this. */
    private void leave(final long minorUnits) {
        recorder.clear();
        messages.query(ACCOUNT, 1);
        final AccountReportDecoder report = new AccountReportDecoder().wrapAndApplyHeader(
            recorder.ofKind(AccountReportDecoder.TEMPLATE_ID).get(0), 0, new MessageHeaderDecoder());
        final long headroom = report.equity() - report.maintenanceRequirement();
        messages.collateral(ACCOUNT, MONEY, minorUnits - headroom);
    }

    /** Walks there tick by tick of a step and looks after each one. */
    private void walk(final long from, final long to, final long step) {
        for (long price = from; from < to ? price <= to : price >= to; price += from < to ? step : -step) {
            messages.mark(PERPETUAL, price);
            assertNobodyMissed("price " + price);
        }
    }

    private void assertNobodyMissed(final String where) {
        levels.assertNobodyMissed(engine, where);
    }

    private int calls() {
        return recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).size();
    }

    private static GridTerms.Charges charges() {
        return new GridTerms.Charges(1, 1, 0, 0, 0, 0, 0);
    }

    /** The worst scenario now is a rise; after a fall of the price it is another one. */
    @Test
    void shouldBoundEveryScenarioOfAllShortBooks() {
        account(GridTerms.thirtyThree());
        final int call = option(InstrumentType.CALL, 5_600_000, 20 * 1_440 * MINUTE);
        final int put = option(InstrumentType.PUT, 4_500_000, 20 * 1_440 * MINUTE);
        messages.fill(ACCOUNT, call, -3, 50_000, 0);
        messages.fill(ACCOUNT, put, -2, 50_000, 0);
        for (final long headroom : new long[] {1, 100, 1_000, 4_000}) {
            messages.mark(PERPETUAL, PRICE);
            leave(headroom * 100 * CENT);
            recorder.clear();
            walk(PRICE, PRICE * 8 / 10, 5_000);
            walk(PRICE * 8 / 10, PRICE * 12 / 10, 5_000);
            assertTrue(calls() > 0, "never called");
        }
    }

    /** A straddle that is worth as much at both ends of a cell of eight nodes, and half of that in its middle. */
    @Test
    void shouldSeeTheMiddleOfAWideCell() {
        straddleInWideCell(10);
        leave(10 * 20_000 * CENT);
        recorder.clear();
        walk(WIDE_CELL_ENDS - 12_000, WIDE_CELL_ENDS - WIDE_CELL, 500);
        assertEquals(2, calls(), "calls");
    }

    /** The same sold, by an account that is called at both ends and cured in between. */
    @Test
    void shouldSeeTheCureInTheMiddleOfAWideCell() {
        straddleInWideCell(-10);
        leave(-10 * 20_000 * CENT);
        recorder.clear();
        walk(WIDE_CELL_ENDS - 12_000, WIDE_CELL_ENDS - WIDE_CELL, 500);
        assertEquals(2, calls(), "calls");
    }

    private void straddleInWideCell(final long lots) {
        account(GridTerms.plain(List.of(new Point(1, 1, VolatilityMove.NONE)), charges()));
        messages.mark(PERPETUAL, WIDE_CELL_ENDS - 12_000);
        final long middle = WIDE_CELL_ENDS - WIDE_CELL / 2;
        messages.fill(ACCOUNT, option(InstrumentType.CALL, middle, 60 * MINUTE), lots, 100, 0);
        messages.fill(ACCOUNT, option(InstrumentType.PUT, middle, 60 * MINUTE), lots, 100, 0);
    }

    /**
     * A synthetic forward hedged by the perpetual: worth nothing at one price after the shock, and counted a fifth more
     * above and less below it. There the account, which loses by its straddle too, is under water, and at both nodes
     * around it is not.
     */
    @Test
    void shouldSeeTheDipWhereADiscountSwitchesSign() {
        final GridTerms plain = GridTerms.plain(List.of(new Point(1.1, 1, VolatilityMove.DOWN)), charges());
        account(new GridTerms(
            plain.volatilities(), plain.skews(), new GridTerms.Discount(0, 0, 1.2),
            new GridTerms.Discount(0, 0, 0.8), plain.basis(), plain.charges(), plain.time(),
            plain.scenarios()));
        final long node = PRICE >> 14 << 14;
        final long middle = node + (1 << 13);
        final long strike = middle * 11 / 10;
        messages.fill(ACCOUNT, option(InstrumentType.CALL, strike, 60 * MINUTE), 10, 100, 0);
        messages.fill(ACCOUNT, option(InstrumentType.PUT, strike, 60 * MINUTE), -10, 100, 0);
        messages.fill(ACCOUNT, PERPETUAL, -10, PRICE, 0);
        messages.fill(ACCOUNT, option(InstrumentType.CALL, PRICE, 180 * 1_440 * MINUTE), 1, 100, 0);
        messages.fill(ACCOUNT, option(InstrumentType.PUT, PRICE, 180 * 1_440 * MINUTE), 1, 100, 0);
        messages.mark(PERPETUAL, middle);
        leave(-5 * 100 * CENT);
        walk(middle, node, 100);
        recorder.clear();
        walk(node + 100, node + (1 << 14), 100);
        assertEquals(2, calls(), "called in the middle of the cell, and cured");
    }

    private static GridTerms discounts(final Point point, final double owned, final double owed) {
        final GridTerms plain = GridTerms.plain(List.of(point), charges());
        return new GridTerms(
            plain.volatilities(), plain.skews(), new GridTerms.Discount(0, 0, owned),
            new GridTerms.Discount(0, 0, owed), plain.basis(), plain.charges(), plain.time(), plain.scenarios());
    }

    /** Synthetic forwards and perpetuals on their line, walked through the cell in which the forwards are worth 0. */
    private void walkThroughKink(final long strike, final long perpetuals) {
        final long node = PRICE >> 14 << 14;
        messages.fill(ACCOUNT, option(InstrumentType.CALL, strike, 60 * MINUTE), 100, 100, 0);
        messages.fill(ACCOUNT, option(InstrumentType.PUT, strike, 60 * MINUTE), -100, 100, 0);
        messages.fill(ACCOUNT, PERPETUAL, perpetuals, PRICE, 0);
        for (final long money : new long[] {-3_000, -300, -100, -50, -20, -5, 30, 300, 1_000, 3_000}) {
            messages.mark(PERPETUAL, node + 10);
            leave(money * 100 * CENT);
            walk(node + 10, node + (1 << 14), 200);
        }
    }

    /** The loss by a skew dips where less is counted of what is owned than of what is owed. */
    @Test
    void shouldSeeTheDipOfASkewWhicheverWayTheDiscountBends() {
        account(discounts(new Point(1.1, 1, VolatilityMove.LINEAR_SKEW), 0.5, 1));
        walkThroughKink(((PRICE >> 14 << 14) + (1 << 13)) * 11 / 10, -107);
    }

    /** From here to the kink it falls, from there to the far node it rises by more: the near end has no room for it. */
    @Test
    void shouldLeaveRoomForADipAtTheNearEndOfTheCell() {
        account(discounts(new Point(0.9, 1, VolatilityMove.NONE), 1.2, 0.8));
        walkThroughKink(((PRICE >> 14 << 14) + (1 << 12)) * 9 / 10, -92);
    }

    /** The same for an account below its line, where the discount bends the other way. */
    @Test
    void shouldLeaveRoomForABulgeAtTheNearEndOfTheCell() {
        account(discounts(new Point(0.9, 1, VolatilityMove.NONE), 0.8, 1.2));
        walkThroughKink(((PRICE >> 14 << 14) + (1 << 12)) * 9 / 10, -94);
    }

    /** Coins that hedged nothing before are at stake with the perpetual once what prices them moves with it. */
    @Test
    void shouldLookAtAccountsWhenCollateralGetsAnUnderlying() {
        final int coin = 2;
        final int future = 20;
        account(GridTerms.plain(List.of(new Point(0.9, 1, VolatilityMove.NONE)), charges()));
        final DefineInstrumentEncoder message = messages.perpetual(future, MONEY, 20_000_000);
        message.tickSize().exponent((byte) -2);
        messages.send();
        messages.mark(future, PRICE);
        messages.pricedAsset(coin, -8, future);
        messages.collateral(ACCOUNT, coin, 1_000_000_000L);
        messages.fill(ACCOUNT, PERPETUAL, 10, PRICE, 0);
        leave(1_000 * 100 * CENT);
        recorder.clear();
        portfolios.underlying(future, PERPETUAL);
        assertEquals(1, calls());
        assertNobodyMissed("assigned");
    }

    /** A put that covers the perpetual covers less of every shock, the more of its settlement price is averaged. */
    @Test
    void shouldCallByTimeAloneInTheAveragingWindow() {
        account(GridTerms.plain(List.of(new Point(0.85, 1, VolatilityMove.NONE)), charges()));
        final int put = option(InstrumentType.PUT, 6_000_000, 40 * MINUTE);
        messages.fill(ACCOUNT, PERPETUAL, 1, PRICE, 0);
        messages.fill(ACCOUNT, put, 1, 100, 0);
        leave(1_000 * 100 * CENT);
        recorder.clear();
        for (int minute = 0; minute < 41; minute++) {
            messages.clock(MINUTE);
            assertNobodyMissed("minute " + minute);
        }
        assertEquals(1, calls(), "called once, by a clock");
    }

    /** What is bought and sold again between expiries is at one price of the underlying, and with one time, always. */
    @Test
    void shouldSeeOneGenerationOfValues() {
        account(GridTerms.thirtyThree());
        final int first = option(InstrumentType.CALL, PRICE, 60 * MINUTE);
        final int second = option(InstrumentType.CALL, PRICE, 61 * MINUTE);
        messages.fill(ACCOUNT, first, 100, 100, 0);
        messages.fill(ACCOUNT, second, -100, 100, 0);
        leave(100 * CENT);
        recorder.clear();
        for (int i = 0; i < 200; i++) {
            messages.mark(PERPETUAL, PRICE + (i % 7 - 3) * 900);
            portfolios.volatility(i % 2 == 0 ? first : second, 600_000_000L + (i % 5) * 100_000L);
            messages.clock(TimeUnit.SECONDS.toNanos(2));
            assertNobodyMissed("step " + i);
        }
        assertTrue(calls() > 0, "never called");
    }
}
