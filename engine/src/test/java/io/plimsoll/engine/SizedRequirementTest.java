package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MILLI;
import static io.plimsoll.engine.ScaledMarket.MONEY;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERCENT;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static io.plimsoll.engine.SizedMarket.NO_END;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.LevelCheck;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Requirements and liquidation prices by size, by hand (rules, section 11.7). */
class SizedRequirementTest {
    private static final long ACCOUNT = 7;
    private static final long[] TWO_THOUSANDTHS = {NO_END, 2 * MILLI};

    private final SizedMarket market = new SizedMarket();
    private final ScaledMarket scaled = market.scaled;

    private void buy(final long money, final long lots) {
        scaled.account(ACCOUNT, money, lots);
    }

    private void assertRequires(final long maintenance, final long initial) {
        final AccountReportDecoder report = scaled.report(ACCOUNT);
        assertEquals(maintenance, report.maintenanceRequirement());
        assertEquals(initial, report.initialRequirement());
        final AccountReportDecoder.PositionsDecoder position = report.positions().next();
        assertEquals(maintenance, position.maintenanceRequirement());
        assertEquals(initial, position.initialRequirement());
    }

    private void scaleTo(final long scale) {
        scaled.scale();
        scaled.scales.rollOut(4_096);
        scaled.volatility(PERPETUAL, scale);
        market.review();
    }

    @Test
    void shouldScaleThenMultiplyThenAdd() {
        scaled.messages.tiers(PERPETUAL, 0, PERCENT, 0, 2 * PERCENT);
        buy(100_000, 900);
        market.closeOut(400, 2 * ONE, TWO_THOUSANDTHS);
        scaleTo(1_350 * MILLI);
        // 9,000; 12,150; the root of 900 / 400 is 1.5: 18,225; and 0.2 % of 900,000
        assertRequires(18_225 + 1_800, 36_450 + 1_800);
        final AccountReportDecoder.ComponentsDecoder made = market.components(ACCOUNT);
        assertEquals(PERPETUAL, made.instrumentId());
        assertEquals(9_000, made.maintenanceBase());
        assertEquals(3_150, made.maintenanceScaling());
        assertEquals(6_075, made.maintenanceCloseOut());
        assertEquals(1_800, made.maintenanceSize());
        assertEquals(18_000, made.initialBase());
        assertEquals(6_300, made.initialScaling());
        assertEquals(12_150, made.initialCloseOut());
        assertEquals(1_800, made.initialSize());
        assertEquals(1_350 * MILLI, made.scale());
        assertEquals(1_500 * MILLI, made.closeOutFactor());
        assertEquals(2 * MILLI, made.sizeRate());
        assertEquals(2 * PERCENT, made.initialRate());
    }

    @Test
    void shouldRoundUpAtEveryStep() {
        buy(100, 1);
        scaled.messages.mark(PERPETUAL, 1_001);
        // 1 of 1 is closed at once; as much as 2 of 1 takes a factor of 1.414213563
        market.closeOut(1, 2 * ONE, TWO_THOUSANDTHS);
        scaleTo(1_350 * MILLI);
        scaled.messages.mark(PERPETUAL, 1_001);
        // 10.01: 11; 14.85: 15; and 2.002: 3
        assertRequires(15 + 3, 29 + 3);
        scaled.messages.fill(ACCOUNT, PERPETUAL, 1, 1_001, 0);
        // 20.02: 21; 28.35: 29; 41.01: 42; and 4.004: 5. 40.04: 41; 55.35: 56; 79.2: 80
        assertRequires(42 + 5, 80 + 5);
        assertEquals(1_414_213_563L, market.components(ACCOUNT).closeOutFactor());
    }

    @Test
    void shouldGrowWithTheRootOfLotsBeyondWhatTheFirstTierHasRoomFor() {
        buy(100_000, 100);
        market.sizes.definition(PERPETUAL).rootRate(ONE).allowance(ONE / 2);
        market.send();
        // 0.1 % times 10 less half of 1 %, initially of 2 %; the position lies in the second tier
        assertRequires(1_000 + 500, 5_000);
        scaleTo(1_500 * MILLI);
        // less half of 1.5 %
        assertRequires(1_500 + 250, 7_500);
    }

    @Test
    void shouldRoundTheRootAndItsRateUp() {
        buy(100_000, 2);
        market.sizes.definition(PERPETUAL).rootRate(ONE);
        market.send();
        // 0.1 % times 1.41421356237
        assertEquals(1_414_214, market.components(ACCOUNT).sizeRate());
        assertRequires(20 + 3, 40 + 3);
    }

    @Test
    void shouldChargeWhatClosingCostsBandByBand() {
        buy(100_000, 50);
        market.sizes.definition(PERPETUAL, 10, MILLI, 30, 5 * MILLI, NO_END, 20 * MILLI);
        market.send();
        // (10 x 0.1 % + 20 x 0.5 % + 20 x 2 %) / 50
        assertEquals(10_200_000, market.components(ACCOUNT).sizeRate());
        assertRequires(500 + 510, 1_000 + 510);
        // half of 10 and 30
        market.sizes.depth(PERPETUAL, 5, 9, 70, 15);
        market.send();
        assertRequires(500 + 510, 1_000 + 510);
        market.review();
        // as if it were 100: (1 + 10 + 70 x 2) / 100
        assertRequires(500 + 755, 1_000 + 755);
    }

    @Test
    void shouldRoundWhatClosingCostsUp() {
        buy(100_000, 3);
        market.sizes.definition(PERPETUAL, 2, MILLI, NO_END, 2 * MILLI);
        market.send();
        // 4 / 3 thousandths
        assertEquals(1_333_334, market.components(ACCOUNT).sizeRate());
        scaled.messages.fill(ACCOUNT, PERPETUAL, -1, 1_000, 0);
        assertEquals(MILLI, market.components(ACCOUNT).sizeRate());
    }

    @Test
    void shouldAddRootAndCostUpToTheLargest() {
        buy(100_000, 100);
        market.sizes.definition(PERPETUAL, TWO_THOUSANDTHS).rootRate(ONE);
        market.send();
        assertEquals(12 * MILLI, market.components(ACCOUNT).sizeRate());
        market.sizes.definition(PERPETUAL, TWO_THOUSANDTHS).rootRate(ONE).largestSizeRate(11 * MILLI);
        market.send();
        assertRequires(1_000 + 1_100, 5_000 + 1_100);
    }

    @Test
    void shouldMultiplyByNoMoreThanTheLargestFactor() {
        buy(100_000, -50);
        market.closeOut(2, 3 * ONE);
        market.review();
        // the root of 25 would be 5
        assertRequires(1_500, 3_000);
    }

    @Test
    void shouldTakeInitialRatesToOneAsOpenInterestGrows() {
        buy(100_000, 1);
        market.sizes.definition(PERPETUAL).openInterestLower(100_000).openInterestUpper(300_001);
        market.send();
        assertRequires(10, 20);
        market.openInterest(100);
        assertRequires(10, 20);
        market.openInterest(167);
        // 0.02 + 0.98 x 67,000 / 200,001, which is 0.328298358
        assertEquals(348_298_000, market.components(ACCOUNT).initialRate());
        assertRequires(10, 349);
        market.openInterest(300);
        assertTrue(market.components(ACCOUNT).initialRate() < ONE);
        market.openInterest(301);
        assertRequires(10, 1_000);
        // at the mark: 300,097, then 299,796
        scaled.messages.mark(PERPETUAL, 997);
        assertRequires(10, 997);
        scaled.messages.mark(PERPETUAL, 996);
        assertFalse(market.components(ACCOUNT).initialRate() == ONE);
    }

    @Test
    void shouldLeaveInitialRatesBeyondOneAlone() {
        scaled.messages.tiers(PERPETUAL, 0, PERCENT, 0, 2 * ONE);
        buy(100_000, 1);
        market.sizes.definition(PERPETUAL).openInterestUpper(1_000);
        market.send();
        market.openInterest(1);
        assertRequires(10, 2_000);
        scaled.messages.mark(PERPETUAL, 999);
        assertRequires(10, 1_998);
    }

    private void assertLiquidationPrice(final long mantissa, final int exponent) {
        final AccountReportDecoder.PositionsDecoder position = scaled.report(ACCOUNT).positions().next();
        assertEquals(mantissa, position.liquidationPrice());
        assertEquals(exponent, position.liquidationPriceExponent());
    }

    @Test
    void shouldFindTheLiquidationPriceOfALong() {
        buy(40_000, 225);
        market.closeOut(100, 2 * ONE, TWO_THOUSANDTHS);
        scaleTo(1_350 * MILLI);
        // 40,000 + 225 p - 225,000 = (225 p 2.5 % - 1,500) 1.35 x 1.5 + 225 p 0.2 %: p = 181,962.5 / 213.159375
        assertLiquidationPrice(8_536_453_065L, -7);
    }

    @Test
    void shouldFindTheLiquidationPriceOfAShort() {
        buy(40_000, -225);
        market.closeOut(100, 2 * ONE, TWO_THOUSANDTHS);
        scaleTo(1_350 * MILLI);
        // 40,000 + 225,000 - 225 p = (225 p 2.5 % - 1,500) 1.35 x 1.5 + 225 p 0.2 %: p = 268,037.5 / 236.840625
        assertLiquidationPrice(1_131_720_962L, -6);
    }

    @Test
    void shouldFindTheLiquidationPriceBesideAPositionWithASizeOfItsOwn() {
        buy(40_000, 225);
        market.closeOut(100, 2 * ONE, TWO_THOUSANDTHS);
        scaleTo(1_350 * MILLI);
        scaled.perpetual(PERPETUAL + 1);
        scaled.messages.fill(ACCOUNT, PERPETUAL + 1, -150, 1_000, 0);
        market.sizes.definition(PERPETUAL + 1, NO_END, 10 * MILLI);
        market.send();
        // the other needs 150,000 x 2.5 % - 1,500 + 1 % = 3,750: p = 185,712.5 / 213.159375
        assertLiquidationPrice(8_712_377_769L, -7);
    }

    @Test
    void shouldCallHoldersWhenAChargeIsDefined() {
        buy(20, 1);
        scaled.account(ACCOUNT + 1, 100, 1);
        market.sizes.definition(PERPETUAL, NO_END, 4 * MILLI);
        market.send();
        // 20 is less than 1.5 times 14
        assertEquals(List.of(ACCOUNT), scaled.called());
        assertEquals(
            MarginCallDecoder.priceInstrumentIdNullValue(),
            scaled.calls().findFirst().orElseThrow().priceInstrumentId());
        market.sizes.definition(PERPETUAL);
        market.send();
        assertEquals(List.of(ACCOUNT), scaled.called());
    }

    @Test
    void shouldComputeAccountsAlikeByDifferentSettingsInTheMiddle() {
        buy(1_000, 4);
        scaled.account(ACCOUNT + 1, 1_000, 4);
        market.closeOut(1, 2 * ONE);
        scaled.messages.clock(ScaledMarket.MINUTE_NS);
        assertEquals(List.of("CLOSE_OUT_LOTS 10: 0 to 1, wanted 1"), market.steps());
        assertEquals(List.of("2 of 2"), scaled.progress());
        scaled.scales.rollOut(1);
        assertEquals(80, scaled.maintenance(ACCOUNT));
        assertEquals(40, scaled.maintenance(ACCOUNT + 1));
        scaled.scales.rollOut(1);
        assertEquals(80, scaled.maintenance(ACCOUNT + 1));
    }

    @Test
    void shouldComputeAccountsAlikeByDifferentThinnessInTheMiddle() {
        buy(10_000, 4);
        scaled.account(ACCOUNT + 1, 10_000, 4);
        market.sizes.definition(PERPETUAL, 4, 10 * MILLI, NO_END, 30 * MILLI);
        market.send();
        market.sizes.depth(PERPETUAL, 2, 2);
        market.send();
        scaled.messages.clock(ScaledMarket.MINUTE_NS);
        scaled.scales.rollOut(1);
        // 4 at 1 %; as if it were 8: 4 at 1 % and 4 at 3 %
        assertEquals(20 * MILLI, market.components(ACCOUNT).sizeRate());
        assertEquals(10 * MILLI, market.components(ACCOUNT + 1).sizeRate());
    }

    /** Money in a roll-out's slice: the same lots, and a level that is another at once. */
    @Test
    void shouldCallThoseWhoseSliceIsReached() {
        buy(100, 4);
        market.closeOut(1, 2 * ONE);
        scaled.messages.clock(ScaledMarket.MINUTE_NS);
        assertEquals(List.of(), scaled.called());
        scaled.scales.rollOut(1);
        // 100 is less than 1.5 times 80
        assertEquals(List.of(ACCOUNT), scaled.called());
        new LevelCheck(scaled.configuration).assertNobodyMissed(scaled.engine, "after the roll-out");
    }

    /**
     * Ten thousand lots are a unit. 0.4 % of 1,000 is 4 and of 1,001 rounded up 5: a hundred times that are 400 and
     * 500, though a rising price is good for a long and hardly a unit has been rounded.
     */
    @Test
    void shouldCallWhereRoundingAloneIsMultipliedToMoreThanIsLeft() {
        final int small = PERPETUAL + 1;
        scaled.messages.perpetual(small, MONEY, 1_000_000).lotSize().mantissa(1).exponent((byte) -4);
        scaled.messages.send();
        scaled.messages.tiers(small, 0, 4 * MILLI, 0, 4 * MILLI);
        scaled.messages.mark(small, 1_000);
        scaled.messages.account(ACCOUNT, MONEY);
        scaled.messages.collateral(ACCOUNT, MONEY, 700);
        scaled.messages.fill(ACCOUNT, small, 10_000, 1_000, 0);
        market.sizes.definition(small).closeOutShare(ONE).largestCloseOutFactor(100 * ONE);
        market.send();
        market.sizes.totals(small, 0, 1);
        market.send();
        market.review();
        assertRequires(400, 400);
        scaled.recorder.clear();
        // 700 of 600 that a warning needs; 701 of 750
        scaled.messages.mark(small, 1_001);
        assertEquals(List.of(ACCOUNT), scaled.called());
        assertRequires(500, 500);
    }
}
