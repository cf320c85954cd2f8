package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.PortfolioFixture.ACCOUNT;
import static io.plimsoll.journal.audit.PortfolioFixture.CASH;
import static io.plimsoll.journal.audit.PortfolioFixture.COIN;
import static io.plimsoll.journal.audit.PortfolioFixture.FAR;
import static io.plimsoll.journal.audit.PortfolioFixture.MONEY;
import static io.plimsoll.journal.audit.PortfolioFixture.NEAR;
import static io.plimsoll.journal.audit.PortfolioFixture.NO_CHARGES;
import static io.plimsoll.journal.audit.PortfolioFixture.PERPETUAL;
import static io.plimsoll.journal.audit.PortfolioFixture.nothing;
import static io.plimsoll.journal.audit.PortfolioFixture.upAndDown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.BalancesDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.PositionsDecoder;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small portfolios worked out by hand, for the twin and the engine alike. */
class PortfolioAnswersTest {
    private static final int CALL = 20;
    private static final int OTHER = 21;
    private static final int THIRD = 22;

    /**
     * Sold 10 calls struck at 1,020 for 30, bought 4 perpetuals at 1,000. An eighth up: -1,050 + 500; an eighth down:
     * -500. Sizes 10,000 and 4,000.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldNetAShortCallAndAPerpetual(final Implementation implementation) {
        final PortfolioFixture book = new PortfolioFixture(implementation,
            GridTerms.plain(upAndDown(), new GridTerms.Charges(1, 1.25, 0.01, 0.01, 0.02, 0.01, 0.05)));
        book.call(CALL, 1_020, NEAR);
        book.messages().fill(ACCOUNT, CALL, -10, 30, 0);
        book.messages().fill(ACCOUNT, PERPETUAL, 4, 1_000, 0);

        AccountReportDecoder report = book.report();
        assertEquals(CASH + 300, report.equity());
        assertEquals(550 + 40 + 200, report.maintenanceRequirement());
        assertEquals(688 + 80 + 300, report.initialRequirement());
        assertEquals(AccountMode.PORTFOLIO, report.mode());
        final PositionsDecoder position = report.positions().next();
        assertEquals(PERPETUAL, position.instrumentId());
        assertEquals(0, position.maintenanceRequirement());
        assertEquals(PositionsDecoder.liquidationPriceNullValue(), position.liquidationPrice());

        book.messages().fill(ACCOUNT, CALL, 10, 30, 0);
        report = book.report();
        assertEquals(CASH, report.equity());
        assertEquals(500 + 40, report.maintenanceRequirement());
    }

    /** 1,001 lies between the nodes 1,000 and 1,002, where 3 calls struck at 1,001 are worth 0 and 3. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldInterpolateBetweenNodes(final Implementation implementation) {
        final PortfolioFixture book =
            new PortfolioFixture(implementation, GridTerms.plain(nothing(), NO_CHARGES));
        book.call(CALL, 1_001, NEAR);
        book.call(OTHER, 1_001, NEAR);
        book.messages().mark(PERPETUAL, 1_001);
        book.messages().fill(ACCOUNT, CALL, 3, 1, 0);
        assertEquals(1, book.report().positions().next().unrealisedProfit());
        book.messages().fill(ACCOUNT, OTHER, -3, 1, 0);
        final PositionsDecoder positions = book.report().positions();
        assertEquals(1, positions.next().unrealisedProfit());
        assertEquals(-2, positions.next().unrealisedProfit());
        book.messages().mark(PERPETUAL, 511);
        assertEquals(0, book.report().positions().next().unrealisedProfit());
    }

    /** Bought 2 for 15 with a fee of 1. The mark of an option is what a tick says, and means nothing. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldPayPremiumInCash(final Implementation implementation) {
        final PortfolioFixture book =
            new PortfolioFixture(implementation, GridTerms.plain(nothing(), NO_CHARGES));
        book.call(CALL, 900, NEAR);
        book.messages().fill(ACCOUNT, CALL, 2, 15, 1);

        AccountReportDecoder report = book.report();
        assertEquals(CASH - 31 + 200, report.equity());
        PositionsDecoder position = report.positions().next();
        assertEquals(0, position.entryCost());
        assertEquals(0, position.mark());
        assertEquals(200, position.unrealisedProfit());
        final BalancesDecoder balance = report.balances().next();
        assertEquals(CASH - 31, balance.amount());
        assertEquals(-30, balance.realisedProfit());

        book.messages().mark(CALL, 17);
        report = book.report();
        position = report.positions().next();
        assertEquals(17, position.mark());
        assertEquals(200, position.unrealisedProfit());
    }

    /** 3 puts of a tenth, sold at nothing; at 995 each pays half a unit: floor(-1.5). */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldPayWhatExerciseGives(final Implementation implementation) {
        final PortfolioFixture book =
            new PortfolioFixture(implementation, GridTerms.plain(nothing(), NO_CHARGES));
        book.portfolio().option(CALL, PERPETUAL, InstrumentType.PUT, 1_000, NEAR, 1_000_000)
            .lotSize().mantissa(1).exponent((byte) -1);
        book.messages().send();
        book.portfolio().volatility(CALL, 1);
        book.messages().position(ACCOUNT, CALL, -3, 0);
        book.messages().settle(CALL, 995);

        final AccountReportDecoder report = book.report();
        assertEquals(CASH - 2, report.equity());
        assertEquals(0, report.maintenanceRequirement());
        assertFalse(report.positions().hasNext());
        assertEquals(-2, report.balances().next().realisedProfit());
    }

    /** Sold 5 calls, bought 3 puts of the same strike and expiry; others do not cover them. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldCoverShortsStrikeByStrike(final Implementation implementation) {
        final PortfolioFixture book = new PortfolioFixture(implementation,
            GridTerms.plain(nothing(), new GridTerms.Charges(0, 0, 0, 0, 0.01, 0.01, 0.005)));
        book.call(CALL, 1_000, NEAR);
        book.put(OTHER, 1_000, NEAR);
        book.call(THIRD, 1_000, FAR);
        book.messages().position(ACCOUNT, CALL, -5, 0);
        assertEquals(50, book.report().maintenanceRequirement());
        book.messages().position(ACCOUNT, OTHER, 3, 0);
        assertEquals(25, book.report().maintenanceRequirement());
        assertEquals(40, book.report().initialRequirement());
        book.messages().position(ACCOUNT, THIRD, 5, 0);
        assertEquals(25, book.report().maintenanceRequirement());
        book.messages().position(ACCOUNT, OTHER, 0, 0);
        assertEquals(50, book.report().maintenanceRequirement());
    }

    /** 3 calls worth 300 count half of it after a shock; sold, they cost half of it, and a skew's gain is a loss. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldDiscountWhatIsOwnedAndOwed(final Implementation implementation) {
        final PortfolioFixture book =
            new PortfolioFixture(implementation, halved(nothing()));
        book.call(CALL, 900, NEAR);
        book.messages().position(ACCOUNT, CALL, 3, 0);
        assertEquals(150, book.report().maintenanceRequirement());
        book.messages().position(ACCOUNT, CALL, -3, 0);
        assertEquals(0, book.report().maintenanceRequirement());
        book.portfolio().grid(
            PortfolioFixture.GRID, halved(List.of(new GridTerms.Point(1, 0.5, VolatilityMove.LINEAR_SKEW))));
        assertEquals(75, book.report().maintenanceRequirement());
    }

    /** Long near and short far of the same: each expiry loses 500 one way or the other, half of which is charged. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldChargeTheBasisBetweenExpiries(final Implementation implementation) {
        final GridTerms plain = GridTerms.plain(upAndDown(), NO_CHARGES);
        final PortfolioFixture book = new PortfolioFixture(implementation, new GridTerms(
            plain.volatilities(), plain.skews(), plain.owned(), plain.owed(),
            new GridTerms.Basis(1.05, 0.95, 0.5, 0), plain.charges(), plain.time(),
            plain.scenarios()));
        book.call(CALL, 500, NEAR);
        book.call(OTHER, 500, FAR);
        book.messages().position(ACCOUNT, CALL, 10, 0);
        book.messages().position(ACCOUNT, OTHER, -10, 0);
        assertEquals(250 + 250, book.report().maintenanceRequirement());
    }

    /** 2 coins at 1,000 move like the perpetual that prices them, haircut or not, and cover 2 sold calls. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldNetCollateralThatMovesWithTheUnderlying(final Implementation implementation) {
        final PortfolioFixture book =
            new PortfolioFixture(implementation, GridTerms.plain(upAndDown(), NO_CHARGES));
        book.messages().pricedAsset(COIN, 0, PERPETUAL, 0, 100_000_000);
        book.call(CALL, 1_020, NEAR);
        book.messages().position(ACCOUNT, CALL, -2, 0);
        assertEquals(210, book.report().maintenanceRequirement());
        book.messages().collateral(ACCOUNT, COIN, 2);
        final AccountReportDecoder report = book.report();
        assertEquals(CASH + 1_800, report.equity());
        assertEquals(250, report.maintenanceRequirement());
    }

    /** Options nearly expired: half of the last half hour's average is known, so only half of the forward moves. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldMoveOnlyWhatIsNotAveragedYet(final Implementation implementation) {
        final PortfolioFixture book =
            new PortfolioFixture(implementation, GridTerms.plain(upAndDown(), NO_CHARGES));
        book.call(CALL, 500, NEAR);
        book.messages().position(ACCOUNT, CALL, -2, 0);
        assertEquals(250, book.report().maintenanceRequirement());
        book.messages().clock(NEAR - book.messages().feed().timeNs() - 900_000_000_000L);
        assertEquals(125, book.report().maintenanceRequirement());
        book.messages().clock(1_000_000_000_000L);
        assertEquals(0, book.report().maintenanceRequirement());
    }

    /** A volatility that rises calls the account; no price does. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldCallWithoutAPriceWhenVolatilityRises(final Implementation implementation) {
        final PortfolioFixture book =
            new PortfolioFixture(implementation, GridTerms.plain(upAndDown(), NO_CHARGES));
        book.call(CALL, 1_000, NEAR);
        book.messages().position(ACCOUNT, CALL, -50, 0);
        book.fixture().recorder().clear();
        book.portfolio().volatility(CALL, 5_000_000_000L);
        assertEquals(List.of(Level.BANKRUPT), book.fixture().levelsCalled());
        final var call = book.fixture().calls().get(0);
        assertEquals(MarginCallDecoder.priceInstrumentIdNullValue(), call.priceInstrumentId());
        assertEquals(MONEY, call.valuationAssetId());
    }

    /** Calls sold at a mark of one tick are called when it jumps to where they cost all there is, at once. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldCallAfterAJumpFromOneTick(final Implementation implementation) {
        for (final long mark : new long[] {2_100, 90_000}) {
            final PortfolioFixture book =
                new PortfolioFixture(implementation, GridTerms.plain(upAndDown(), NO_CHARGES));
            book.call(CALL, 1_000, NEAR);
            book.messages().mark(PERPETUAL, 1);
            book.messages().fill(ACCOUNT, CALL, -10, 1, 0);
            book.fixture().recorder().clear();
            book.messages().mark(PERPETUAL, mark);
            assertEquals(List.of(Level.BANKRUPT), book.fixture().levelsCalled());
        }
    }

    private static GridTerms halved(final List<GridTerms.Point> points) {
        final GridTerms plain = GridTerms.plain(points, NO_CHARGES);
        final GridTerms.Discount half = new GridTerms.Discount(0, 0, 0.5);
        return new GridTerms(
            plain.volatilities(), plain.skews(), half, half, plain.basis(), plain.charges(), plain.time(),
            plain.scenarios());
    }
}
