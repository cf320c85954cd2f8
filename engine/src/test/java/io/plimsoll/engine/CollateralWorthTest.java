package io.plimsoll.engine;

import static io.plimsoll.engine.CollateralMarket.ACCOUNT;
import static io.plimsoll.engine.CollateralMarket.COIN;
import static io.plimsoll.engine.CollateralMarket.COMBINED;
import static io.plimsoll.engine.CollateralMarket.MONEY;
import static io.plimsoll.engine.CollateralMarket.ONE;
import static io.plimsoll.engine.CollateralMarket.PERCENT;
import static io.plimsoll.engine.CollateralMarket.PERPETUAL;
import static io.plimsoll.engine.CollateralMarket.SECOND_NS;
import static io.plimsoll.engine.CollateralMarket.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.kit.GridTerms;
import io.plimsoll.engine.kit.PortfolioMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.CollateralDecoder;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.VolatilityMove;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What collateral counts for with an extra haircut, and what is available, by hand (rules, section 11.8). */
class CollateralWorthTest {
    private static final int IN_COINS = 21;

    private final CollateralMarket market = new CollateralMarket();

    @BeforeEach
    void defineAccount() {
        market.messages.account(ACCOUNT, MONEY);
    }

    /** An extra haircut of 6 %, by a peg of its own. */
    private void charge() {
        market.spot(30, 1, -2, 1_000, InstrumentState.TRADING);
        market.messages.mark(30, 94);
        market.collateral.collateral(COIN).pegInstrumentId(30).pegThreshold(ONE).pegFactor(ONE);
        market.messages.send();
        market.review();
        assertEquals(6 * PERCENT, market.steps().get(0).after());
    }

    private void tiers() {
        market.messages.pricedAsset(COIN, 0, COMBINED, 0, 10 * PERCENT, 1_000, 20 * PERCENT);
    }

    private void assertEntry(final long deposited, final long net, final long weighted, final long extra) {
        final CollateralDecoder entry = market.entry(COIN);
        assertEquals(deposited, entry.deposited());
        assertEquals(net, entry.net());
        assertEquals(weighted, entry.weighted());
        assertEquals(extra, entry.extra());
    }

    /** 0.9 x 1,000 + 0.8 x 1,003 = 1,702.4: 1,702, of which 94 % are 1,599.88: 1,599. */
    @Test
    void shouldRoundWhatIsOwnedTwiceBeforeItIsConverted() {
        tiers();
        market.messages.collateral(ACCOUNT, COIN, 2_003);
        assertEntry(2_003, 2_003, 1_702, 0);
        market.messages.mark(SOURCE, 99);
        // 1,702.4 x 0.99 = 1,685.376, where 1,702 x 0.99 is 1,684.98
        assertEquals(1_685, market.report().equity());
        charge();
        assertEntry(2_003, 2_003, 1_702, 103);
        // 1,599 x 0.99 = 1,583.01
        assertEquals(1_583, market.report().equity());
        assertEquals(1_982, market.report().equityWithoutHaircuts());
        final AccountReportDecoder report = market.report();
        report.positions().forEach(ignored -> { });
        assertEquals(1_583, report.balances().next().value());
    }

    /** 1.1 x 2,003 = 2,203.3: 2,204, of which 106 % are 2,336.24: 2,337. */
    @Test
    void shouldRoundWhatIsOwedTwiceBeforeItIsConverted() {
        tiers();
        market.messages.collateral(ACCOUNT, MONEY, 5_000);
        market.messages.collateral(ACCOUNT, COIN, -2_003);
        charge();
        market.messages.mark(SOURCE, 99);
        assertEntry(-2_003, -2_003, -2_204, 133);
        // -2,313.63
        assertEquals(5_000 - 2_314, market.report().equity());
    }

    @Test
    void shouldCountTheValuationAssetWithItsExtraHaircut() {
        charge();
        market.messages.account(8, COIN);
        market.messages.collateral(8, COIN, 1_000);
        assertEquals(940, market.report(8).equity());
    }

    @Test
    void shouldNotChargePortfolioAccountsOnTheirMoney() {
        final PortfolioMessages portfolio = new PortfolioMessages(market.messages);
        portfolio.grid(3, GridTerms.plain(
            List.of(new GridTerms.Point(0.75, 1, VolatilityMove.NONE)), new GridTerms.Charges(1, 2, 0, 0, 0, 0, 0)));
        portfolio.assignGrid(0, 3);
        charge();
        portfolio.account(8, 0, COIN);
        market.messages.collateral(8, COIN, 1_000);
        assertEquals(1_000, market.report(8).equity());
        assertEquals(1_000, market.report(8).available());
        portfolio.account(9, 0, MONEY);
        market.messages.collateral(9, COIN, 1_000);
        market.messages.collateral(9, MONEY, 200);
        assertEquals(1_140, market.report(9).equity());
        market.collateral.collateral(COIN)
            .pegInstrumentId(30).pegThreshold(ONE).pegFactor(ONE).initialHaircut(PERCENT).profitWeight(ONE / 2);
        market.messages.send();
        assertEquals(1_000, market.report(8).available(), "in full");
        market.messages.fill(9, PERPETUAL, 1, 1_000, 0);
        market.messages.mark(PERPETUAL, 1_012);
        // 930 and 212, less 2 x 25 % of 1,012
        assertEquals(930 + 212 - 506, market.report(9).available());
        assertEquals(List.of(), market.reasons());
    }

    @Test
    void shouldFindTheLiquidationPriceBesideWhatIsCharged() {
        market.messages.collateral(ACCOUNT, COIN, 2_000);
        market.messages.fill(ACCOUNT, PERPETUAL, 50, 1_000, 900);
        charge();
        // 2,000 x 0.94 - 900 + 50 (p - 1,000) = 0.5 p
        assertLiquidationPrice(9_903_030_303L, -7);
        tiers();
        // 1,700 x 0.94 - 900 + 50 (p - 1,000) = 0.5 p
        assertLiquidationPrice(9_960_000_000L, -7);
    }

    private void assertLiquidationPrice(final long mantissa, final int exponent) {
        final AccountReportDecoder.PositionsDecoder position = market.report().positions().next();
        assertEquals(mantissa, position.liquidationPrice());
        assertEquals(exponent, position.liquidationPriceExponent());
    }

    @ParameterizedTest
    @CsvSource({
        // 0.94 (2,000 + 10 p - 10,000) = 0.1 p
        "10, 0, 8086021505, -7",
        // 0.94 (2,000 + 10,000 - 10 p) = 0.1 p
        "-10, 0, 1187368421, -6",
        // 5,000 + 1.06 (2,000 + 10 p - 10,000) = 0.1 p
        "10, 5000, 3314285714, -7"})
    void shouldFindTheLiquidationPriceOfWhatSettlesInWhatIsCharged(
        final long lots, final long money, final long mantissa, final int exponent) {
        market.messages.perpetual(IN_COINS, COIN, 100_000);
        market.messages.send();
        market.messages.tiers(IN_COINS, 0, PERCENT, 0, PERCENT);
        market.messages.collateral(ACCOUNT, COIN, 2_000);
        if (money != 0) {
            market.messages.collateral(ACCOUNT, MONEY, money);
        }
        market.messages.fill(ACCOUNT, IN_COINS, lots, 1_000, 0);
        charge();
        assertLiquidationPrice(mantissa, exponent);
    }

    private void assertAvailable(final long expected) {
        assertEquals(expected, market.report().available());
    }

    @Test
    void shouldTakeInitialRequirementsOffWhatIsAvailable() {
        market.messages.collateral(ACCOUNT, MONEY, 1_000);
        market.messages.fill(ACCOUNT, PERPETUAL, 10, 1_000, 0);
        assertAvailable(800);
        market.messages.mark(PERPETUAL, 1_050);
        assertAvailable(1_000 + 500 - 210);
        market.messages.mark(PERPETUAL, 900);
        assertAvailable(1_000 - 1_000 - 180);
    }

    @Test
    void shouldTakeBothHaircutsOffWhatIsOwnedAndPutThemOnWhatIsOwed() {
        market.messages.collateral(ACCOUNT, MONEY, 10_000);
        market.messages.collateral(ACCOUNT, COIN, 2_003);
        charge();
        market.collateral.collateral(COIN)
            .pegInstrumentId(30).pegThreshold(ONE).pegFactor(ONE).initialHaircut(15 * PERCENT);
        market.messages.send();
        market.messages.mark(SOURCE, 99);
        // 2,003 x 0.79 = 1,582.37; 1,582 x 0.99 = 1,566.18
        assertEquals(1_582, market.entry(COIN).available());
        assertAvailable(10_000 + 1_566);
        market.messages.collateral(ACCOUNT, COIN, -4_006);
        // 2,003 x 1.21 = 2,423.63; 2,424 x 0.99 = 2,399.76
        assertEquals(-2_424, market.entry(COIN).available());
        assertAvailable(10_000 - 2_400);
    }

    @Test
    void shouldCountAShareOfProfitsAndAllOfLosses() {
        market.messages.perpetual(IN_COINS, COIN, 100_000);
        market.messages.send();
        market.messages.tiers(IN_COINS, 0, PERCENT, 0, PERCENT);
        market.messages.collateral(ACCOUNT, COIN, 2_000);
        market.messages.fill(ACCOUNT, IN_COINS, 10, 1_000, 0);
        market.collateral.collateral(COIN).profitWeight(95 * PERCENT);
        market.messages.send();
        assertAvailable(2_000 - 100);
        market.messages.mark(IN_COINS, 1_017);
        // 170 less 102: 68, of which 64.6
        assertAvailable(2_064);
        market.messages.mark(IN_COINS, 1_010);
        assertAvailable(1_999);
    }

    @Test
    void shouldWeighLargeBalancesLess() {
        market.messages.collateral(ACCOUNT, COIN, 10_001);
        market.collateral.collateral(COIN).rootRate(10_000_000_000L).rootNumerator(ONE);
        market.messages.send();
        // the root of 10,001 is 100.00499987...: 1 / 2.0000499987 = 0.49998750, and 5,000.37 of it
        assertAvailable(5_000);
        market.collateral.collateral(COIN).rootRate(1_000_000_000_000_000L).rootNumerator(10 * ONE);
        market.messages.send();
        // 10 / (1 + 100,004.99987...) = 0.000099994
        assertAvailable(1);
    }

    @Test
    void shouldShrinkWithDepositsOfAllCustomers() {
        market.messages.collateral(ACCOUNT, COIN, 1_000);
        market.collateral.collateral(COIN).depositLimit(40_000);
        market.messages.send();
        market.collateral.totals(COIN, 40_000);
        assertAvailable(1_000);
        market.messages.mark(SOURCE, 99);
        assertAvailable(990);
        market.collateral.totals(COIN, 80_809);
        // 80,000.91 at 0.99: half of it
        assertAvailable(495);
        market.messages.mark(SOURCE, 100);
        // 40,000 / 80,809 = 0.494994
        assertAvailable(494);
        market.collateral.totals(COIN, 0);
        assertAvailable(1_000);
    }

    @Test
    void shouldCountNothingWhilePricesAreStaleButDebts() {
        market.messages.collateral(ACCOUNT, MONEY, 10_000);
        market.messages.collateral(ACCOUNT, COIN, 1_000);
        market.messages.mark(SOURCE, 100);
        market.heartbeat(COMBINED, 5);
        market.messages.clock(6 * SECOND_NS);
        assertAvailable(10_000);
        assertEquals(11_000, market.report().equity());
        market.messages.balance(ACCOUNT, COIN, -1_000);
        assertAvailable(9_000);
        market.messages.balance(ACCOUNT, COIN, 1_000);
        market.messages.mark(SOURCE, 100);
        market.messages.clock(0);
        assertAvailable(11_000);
    }

    /** Where nothing overflows without extra haircuts, something could with them: half as much is allowed. */
    @Test
    void shouldBoundAccountsByHalfAsMuchAsBefore() {
        final long most = 1L << 60;
        market.messages.collateral(ACCOUNT, MONEY, most / 4);
        market.messages.collateral(ACCOUNT, MONEY, most / 2000);
        assertEquals(List.of(ReasonCode.OVERFLOW), market.reasons());
        final CollateralMarket earlier = new CollateralMarket(EngineConfiguration.RULES_VERSION, null);
        earlier.messages.account(ACCOUNT, MONEY);
        earlier.messages.collateral(ACCOUNT, MONEY, most / 5 * 2);
        assertEquals(List.of(), earlier.reasons());
    }
}
