package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.PortfolioFixture.ACCOUNT;
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
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.UnderlyingsDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Doubtful prices, a peg that gives way, a shadow grid, and how a requirement comes about, worked out by hand. */
class DoubtAnswersTest {
    private static final int CALL = 20;
    private static final int OTHER = 21;
    private static final int STABLE = 11;
    private static final int SHADOW_GRID = 4;
    private static final int PERCENT = 10_000_000;

    /**
     * A doubt of 3 % is as much as a confidence of 97 % allows. Of 4 % half is charged: of 4 perpetuals worth 4,000 it
     * is 80, of 2 coins 40. Of 10 calls, 10,000 large, whose volatility is doubted by 5 % it is 250, and 300 once their
     * forward is by 6 %.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldChargeForDoubtInitially(final Implementation implementation) {
        final PortfolioFixture book = new PortfolioFixture(
            implementation, GridTerms.plain(nothing(), NO_CHARGES).doubting(0.97, 0.5));
        book.messages().pricedAsset(COIN, 0, PERPETUAL);
        book.messages().collateral(ACCOUNT, COIN, 2);
        book.messages().fill(ACCOUNT, PERPETUAL, 4, 1_000, 0);
        book.portfolio().doubtfulMark(PERPETUAL, 1_000, 3 * PERCENT);
        assertEquals(0, book.report().initialRequirement());
        book.portfolio().doubtfulMark(PERPETUAL, 1_000, 4 * PERCENT);
        AccountReportDecoder report = book.report();
        assertEquals(80 + 40, report.initialRequirement());
        assertEquals(0, report.maintenanceRequirement());

        book.call(CALL, 1_000, NEAR);
        book.portfolio().writer().volatility().instrumentId(CALL).volatility(1).doubt(5 * PERCENT);
        book.messages().send();
        book.messages().position(ACCOUNT, CALL, -10, 0);
        assertEquals(80 + 40 + 250, book.report().initialRequirement());
        book.portfolio().writer().forward()
            .underlyingInstrumentId(PERPETUAL).expiryTimeNs(NEAR).forward(1_000).rate(0).doubt(6 * PERCENT);
        book.messages().send();
        report = book.report();
        assertEquals(80 + 40 + 300, report.initialRequirement());
        report.positions().forEach(position -> position.instrumentId());
        report.balances().forEach(balance -> balance.assetId());
        assertEquals(80 + 40 + 300, report.underlyings().next().doubtCharge());
        book.messages().mark(PERPETUAL, 1_000);
        assertEquals(300, book.report().initialRequirement());
    }

    /** 10 calls sold need 500 at least, which covers 250 for a doubt of 5 %, and not 1,000 for one of 20 %. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldCoverDoubtByWhatIsRequiredAtLeast(final Implementation implementation) {
        final PortfolioFixture book = new PortfolioFixture(implementation, GridTerms.plain(
            nothing(), new GridTerms.Charges(1, 1, 0, 0, 0, 0, 0.05)).doubting(0.97, 0.5));
        book.call(CALL, 1_000, NEAR);
        book.messages().position(ACCOUNT, CALL, -10, 0);
        book.portfolio().doubtfulVolatility(CALL, 1, 5 * PERCENT);
        assertEquals(500, book.report().initialRequirement());
        book.portfolio().doubtfulVolatility(CALL, 1, 20 * PERCENT);
        assertEquals(1_000, book.report().initialRequirement());
    }

    /** A doubt of 20 % in the underlying of 10 calls sold costs 1,000, until it settles. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldNotDoubtASettlement(final Implementation implementation) {
        final PortfolioFixture book = new PortfolioFixture(
            implementation, GridTerms.plain(nothing(), NO_CHARGES).doubting(0.97, 0.5));
        book.call(CALL, 1_000, NEAR);
        book.messages().position(ACCOUNT, CALL, -10, 0);
        book.portfolio().doubtfulMark(PERPETUAL, 1_000, 20 * PERCENT);
        assertEquals(1_000, book.report().initialRequirement());
        book.messages().settle(PERPETUAL, 1_000);
        assertEquals(0, book.report().initialRequirement());
    }

    /**
     * 4 perpetuals lose 500. At 0.97 the factor is 1 + 3 x 0.02, at 0.9699 it is 1.0603: 530.15. With 3.000000001 in
     * place of 3 it is at 0.97, rounded up, 1.060000001: 530.0000005.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRequireMoreInitiallyBelowThePeg(final Implementation implementation) {
        final PortfolioFixture book =
            new PortfolioFixture(implementation, GridTerms.plain(upAndDown(), NO_CHARGES));
        book.messages().perpetual(STABLE, MONEY, 100_000).tickSize().mantissa(1).exponent((byte) -4);
        book.messages().send();
        book.messages().mark(STABLE, 10_000);
        book.portfolio().grid(
            PortfolioFixture.GRID, GridTerms.plain(upAndDown(), NO_CHARGES).pegged(STABLE, 0.99, 3));
        book.messages().fill(ACCOUNT, PERPETUAL, 4, 1_000, 0);
        assertEquals(500, book.report().initialRequirement());
        book.messages().mark(STABLE, 9_700);
        assertEquals(530, book.report().initialRequirement());
        book.messages().mark(STABLE, 9_699);
        final AccountReportDecoder report = book.report();
        assertEquals(531, report.initialRequirement());
        assertEquals(500, report.maintenanceRequirement());
        book.messages().mark(STABLE, 1);
        assertEquals(3 * 500, book.report().initialRequirement());
        book.portfolio().grid(
            PortfolioFixture.GRID, GridTerms.plain(upAndDown(), NO_CHARGES).pegged(STABLE, 0.99, 3.000000001));
        book.messages().mark(STABLE, 9_700);
        assertEquals(531, book.report().initialRequirement());
    }

    /** What loses 500 by the grid needs 625 and 750 by another one, which nobody is called for. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldTellWhatAShadowGridRequires(final Implementation implementation) {
        final PortfolioFixture book =
            new PortfolioFixture(implementation, GridTerms.plain(upAndDown(), NO_CHARGES));
        book.messages().fill(ACCOUNT, PERPETUAL, 4, 1_000, 0);
        assertEquals(
            AccountReportDecoder.shadowInitialRequirementNullValue(), book.report().shadowInitialRequirement());
        book.portfolio().grid(SHADOW_GRID,
            GridTerms.plain(upAndDown(), new GridTerms.Charges(1.25, 1.5, 0, 0, 0, 0, 0)));
        book.portfolio().assignGrid(0, PortfolioFixture.GRID, SHADOW_GRID);
        final AccountReportDecoder report = book.report();
        assertEquals(500, report.maintenanceRequirement());
        assertEquals(500, report.initialRequirement());
        assertEquals(625, report.shadowMaintenanceRequirement());
        assertEquals(750, report.shadowInitialRequirement());

        book.messages().balance(ACCOUNT, MONEY, 700);
        final MarginCallDecoder call = book.fixture().calls().get(0);
        assertEquals(500, call.initialRequirement());
        assertEquals(625, call.shadowMaintenanceRequirement());
        assertEquals(750, call.shadowInitialRequirement());
        book.portfolio().assignGrid(0, PortfolioFixture.GRID);
        assertEquals(
            AccountReportDecoder.shadowMaintenanceRequirementNullValue(),
            book.report().shadowMaintenanceRequirement());
    }

    /**
     * Sold 10 calls struck at 1,020, bought 4 perpetuals: loses 550 in the first scenario. Then calls of two expiries
     * against each other: 500 by the basis, behind the two scenarios. Then nothing is lost at all.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldTellHowARequirementComesAbout(final Implementation implementation) {
        final GridTerms plain = GridTerms.plain(
            upAndDown(), new GridTerms.Charges(1, 1.25, 0.01, 0.01, 0.02, 0.01, 0.05));
        final PortfolioFixture book = new PortfolioFixture(implementation, new GridTerms(
            plain.volatilities(), plain.skews(), plain.owned(), plain.owed(),
            new GridTerms.Basis(1.05, 0.95, 0.5, 0), plain.charges(), plain.time(), plain.scenarios()));
        book.call(CALL, 1_020, NEAR);
        book.messages().position(ACCOUNT, CALL, -10, 0);
        book.messages().fill(ACCOUNT, PERPETUAL, 4, 1_000, 0);
        UnderlyingsDecoder underlying = underlying(book);
        assertEquals(PERPETUAL, underlying.instrumentId());
        assertEquals(0, underlying.worstScenario());
        assertEquals(-550, underlying.worstOutcome());
        assertEquals(-150, underlying.basisOutcome());
        assertEquals(40, underlying.linearCharge());
        assertEquals(200, underlying.nakedShortCharge());
        assertEquals(500, underlying.leastShort());
        assertEquals(0, underlying.doubtCharge());
        assertEquals(550 + 40 + 200, underlying.maintenanceRequirement());
        assertEquals(688 + 80 + 300, underlying.initialRequirement());
        assertFalse(underlying.hasNext());

        book.messages().position(ACCOUNT, PERPETUAL, 0, 0);
        book.messages().position(ACCOUNT, CALL, 0, 0);
        book.call(OTHER, 500, NEAR);
        book.call(OTHER + 1, 500, FAR);
        book.messages().position(ACCOUNT, OTHER, 10, 0);
        book.messages().position(ACCOUNT, OTHER + 1, -10, 0);
        underlying = underlying(book);
        assertEquals(2, underlying.worstScenario());
        assertEquals(-500, underlying.worstOutcome());
        assertEquals(-500, underlying.basisOutcome());

        book.messages().position(ACCOUNT, OTHER, 0, 0);
        book.messages().position(ACCOUNT, OTHER + 1, 0, 0);
        book.call(OTHER + 2, 50_000, NEAR);
        book.messages().position(ACCOUNT, OTHER + 2, 1, 0);
        underlying = underlying(book);
        assertEquals(-1, underlying.worstScenario());
        assertEquals(0, underlying.worstOutcome());
    }

    private static UnderlyingsDecoder underlying(final PortfolioFixture book) {
        final AccountReportDecoder report = book.report();
        report.positions().forEach(position -> position.instrumentId());
        report.balances().forEach(balance -> balance.assetId());
        return report.underlyings().next();
    }
}
