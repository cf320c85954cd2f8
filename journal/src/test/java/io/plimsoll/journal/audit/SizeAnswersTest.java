package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.DOLLAR;
import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.wire.AccountReportDecoder.PositionsDecoder;
import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 11.7 by hand: requirements that grow with size, with the time it takes to close, and with open interest. */
class SizeAnswersTest {
    private static final long HUNDREDTH_BY_ROOT = 10_000_000_000L;
    private static final long[] BANDS = {10, 1_000_000, 100, 5_000_000, Long.MAX_VALUE, 20_000_000};

    /** The root of 100 lots is 10, a hundredth of it a tenth of 10,000. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldChargeByTheRootOfLots(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.hold(-100);
        assertEquals(List.of(1_000L, 0L, 0L, 0L, 2_000L, 0L, 0L, 0L), fixture.components());
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.rootRate(HUNDREDTH_BY_ROOT));
        assertEquals(List.of(1_000L, 0L, 0L, 1_000L, 2_000L, 0L, 0L, 1_000L), fixture.components());
        assertEquals(List.of(ONE, ONE, ONE / 10, ONE / 5), fixture.factors());
        assertEquals(List.of(2_000L, 3_000L), fixture.requirements());
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.rootRate(HUNDREDTH_BY_ROOT).largestSizeRate(30_000_000));
        assertEquals(List.of(1_000L, 0L, 0L, 300L, 2_000L, 0L, 0L, 300L), fixture.components());
    }

    /**
     * The root of 2 is 1.414213562.4, up to 1.414213563: a hundredth of it 0.01414213563, up to 0.014142136, of 200
     * 2.83. With a rate of 10^-12 what is less than 10^-9 counts as that.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRoundTheRootUp(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.hold(2);
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.rootRate(HUNDREDTH_BY_ROOT));
        assertEquals(14_142_136L, fixture.factors().get(2));
        assertEquals(List.of(20L, 0L, 0L, 3L, 40L, 0L, 0L, 3L), fixture.components());
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.rootRate(1_000_000_000_000L));
        assertEquals(1_000_000_000L, fixture.factors().get(2));
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.rootRate(1_000_000_000_000L).largestSizeRate(2 * ONE));
        assertEquals(1_414_213_563L, fixture.factors().get(2));
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.rootRate(1));
        assertEquals(1L, fixture.factors().get(2));
    }

    /**
     * Of a tenth, half of the first tier's rate is allowed: 0.05 of maintenance, so 0.05 is charged, and 0.1 of initial
     * margin, so nothing is. With a scale of 1.4 it is 0.07 and 0.14: 0.03 is charged. The tier that the position is
     * in, of twice the rates, makes no difference.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldAllowForTheFirstTiersRates(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.book().messages().tiers(PERPETUAL, 0, ONE / 10, 0, ONE / 5, 1_000, ONE / 5, 100, 2 * ONE / 5);
        fixture.hold(100);
        fixture.sizes().sizeCharge(
            PERPETUAL, charge -> charge.rootRate(HUNDREDTH_BY_ROOT).allowance(ONE / 2));
        assertEquals(List.of(1_900L, 0L, 0L, 500L, 4_000L, 0L, 0L, 0L), fixture.components());
        fixture.book().scale();
        fixture.book().charge(1_400_000_000);
        fixture.reviewAndRollOut();
        assertEquals(List.of(1_900L, 760L, 0L, 300L, 4_000L, 1_600L, 0L, 0L), fixture.components());
        assertEquals(List.of(1_400_000_000L, ONE, 30_000_000L, 2 * ONE / 5), fixture.factors());
    }

    /**
     * 10 lots at 0.001, 90 at 0.005, 150 at 0.02 are 3.46 of 250: 0.01384, of 25,000 346. 3 lots are all in the first
     * band: 0.001 of 300.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldChargeTheDistanceAtWhichLotsAreClosed(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.hold(250);
        fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, BANDS);
        assertEquals(List.of(2_500L, 0L, 0L, 346L, 5_000L, 0L, 0L, 346L), fixture.components());
        assertEquals(13_840_000L, fixture.factors().get(2));
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.rootRate(HUNDREDTH_BY_ROOT / 10), BANDS);
        assertEquals(13_840_000L + 15_811_389L, fixture.factors().get(2));
        fixture.book().messages().position(1, PERPETUAL, 3, 300);
        fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, BANDS);
        assertEquals(List.of(30L, 0L, 0L, 1L, 60L, 0L, 0L, 1L), fixture.components());
        fixture.book().messages().position(1, PERPETUAL, 13, 1_300);
        assertEquals(1_923_077L, fixture.factors().get(2));
    }

    /**
     * A tenth of 1,000 lots a day can be closed: of 250 the root of 2.5 is 1.58113883.01, up to 1.581138831; of 2,500
     * that is 3,952.85, of 5,000 7,905.69. No more than 1.5 times if that is the most, and 100 lots are no more than
     * can be closed. The scale comes first: 2,750.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldMultiplyByTheRootOfALongerCloseOut(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.hold(250);
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.closeOutShare(ONE / 10));
        fixture.sizes().totals(PERPETUAL, null, 1_000L);
        fixture.book().review();
        fixture.requireSteps("CLOSE_OUT_LOTS 10: 0 100 100");
        assertEquals(ONE, fixture.factors().get(1));
        fixture.book().scales().rollOut(1);
        assertEquals(1_581_138_831L, fixture.factors().get(1));
        assertEquals(List.of(2_500L, 0L, 1_453L, 0L, 5_000L, 0L, 2_906L, 0L), fixture.components());
        fixture.book().scale();
        fixture.book().charge(1_100_000_000);
        fixture.reviewAndRollOut();
        assertEquals(List.of(2_500L, 250L, 1_599L, 0L, 5_000L, 500L, 3_197L, 0L), fixture.components());
        fixture.sizes().sizeCharge(
            PERPETUAL, charge -> charge.closeOutShare(ONE / 10).largestCloseOutFactor(3 * ONE / 2));
        assertEquals(List.of(2_500L, 250L, 1_375L, 0L, 5_000L, 500L, 2_750L, 0L), fixture.components());
        fixture.book().messages().position(1, PERPETUAL, 100, 10_000);
        assertEquals(ONE, fixture.factors().get(1));
    }

    /**
     * Half of the way from 50,000 to 150,000 the rate is half of the way from 0.2 to 1, where it begins it is 0.2, at
     * the end 1. A third of the way it grows by 0.26664, whole millionths. Maintenance is what it was, and a rate that
     * is more than 1 already.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldLetInitialRatesGrowWithOpenInterest(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.hold(10);
        fixture.sizes().totals(PERPETUAL, 1_000L, null);
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.openInterestLower(50_000).openInterestUpper(150_000));
        assertEquals(List.of(100L, 600L), fixture.requirements());
        assertEquals(List.of(100L, 0L, 0L, 0L, 600L, 0L, 0L, 0L), fixture.components());
        assertEquals(List.of(ONE, ONE, 0L, 600_000_000L), fixture.factors());
        fixture.sizes().totals(PERPETUAL, 500L, null);
        assertEquals(200_000_000L, fixture.factors().get(3));
        fixture.sizes().totals(PERPETUAL, 1_500L, null);
        assertEquals(ONE, fixture.factors().get(3));
        fixture.sizes().totals(PERPETUAL, 9_999L, 5L);
        fixture.sizes().totals(PERPETUAL, null, 6L);
        assertEquals(List.of(100L, 1_000L), fixture.requirements());
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.openInterestLower(50_000).openInterestUpper(80_003));
        fixture.sizes().totals(PERPETUAL, 600L, null);
        assertEquals(466_640_000L, fixture.factors().get(3));
        fixture.book().messages().tiers(PERPETUAL, 0, ONE / 10, 0, 2 * ONE);
        assertEquals(2 * ONE, fixture.factors().get(3));
        fixture.sizes().totals(PERPETUAL, 9_999L, null);
        assertEquals(2 * ONE, fixture.factors().get(3));
    }

    /** Open interest is what it is worth at the mark: 600 lots at 250 are as many dollars as 1,500 at 100. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldValueOpenInterestAtTheMark(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.hold(10);
        fixture.sizes().totals(PERPETUAL, 600L, null);
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.openInterestLower(50_000).openInterestUpper(150_000));
        assertEquals(280_000_000L, fixture.factors().get(3));
        fixture.book().messages().mark(PERPETUAL, 250);
        assertEquals(ONE, fixture.factors().get(3));
    }

    /**
     * 1,200 and 100 lots at 100: equity 1,200 is below 1.2 times 1,000 times 1.1. A charge calls who holds it at once,
     * by no price; with a lower one the account is healthy again.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCallHoldersAtOnce(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.book().account(1, 1_600, 100);
        fixture.book().recorder().clear();
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.rootRate(HUNDREDTH_BY_ROOT / 2));
        final List<MarginCallDecoder> calls = fixture.book().plain().calls();
        assertEquals(1, calls.size());
        assertEquals(Level.MARGIN_CALL, calls.get(0).levelTo());
        assertEquals(1_500, calls.get(0).maintenanceRequirement());
        assertEquals(MarginCallDecoder.priceInstrumentIdNullValue(), calls.get(0).priceInstrumentId());
        assertEquals(MarginCallDecoder.markNullValue(), calls.get(0).mark());
        fixture.book().recorder().clear();
        fixture.sizes().sizeCharge(PERPETUAL, charge -> { });
        assertEquals(List.of(Level.HEALTHY), fixture.book().plain().levelsCalled());
    }

    /** 3,000 and 100 lots, h = 1.5 and c = 0.01: 3,000 + 100 (p - 100) = 15 p + p at 7,000 / 84. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldSayTheLiquidationPriceWithAll(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.book().account(1, 3_000, 100);
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge
            .rootRate(HUNDREDTH_BY_ROOT / 10).closeOutShare(ONE / 10).largestCloseOutFactor(3 * ONE / 2));
        fixture.sizes().totals(PERPETUAL, null, 10L);
        fixture.reviewAndRollOut();
        final PositionsDecoder position = fixture.book().report(1).positions().next();
        assertEquals(1_600, position.maintenanceRequirement());
        assertEquals(8_333_333_333L, position.liquidationPrice());
        assertEquals(-8, position.liquidationPriceExponent());
    }

    /** By instrument id, and nothing of a position that is closed. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldReportComponentsByInstrument(final Implementation implementation) {
        final SizeFixture fixture = new SizeFixture(implementation);
        fixture.book().perpetual(OTHER);
        fixture.hold(10);
        fixture.book().messages().fill(1, OTHER, 20, 100, 0);
        fixture.sizes().sizeCharge(OTHER, charge -> charge.rootRate(HUNDREDTH_BY_ROOT));
        assertEquals(List.of(
            List.of(10L, 100L, 0L, 0L, 0L, 200L, 0L, 0L, 0L, ONE, ONE, 0L, ONE / 5),
            List.of(11L, 200L, 0L, 0L, 90L, 400L, 0L, 0L, 90L, ONE, ONE, 44_721_360L, ONE / 5)), fixture.components(1));
        fixture.book().messages().fill(1, PERPETUAL, -10, 100, 0);
        fixture.book().messages().account(2, DOLLAR);
        assertEquals(1, fixture.components(1).size());
        assertEquals(List.of(), fixture.components(2));
        assertEquals(List.<ReasonCode>of(), fixture.book().plain().reasons());
    }
}
