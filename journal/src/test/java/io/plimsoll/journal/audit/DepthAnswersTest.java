package io.plimsoll.journal.audit;

import static io.plimsoll.journal.audit.ScaleFixture.ONE;
import static io.plimsoll.journal.audit.ScaleFixture.OTHER;
import static io.plimsoll.journal.audit.ScaleFixture.PERPETUAL;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineSizeChargeEncoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rule 11.7 by hand: how thin books and volumes change settings, review by review, each an hour after the other. */
class DepthAnswersTest {
    private static final long[] BANDS = {10, 1_000_000, 100, 5_000_000, Long.MAX_VALUE, 20_000_000};

    private SizeFixture fixture;

    private void begin(final Implementation implementation, final Consumer<DefineSizeChargeEncoder> change) {
        fixture = new SizeFixture(implementation);
        fixture.hold(250);
        fixture.sizes().sizeCharge(PERPETUAL, change, BANDS);
    }

    /**
     * In a book twice as thin 250 lots count as 500: 10 at 0.001, 90 at 0.005, 400 at 0.02 are 8.46 of 500: 0.01692.
     * Of the 110 lots of both bands 55 are there on the side that shows fewer: 5 asked and 50 bid.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountMoreLotsInAThinBook(final Implementation implementation) {
        begin(implementation, charge -> { });
        fixture.sizes().depth(PERPETUAL, 10, 5, 50, 100);
        fixture.book().review();
        fixture.requireSteps("THINNESS 10: 1000000000 2000000000 2000000000");
        final RiskStepDecoder step = fixture.book().steps().get(0);
        assertEquals(0, step.uncovered());
        assertEquals(0, step.volatility());
        assertEquals(0, step.chargedVolatility());
        assertEquals(BooleanType.FALSE, step.stale());
        assertEquals(List.of(List.of(1, 1)), fixture.book().progress());
        assertEquals(13_840_000L, fixture.factors().get(2));
        fixture.book().scales().rollOut(1);
        assertEquals(16_920_000L, fixture.factors().get(2));
        assertEquals(List.of(2_500L, 0L, 0L, 423L, 5_000L, 0L, 0L, 423L), fixture.components());
        fixture.book().messages().position(1, PERPETUAL, 1, 100);
        assertEquals(1_000_000L, fixture.factors().get(2));
        fixture.book().messages().position(1, PERPETUAL, 7, 700);
        assertEquals(2_142_858L, fixture.factors().get(2));
    }

    /** 110 of 105 are 1.047619048, up to 1.1; more than ordinary is not thicker than 1, nothing the largest. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldStayBetweenOneAndTheLargest(final Implementation implementation) {
        begin(implementation, charge -> charge.largestThinness(3 * ONE));
        fixture.sizes().depth(PERPETUAL, 1_000, 1_000, 1_000, 1_000);
        fixture.book().review();
        fixture.requireSteps();
        fixture.sizes().depth(PERPETUAL, 10, 10, 95, 95);
        fixture.reviewAndRollOut();
        fixture.sizes().depth(PERPETUAL, 1, 1, 1, 1);
        fixture.book().review();
        fixture.requireSteps("THINNESS 10: 1100000000 3000000000 3000000000");
        begin(implementation, charge -> charge.largestThinness(3 * ONE));
        fixture.sizes().depth(PERPETUAL, 0, 100, 0, 100);
        fixture.book().review();
        fixture.requireSteps("THINNESS 10: 1000000000 3000000000 3000000000");
    }

    /** 3 lots in a book 1.1 times as thin count as 4: 3 of them in the first band, one at 0.02. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldCountWholeLots(final Implementation implementation) {
        begin(implementation, charge -> { });
        fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, 3, 1_000_000, 30, 20_000_000, Long.MAX_VALUE, ONE);
        fixture.book().messages().position(1, PERPETUAL, 3, 300);
        assertEquals(1_000_000L, fixture.factors().get(2));
        fixture.sizes().depth(PERPETUAL, 3, 3, 27, 27);
        requireReview("THINNESS 10: 1000000000 1100000000 1100000000");
        assertEquals(5_750_000L, fixture.factors().get(2));
    }

    /** However much more is shown, and for however long: at its next look the book is as it was. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldNotSaveUpAThickBook(final Implementation implementation) {
        begin(implementation, charge -> { });
        for (int i = 0; i < 4; i++) {
            fixture.sizes().depth(PERPETUAL, 1_000, 1_000, 1_000, 1_000);
            requireReview();
        }
    }

    /**
     * Twice as thin in the first hour, whatever else is shown in it: 2. In the second all is there: nothing of that is
     * over yet, for the hour is not. In the third half of what was beyond is left: 1.5, in the next with a single look
     * 1.25, that is wanted as 1.3. Thinness falls a tenth a review.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBelieveWhatIsShownThroughoutAnInterval(final Implementation implementation) {
        begin(implementation, charge -> { });
        fixture.sizes().depth(PERPETUAL, 5, 5, 50, 50);
        all();
        requireReview("THINNESS 10: 1000000000 2000000000 2000000000");
        all();
        requireReview();
        all();
        requireReview("THINNESS 10: 2000000000 1900000000 1500000000");
        all();
        requireReview("THINNESS 10: 1900000000 1800000000 1300000000");
        fixture.sizes().depth(PERPETUAL, 10, 10, 50, 50);
        all();
        requireReview("THINNESS 10: 1800000000 1900000000 1900000000");
    }

    /** An hour in which nothing is told is none: half is left after two that were told of, however far apart. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldRecoverByWhatIsToldAlone(final Implementation implementation) {
        begin(implementation, charge -> charge.thinnessStep(ONE / 2));
        fixture.sizes().depth(PERPETUAL, 5, 5, 50, 50);
        requireReview("THINNESS 10: 1000000000 2000000000 2000000000");
        requireReview();
        requireReview();
        all();
        requireReview();
        requireReview();
        all();
        requireReview("THINNESS 10: 2000000000 1500000000 1500000000");
    }

    /** A fall needs a book that is thicker by a fifth: 1.8 and a fifth more is 2.16, up to 2.2; 1.5 is 1.8. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldFallByHysteresis(final Implementation implementation) {
        begin(implementation, charge -> charge.thinnessHysteresis(ONE / 5));
        fixture.sizes().depth(PERPETUAL, 5, 5, 50, 50);
        requireReview("THINNESS 10: 1000000000 2000000000 2000000000");
        fixture.sizes().depth(PERPETUAL, 9, 9, 60, 60);
        requireReview();
        fixture.sizes().depth(PERPETUAL, 9, 9, 60, 60);
        requireReview();
        all();
        all();
        requireReview();
        all();
        requireReview("THINNESS 10: 2000000000 1900000000 1400000000");
    }

    /**
     * Defined again with the same bands and times the envelope stays, and what it is wanted for; with others it begins
     * anew, and thinness falls from where it is. In steps of a half 2.2 becomes 2.5; a smaller largest thinness is what
     * is in force next.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldBeginAnewWithOtherBands(final Implementation implementation) {
        begin(implementation, charge -> { });
        fixture.sizes().depth(PERPETUAL, 5, 5, 45, 45);
        fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, BANDS);
        requireReview("THINNESS 10: 1000000000 2200000000 2200000000");
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.thinnessStep(ONE / 2), BANDS);
        requireReview("THINNESS 10: 2200000000 2500000000 2500000000");
        fixture.sizes().sizeCharge(PERPETUAL, charge -> charge.largestThinness(2 * ONE), BANDS);
        requireReview("THINNESS 10: 2500000000 2000000000 2000000000");
        final List<Consumer<DefineSizeChargeEncoder>> others = List.of(
            charge -> charge.recoverySamples(2),
            charge -> charge.recoverySamples(2).recoverySampleSeconds(1_800));
        long thinness = 2_000_000_000L;
        for (final Consumer<DefineSizeChargeEncoder> other : others) {
            fixture.sizes().sizeCharge(PERPETUAL, other, BANDS);
            requireReview("THINNESS 10: " + thinness + " " + (thinness - ONE / 10) + " 1000000000");
            fixture.sizes().depth(PERPETUAL, 1, 1, 4, 4);
            thinness -= ONE / 10;
        }
        fixture.sizes().sizeCharge(
            PERPETUAL, others.get(1), 100, 5_000_000, Long.MAX_VALUE, 20_000_000);
        requireReview("THINNESS 10: 1800000000 1700000000 1000000000");
    }

    /**
     * A tenth of 1,000 are 100 lots. 106 are not yet another number, 107 are: 16 times 7 is not below 100. Neither is
     * 16 times 10 below 160. A lot is the least; without volume or share there are none.
     */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldFollowTheVolume(final Implementation implementation) {
        begin(implementation, charge -> charge.closeOutShare(ONE / 10));
        requireReviewOf(1_000, "CLOSE_OUT_LOTS 10: 0 100 100");
        requireReviewOf(1_069);
        requireReviewOf(1_070, "CLOSE_OUT_LOTS 10: 100 107 107");
        requireReviewOf(1_600, "CLOSE_OUT_LOTS 10: 107 160 160");
        requireReviewOf(1_500, "CLOSE_OUT_LOTS 10: 160 150 150");
        requireReviewOf(9, "CLOSE_OUT_LOTS 10: 150 1 1");
        requireReviewOf(0, "CLOSE_OUT_LOTS 10: 1 0 0");
        requireReviewOf(10, "CLOSE_OUT_LOTS 10: 0 1 1");
        fixture.sizes().sizeCharge(PERPETUAL, charge -> { }, BANDS);
        requireReview("CLOSE_OUT_LOTS 10: 1 0 0");
    }

    /** Scales of all first, then each instrument's thinness and lots; one roll-out for all. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldReviewInOrder(final Implementation implementation) {
        begin(implementation, charge -> charge.closeOutShare(ONE / 10));
        fixture.book().perpetual(OTHER);
        fixture.sizes().sizeCharge(OTHER, charge -> charge.closeOutShare(ONE), BANDS);
        fixture.sizes().totals(OTHER, null, 5L);
        fixture.sizes().totals(PERPETUAL, null, 20L);
        fixture.sizes().depth(OTHER, 0, 0, 0, 0);
        fixture.sizes().depth(PERPETUAL, 5, 5, 50, 50);
        fixture.book().charge(1_400_000_000);
        fixture.book().scales().scale(OTHER, PERPETUAL);
        fixture.book().messages().send();
        fixture.book().review();
        fixture.requireSteps(
            "SCALE 11: 1000000000 1400000000 1400000000",
            "THINNESS 10: 1000000000 2000000000 2000000000",
            "CLOSE_OUT_LOTS 10: 0 2 2",
            "THINNESS 11: 1000000000 100000000000 100000000000",
            "CLOSE_OUT_LOTS 11: 0 5 5");
        assertEquals(List.of(List.of(1, 1)), fixture.book().progress());
    }

    /** What is settled has no review. */
    @ParameterizedTest
    @EnumSource(value = Implementation.class, mode = EnumSource.Mode.MATCH_ANY, names = ScaleFixture.IMPLEMENTATIONS)
    void shouldLeaveSettledInstrumentsOut(final Implementation implementation) {
        begin(implementation, charge -> charge.closeOutShare(ONE));
        fixture.sizes().totals(PERPETUAL, null, 5L);
        fixture.sizes().depth(PERPETUAL, 5, 5, 50, 50);
        fixture.book().messages().settle(PERPETUAL, 100);
        requireReview();
    }

    private void all() {
        fixture.sizes().depth(PERPETUAL, 10, 10, 100, 100);
    }

    private void requireReviewOf(final long volumeLots, final String... steps) {
        fixture.sizes().totals(PERPETUAL, null, volumeLots);
        requireReview(steps);
    }

    private void requireReview(final String... steps) {
        fixture.book().review();
        fixture.requireSteps(steps);
        fixture.book().scales().rollOut(1);
        assertEquals(List.of(), fixture.book().plain().reasons());
    }
}
