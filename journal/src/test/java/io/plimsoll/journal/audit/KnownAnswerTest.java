package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.BalancesDecoder;
import io.plimsoll.engine.wire.AccountReportDecoder.PositionsDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.InstrumentState;
import io.plimsoll.engine.wire.InstrumentType;
import io.plimsoll.engine.wire.Level;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small cases worked out by hand, for the twin and the engine alike. */
class KnownAnswerTest {
    private static final int USD = 1;
    private static final int BTC = 2;
    private static final int BTC_SPOT = 10;
    private static final int PERPETUAL = 11;

    /** 1,000 USDT and 0.1 BTC at 50,000 less 5 %; short 0.5 BTC from 50,000, mark 48,000. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldValueAShortWithCollateralInTwoAssets(final Implementation implementation) {
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = fixture.messages();
        messages.asset(USD, -8);
        messages.asset(BTC, -8);
        spot(messages);
        messages.pricedAsset(BTC, -8, BTC_SPOT, 0, 50_000_000);
        perpetual(messages, USD, false, -2, -3);
        messages.tiers(
            PERPETUAL, 0, 4_000_000, 0, 8_000_000, 5_000_000_000_000L, 5_000_000, 5_000_000_000L, 10_000_000);
        messages.mark(BTC_SPOT, 5_000_000);
        messages.account(7, USD);
        messages.collateral(7, USD, 1_000_00000000L);
        messages.collateral(7, BTC, 10_000_000);
        messages.fill(7, PERPETUAL, -500, 5_000_000, 0);
        messages.mark(PERPETUAL, 4_800_000);

        final AccountReportDecoder report = fixture.report(7);

        assertEquals(6_750_00000000L, report.equity());
        assertEquals(7_000_00000000L, report.equityWithoutHaircuts());
        assertEquals(192_00000000L, report.initialRequirement());
        assertEquals(96_00000000L, report.maintenanceRequirement());
        assertEquals(Level.HEALTHY, report.level());
        final PositionsDecoder position = report.positions().next();
        assertEquals(-500, position.lots());
        assertEquals(-25_000_00000000L, position.entryCost());
        assertEquals(4_800_000, position.mark());
        assertEquals(1_000_00000000L, position.unrealisedProfit());
        assertEquals("61254.98008", liquidationPrice(position));
        final BalancesDecoder balances = report.balances();
        assertEquals(2_000_00000000L, balances.next().value());
        assertEquals(4_750_00000000L, balances.next().value());
        assertFalse(balances.hasNext());
    }

    /** Partial close: 3 lots at 10 cost 30; 1 is sold at 14: cost -14, released floor(30 x 1 / 3) = 10, profit 4. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRealiseProfitWhenAPositionIsReducedFlippedAndClosed(final Implementation implementation) {
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = simple(fixture, 1000);
        messages.fill(7, PERPETUAL, 3, 10, 2);
        messages.fill(7, PERPETUAL, -1, 14, 1);

        AccountReportDecoder report = fixture.report(7);
        PositionsDecoder position = report.positions().next();
        assertEquals(2, position.lots());
        assertEquals(20, position.entryCost());
        assertEquals(14, position.mark());
        assertBalance(fixture, 1000 - 2 + 4 - 1, 4);

        // 5 sold at 9: 2 close (18 - 20 = -2), 3 open at -27.
        messages.fill(7, PERPETUAL, -5, 9, 0);
        report = fixture.report(7);
        position = report.positions().next();
        assertEquals(-3, position.lots());
        assertEquals(-27, position.entryCost());
        assertBalance(fixture, 1001 - 2, 2);

        // 3 bought at 10: -30 + 27 = -3.
        messages.fill(7, PERPETUAL, 3, 10, 0);
        report = fixture.report(7);
        assertFalse(report.positions().hasNext());
        assertBalance(fixture, 999 - 3, -1);
    }

    /** Longs pay 1.5 units a lot: 3 lots owe 4.5, rounded down to -5; realised by the next fill. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldRealiseFundingWhenAPositionTrades(final Implementation implementation) {
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = simple(fixture, 1000);
        messages.fill(7, PERPETUAL, 3, 10, 0);
        messages.funding(PERPETUAL, 1_500_000);

        AccountReportDecoder report = fixture.report(7);
        assertEquals(-5, report.positions().next().unrealisedProfit());
        assertBalance(fixture, 1000, 0);

        messages.fill(7, PERPETUAL, 1, 10, 0);
        report = fixture.report(7);
        final PositionsDecoder position = report.positions().next();
        assertEquals(0, position.unrealisedProfit());
        assertEquals(40, position.entryCost());
        assertBalance(fixture, 995, -5);
    }

    /**
     * Long 100 contracts of 1 USD, settled in BTC at 50,000: value -100 / 50,000 = -0.002 BTC. At 40,000 it is -0.0025,
     * a loss of 50,000 satoshi. Maintenance 1 % of 0.0025 is 2,500 satoshi.
     */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldValueAnInverseContractThatPricesItsOwnCollateral(final Implementation implementation) {
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = fixture.messages();
        messages.asset(USD, -2);
        messages.asset(BTC, -8);
        perpetual(messages, BTC, true, -1, 0);
        messages.pricedAsset(BTC, -8, PERPETUAL);
        messages.tiers(PERPETUAL, 0, 10_000_000, 0, 20_000_000);
        messages.mark(PERPETUAL, 500_000);
        messages.account(7, USD);
        messages.collateral(7, BTC, 1_000_000);
        messages.fill(7, PERPETUAL, 100, 500_000, 0);
        messages.mark(PERPETUAL, 400_000);

        final AccountReportDecoder report = fixture.report(7);

        // 950,000 satoshi at 40,000 are 380 USD; 2,500 and 5,000 satoshi are 1 and 2 USD.
        assertEquals(380_00, report.equity());
        assertEquals(1_00, report.maintenanceRequirement());
        assertEquals(2_00, report.initialRequirement());
        final PositionsDecoder position = report.positions().next();
        assertEquals(-200_000, position.entryCost());
        assertEquals(-50_000, position.unrealisedProfit());
        assertEquals(2_500, position.maintenanceRequirement());
        // 0.012 BTC x p - 100 = 1 USD of maintenance: p = 101 / 0.012.
        assertEquals("8416.666667", liquidationPrice(position));
        final BalancesDecoder balance = report.balances().next();
        assertEquals(1_000_000, balance.amount());
        assertEquals(380_00, balance.value());
    }

    /** Equity 100 + 10 (p - 100), maintenance 10 % of 10 p, so E = r M at p = 900 / (10 - r). */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldCallEachLevelAtItsPriceAndCureIt(final Implementation implementation) {
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = simple(fixture, 100);
        messages.fill(7, PERPETUAL, 10, 100, 0);
        messages.mark(PERPETUAL, 106);
        fixture.recorder().clear();
        messages.mark(PERPETUAL, 105);
        assertEquals(List.of(Level.WARNING), fixture.levelsCalled());
        messages.mark(PERPETUAL, 102);
        messages.mark(PERPETUAL, 100);
        assertEquals(1 + 1, fixture.calls().size());
        assertEquals(3, fixture.calls().get(1).shortfall());
        messages.mark(PERPETUAL, 90);
        assertEquals(
            List.of(Level.WARNING, Level.MARGIN_CALL, Level.LIQUIDATION), fixture.levelsCalled());
        messages.mark(PERPETUAL, 89);
        assertEquals(Level.BANKRUPT, fixture.calls().get(3).levelTo());
        assertEquals(10, fixture.calls().get(3).shortfall());
        messages.mark(PERPETUAL, 106);
        assertEquals(Level.HEALTHY, fixture.calls().get(4).levelTo());
        assertEquals(Level.BANKRUPT, fixture.calls().get(4).levelFrom());
        assertEquals(106, fixture.calls().get(4).mark());
        assertEquals(PERPETUAL, fixture.calls().get(4).priceInstrumentId());
        assertEquals(5, fixture.calls().get(4).callId() - fixture.calls().get(0).callId() + 1);
    }

    /** 60,000 units of collateral, 10 % off the first 10,000 and 50 % off the rest: 9,000 + 25,000. */
    @ParameterizedTest
    @EnumSource(Implementation.class)
    void shouldWeighCollateralByTiersAndChargeDebts(final Implementation implementation) {
        final Fixture fixture = new Fixture(implementation);
        final Messages messages = fixture.messages();
        messages.asset(USD, 0, 0, 100_000_000, 10_000, 500_000_000);
        messages.account(7, USD);
        messages.balance(7, USD, 60_000);
        assertEquals(34_000, fixture.report(7).equity());
        messages.balance(7, USD, -1_001);
        final AccountReportDecoder report = fixture.report(7);
        assertEquals(-1_102, report.equity());
        assertEquals(-1_001, report.equityWithoutHaircuts());
        assertEquals(Level.BANKRUPT, report.level());
    }

    private static Messages simple(final Fixture fixture, final long cash) {
        final Messages messages = fixture.messages();
        messages.asset(USD, 0);
        messages.perpetual(PERPETUAL, USD, 100_000);
        messages.send();
        messages.tiers(PERPETUAL, 0, 100_000_000, 0, 200_000_000);
        messages.account(7, USD);
        messages.collateral(7, USD, cash);
        return messages;
    }

    private static void spot(final Messages messages) {
        messages.perpetual(BTC_SPOT, USD, 100_000_000)
            .baseAssetId(BTC)
            .instrumentType(InstrumentType.SPOT)
            .state(InstrumentState.TRADING)
            .tickSize().mantissa(1).exponent((byte) -2);
        messages.send();
    }

    private static void perpetual(
        final Messages messages,
        final int settlementAssetId,
        final boolean inverse,
        final int tickExponent,
        final int lotExponent) {
        final var instrument = messages.perpetual(PERPETUAL, settlementAssetId, 100_000_000)
            .inverse(inverse ? BooleanType.TRUE : BooleanType.FALSE);
        instrument.tickSize().exponent((byte) tickExponent);
        instrument.lotSize().exponent((byte) lotExponent);
        messages.send();
    }

    private static void assertBalance(
        final Fixture fixture, final long amount, final long realisedProfit) {
        final AccountReportDecoder report = fixture.report(7);
        report.positions().forEach(position -> { });
        final BalancesDecoder balance = report.balances().next();
        assertEquals(amount, balance.amount());
        assertEquals(realisedProfit, balance.realisedProfit());
    }

    private static String liquidationPrice(final PositionsDecoder position) {
        return BigDecimal.valueOf(position.liquidationPrice(), -position.liquidationPriceExponent()).toPlainString();
    }
}
