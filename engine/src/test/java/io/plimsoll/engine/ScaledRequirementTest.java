package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MILLI;
import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.MONEY;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requirements and liquidation prices by a scale, by hand (rules, section 11.1). */
class ScaledRequirementTest {
    private static final int OTHER = 11;
    private static final long ACCOUNT = 7;

    private final ScaledMarket market = new ScaledMarket();

    @BeforeEach
    void defineScale() {
        market.scale();
        market.messages.account(ACCOUNT, MONEY);
        market.messages.collateral(ACCOUNT, MONEY, 10_000);
    }

    /** Up at once, down a step of 0.05 a review. */
    private void scaleTo(final long scale) {
        market.volatility(PERPETUAL, scale);
        for (int review = 0; review < 20; review++) {
            market.messages.clock(MINUTE_NS);
            market.scales.rollOut(1);
        }
    }

    private void buy(final int instrument, final long lots) {
        market.messages.fill(ACCOUNT, instrument, lots, 1_000, 0);
    }

    private void assertRequires(final long maintenance, final long initial) {
        final AccountReportDecoder report = market.report(ACCOUNT);
        assertEquals(maintenance, report.maintenanceRequirement());
        assertEquals(initial, report.initialRequirement());
        final AccountReportDecoder.PositionsDecoder position = report.positions().next();
        assertEquals(maintenance, position.maintenanceRequirement());
        assertEquals(initial, position.initialRequirement());
    }

    private void assertLiquidationPrice(final long mantissa, final int exponent) {
        final AccountReportDecoder.PositionsDecoder position = market.report(ACCOUNT).positions().next();
        assertEquals(mantissa, position.liquidationPrice());
        assertEquals(exponent, position.liquidationPriceExponent());
    }

    @Test
    void shouldScaleWhatTheTierAsksFor() {
        buy(PERPETUAL, 150);
        // 2.5 % of 150,000 less 1,500; 5 % of it
        assertRequires(2_250, 7_500);
        scaleTo(1_350 * MILLI);
        // 3,037.5 and 10,125
        assertRequires(3_038, 10_125);
    }

    @Test
    void shouldRoundUpBeforeItScalesAndAfterwards() {
        buy(PERPETUAL, 1);
        market.messages.mark(PERPETUAL, 1_001);
        assertRequires(11, 21);
        scaleTo(1_350 * MILLI);
        // 11 x 1.35 = 14.85, where 10.01 x 1.35 would be 13.5; 21 x 1.35 = 28.35, where 20.02 x 1.35 would be 27.03
        assertRequires(15, 29);
    }

    @Test
    void shouldRequireLessWithAScaleBelowOneAndNothingWithNone() {
        buy(PERPETUAL, 150);
        scaleTo(500 * MILLI);
        assertRequires(1_125, 3_750);
        scaleTo(0);
        assertRequires(0, 0);
    }

    @Test
    void shouldFindTheLiquidationPriceOfALong() {
        buy(PERPETUAL, 150);
        scaleTo(1_350 * MILLI);
        // 10,000 + 150 p - 150,000 = (150 p 2.5 % - 1,500) 1.35: p = 137,975 / 144.9375
        assertLiquidationPrice(9_519_620_526L, -7);
    }

    @Test
    void shouldFindTheLiquidationPriceOfAShort() {
        buy(PERPETUAL, -150);
        scaleTo(1_350 * MILLI);
        // 10,000 + 150,000 - 150 p = (150 p 2.5 % - 1,500) 1.35: p = 162,025 / 155.0625
        assertLiquidationPrice(1_044_901_249L, -6);
    }

    @Test
    void shouldFindTheLiquidationPriceBesidePositionsWithScalesOfTheirOwn() {
        market.perpetual(OTHER);
        market.volatility(OTHER, 500 * MILLI);
        market.messages.mark(OTHER, 1_000);
        market.scales.define(OTHER, OTHER);
        scaleTo(1_350 * MILLI);
        buy(PERPETUAL, 150);
        buy(OTHER, 200);
        market.messages.mark(OTHER, 1_010);
        // the other is worth 2,000 more and needs (202,000 x 2.5 % - 1,500) 0.5 = 1,775
        // p = (147,975 - 10,000 - 2,000 + 1,775) / 144.9375
        assertLiquidationPrice(9_504_096_593L, -7);
        assertEquals(3_038 + 1_775, market.maintenance(ACCOUNT));
    }

    @Test
    void shouldCallWhereTheScaledRequirementSays() {
        buy(PERPETUAL, 150);
        scaleTo(1_350 * MILLI);
        // at 1,000: 10,000 to 1.5 x 3,038. Warning below 10,000 - 150 d = 1.5 (3,037.5 - 5.0625 d), at d = 38
        market.recorder.clear();
        market.messages.mark(PERPETUAL, 962);
        // 2.5 % of 144,300 is 3,607.5, so 3,608 - 1,500 = 2,108; 2,845.8 scaled is 2,846; 4,269 to 4,300
        assertEquals(0, market.called().size());
        market.messages.mark(PERPETUAL, 961);
        // 2.5 % of 144,150: 3,604 - 1,500 = 2,104; 2,840.4 is 2,841; 4,261.5 to 4,150
        final MarginCallDecoder call = market.calls().findFirst().orElseThrow();
        assertEquals(4_150, call.equity());
        assertEquals(2_841, call.maintenanceRequirement());
        assertEquals(PERPETUAL, call.priceInstrumentId());
    }

    /**
     * 0.4 % of 1,000 is 4 and of 1,001 rounded up 5: a hundred times that are 400 and 500, though a rising price is
     * good for a long and hardly a unit has been rounded.
     */
    @Test
    void shouldCallWhereRoundingAloneIsScaledToMoreThanIsLeft() {
        market.scales.definition(PERPETUAL, PERPETUAL).largestScale(100 * ONE);
        market.messages.send();
        market.messages.tiers(PERPETUAL, 0, 4 * MILLI, 0, 4 * MILLI);
        market.messages.collateral(ACCOUNT, MONEY, -9_300);
        buy(PERPETUAL, 1);
        market.volatility(PERPETUAL, 25 * ONE);
        // a reference of a quarter: 100
        market.scales.definition(PERPETUAL, PERPETUAL).largestScale(100 * ONE).referenceVolatility(250 * MILLI);
        market.messages.send();
        market.messages.clock(MINUTE_NS);
        market.scales.rollOut(1);
        assertRequires(400, 400);
        market.recorder.clear();
        // 700 of 600 that a warning needs; 701 of 750
        market.messages.mark(PERPETUAL, 1_001);
        assertEquals(1, market.called().size());
        assertRequires(500, 500);
    }

    @Test
    void shouldTakeAScaleOfOneAsNone() {
        buy(PERPETUAL, 150);
        final long price = market.report(ACCOUNT).positions().next().liquidationPrice();
        scaleTo(2 * ONE);
        scaleTo(ONE);
        assertRequires(2_250, 7_500);
        assertEquals(price, market.report(ACCOUNT).positions().next().liquidationPrice());
    }
}
