package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.PortfolioFixture.COIN;
import static io.plimsoll.journal.audit.PortfolioFixture.HIGHEST_PRICE;
import static io.plimsoll.journal.audit.PortfolioFixture.NEAR;
import static io.plimsoll.journal.audit.PortfolioFixture.NO_CHARGES;
import static io.plimsoll.journal.audit.PortfolioFixture.PERPETUAL;
import static io.plimsoll.journal.audit.PortfolioFixture.upAndDown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.BalancesDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.PositionsDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small portfolios of coins worked out by hand: options whose pay-off is divided by the price, at 1,000. */
class CoinAnswersTest {
    private static final int OPTION = 20;
    private static final int INVERSE = 12;
    private static final long ACCOUNT = 8;
    private static final long COINS = 1_000;

    private PortfolioFixture book;

    /** The coin has a haircut of a tenth, which an account valued in it does not notice. */
    private void begin(final Implementation implementation, final GridTerms.Charges charges) {
        book = new PortfolioFixture(implementation, GridTerms.plain(upAndDown(), charges));
        book.messages().pricedAsset(COIN, 0, PERPETUAL, 0, 100_000_000);
        book.portfolio().account(ACCOUNT, 0, COIN);
        book.messages().collateral(ACCOUNT, COIN, COINS);
    }

    /** Premiums in thousandths of a coin. */
    private void option(final InstrumentType type, final long strike) {
        book.portfolio().inverseOption(OPTION, PERPETUAL, COIN, type, strike, NEAR, 1_000)
            .tickSize().mantissa(1).exponent((byte) -3);
        book.messages().send();
        book.portfolio().volatility(OPTION, 1);
    }

    /**
     * Sold 901 calls struck at 500 for 0.512 coins, floor(461.312), with a fee of 3. One is worth 0.5 coins, together
     * -451; an eighth up 625 / 1,125, together -501; an eighth down 375 / 875, together -387: loses 50, gains 64.
     * Short 901 calls are 450,500 / price less 901 coins, which as many lots of an inverse perpetual undo: their value
     * is -450.5, in the sum -451; up they gain floor(451 x 0.1111) = 50, down they lose 65 for the 64.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldHedgeAnInverseCallByAnInversePerpetual(final Implementation implementation) {
        begin(implementation, NO_CHARGES);
        option(InstrumentType.CALL, 500);
        book.messages().fill(ACCOUNT, OPTION, -901, 512, 3);
        AccountReportDecoder report = report();
        assertEquals(COINS + 461 - 3 - 451, report.equity());
        assertEquals(report.equity(), report.equityWithoutHaircuts());
        assertEquals(50, report.maintenanceRequirement());
        assertEquals(COIN, report.valuationAssetId());
        PositionsDecoder positions = report.positions();
        assertEquals(-451, positions.next().unrealisedProfit());
        BalancesDecoder balance = report.balances().next();
        assertEquals(COINS + 461 - 3, balance.amount());
        assertEquals(461, balance.realisedProfit());

        book.messages().perpetual(INVERSE, COIN, HIGHEST_PRICE).inverse(BooleanType.TRUE);
        book.messages().send();
        book.portfolio().underlying(INVERSE, PERPETUAL);
        book.messages().fill(ACCOUNT, INVERSE, 450_500, 1_000, 0);
        report = report();
        positions = report.positions();
        PositionsDecoder position = positions.next();
        assertEquals(INVERSE, position.instrumentId());
        assertEquals(-450, position.entryCost());
        assertEquals(-1, position.unrealisedProfit());
        assertEquals(COINS + 461 - 3 - 451 - 1, report.equity());
        assertEquals(1, report.maintenanceRequirement());
    }

    /**
     * Sold 5 puts struck at 2,000: a coin each; up 875 / 1,125, together -4; down 1,125 / 875, together -7, which
     * loses 2. They are 5 coins large, whatever the price, and settle at 800 for floor(-5 x 1,200 / 800) = -8.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldChargeAnInversePutInCoins(final Implementation implementation) {
        begin(implementation, new GridTerms.Charges(1, 1.25, 0.01, 0.01, 0.2, 0.2, 0.05));
        option(InstrumentType.PUT, 2_000);
        book.messages().position(ACCOUNT, OPTION, -5, 0);
        final AccountReportDecoder report = report();
        assertEquals(COINS - 5, report.equity());
        assertEquals(2 + 1, report.maintenanceRequirement());
        assertEquals(3 + 2, report.initialRequirement());

        book.messages().settle(OPTION, 800);
        final AccountReportDecoder settled = report();
        assertEquals(COINS - 8, settled.equity());
        assertEquals(0, settled.maintenanceRequirement());
        assertFalse(settled.positions().hasNext());
    }

    /**
     * Long 8,000 lots of an inverse perpetual at 800 are 10 coins, when the underlying is at 1,000: their own mark is
     * what they are worth and large by. An eighth down they lose floor(-10 x 0.142857) = -2.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldMeasureAnInversePerpetualByItsOwnMark(final Implementation implementation) {
        begin(implementation, new GridTerms.Charges(1, 1, 0.5, 0, 0, 0, 0));
        book.messages().perpetual(INVERSE, COIN, HIGHEST_PRICE).inverse(BooleanType.TRUE);
        book.messages().send();
        book.portfolio().underlying(INVERSE, PERPETUAL);
        book.messages().fill(ACCOUNT, INVERSE, 8_000, 800, 0);
        final AccountReportDecoder report = report();
        assertEquals(COINS, report.equity());
        assertEquals(2 + 5, report.maintenanceRequirement());
    }

    /**
     * A lot of a call struck at 500 may be worth 500 coins, whatever its highest premium, which is one: 256 times 500,
     * and 2 for funding, are 128,002. With 1,000 coins there is room within 2^59 for 4,503,529,259,725 lots; bounds
     * may be taken upward by a part in 10^9.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldBoundWhatInverseOptionsMayBeWorth(final Implementation implementation) {
        begin(implementation, NO_CHARGES);
        option(InstrumentType.CALL, 500);
        book.assertRefused(
            ReasonCode.OVERFLOW, () -> book.messages().position(ACCOUNT, OPTION, 4_503_529_259_726L, 0));
        book.fixture().recorder().clear();
        book.messages().position(ACCOUNT, OPTION, 4_503_529_250_000L, 0);
        assertEquals(List.of(), book.fixture().reasons());
    }

    private AccountReportDecoder report() {
        assertEquals(List.of(), book.fixture().reasons());
        return book.fixture().report(ACCOUNT);
    }
}
