package io.plimsoll.engine.scale;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Reviews by hand; the reference volatility is 0.8, so 0.96 asks for 1.2. */
class ScaleReviewTest {
    private static final long MILLI = 1_000_000;
    private static final long ONE = 1_000 * MILLI;
    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final boolean FRESH = false;
    private static final boolean STALE = true;

    private final ScaleReview review = new ScaleReview();
    private long scale = ONE;
    private long rise;
    private long refill;

    /** Steps of 0.05 from 0.5 to 10; hysteresis 10 %, reserve 25 %, refill 0.1 an hour, rise 1 an hour, 0.5 at once. */
    private static ScaleRule rule(final long largestGap) {
        return new ScaleRule(
            0, 800 * MILLI, 50 * MILLI, 500 * MILLI, 10 * ONE, 100 * MILLI, 250 * MILLI, 100 * MILLI, ONE, 500 * MILLI,
            largestGap);
    }

    private static ScaleRule plain(final long hysteresis, final long reserve) {
        return new ScaleRule(
            0, 800 * MILLI, 50 * MILLI, 500 * MILLI, 10 * ONE, hysteresis, reserve, 0, 0, 50 * MILLI, 0);
    }

    private void review(final ScaleRule rule, final long elapsedNs, final long charged, final boolean stale) {
        review.review(rule, scale, rise, refill, elapsedNs, charged, stale);
        scale = review.scale();
        rise = review.rise();
        refill = review.refill();
    }

    private void assertReviewed(final long itsScale, final long itsRise, final long itsRefill, final long uncovered) {
        assertEquals(itsScale, scale, "scale");
        assertEquals(itsRise, rise, "rise");
        assertEquals(itsRefill, refill, "refill");
        assertEquals(uncovered, review.uncovered(), "uncovered");
    }

    @Test
    void shouldRoundUpToTheStep() {
        // 0.96 / 0.8 = 1.2; the least bit more is the next step
        review(plain(0, 0), 0, 960 * MILLI, FRESH);
        assertEquals(1_200 * MILLI, scale);
        review(plain(0, 0), 0, 960 * MILLI + 1, FRESH);
        assertEquals(1_250 * MILLI, scale);
        assertEquals(1_250 * MILLI, review.wanted());
    }

    @Test
    void shouldStayWithinItsRange() {
        review(plain(0, 0), 0, 25 * ONE, FRESH);
        assertEquals(10 * ONE, scale);
        scale = 500 * MILLI;
        review(plain(0, 0), 0, 1, FRESH);
        assertEquals(500 * MILLI, scale);
        assertEquals(500 * MILLI, review.wanted());
    }

    @Test
    void shouldRiseByWhatIsSavedUp() {
        rise = 500 * MILLI;
        // 1.6 / 0.8 = 2: of the missing 1 only 0.5 is allowed
        review(rule(5 * ONE), 0, 1_600 * MILLI, FRESH);
        assertReviewed(1_500 * MILLI, 0, 0, 500 * MILLI);
        // a quarter of an hour: 0.25 an hour's quarter, refill 0.1 / 4
        review(rule(5 * ONE), HOUR_NS / 4, 1_600 * MILLI, FRESH);
        assertReviewed(1_750 * MILLI, 0, 25 * MILLI, 250 * MILLI);
        // 2.4 minutes: 0.04 is no step, and is kept
        review(rule(5 * ONE), HOUR_NS / 25, 1_600 * MILLI, FRESH);
        assertReviewed(1_750 * MILLI, 40 * MILLI, 29 * MILLI, 250 * MILLI);
        // another 2.4 minutes: 0.08, a step of 0.05 and 0.03 kept
        review(rule(5 * ONE), HOUR_NS / 25, 1_600 * MILLI, FRESH);
        assertReviewed(1_800 * MILLI, 30 * MILLI, 33 * MILLI, 200 * MILLI);
    }

    @Test
    void shouldHoldBackNoMoreThanTheLargestGap() {
        rise = 500 * MILLI;
        // 8 / 0.8 = 10: 1.5 is allowed, 10 - 2 is required; what was saved is spent and no more
        review(rule(2 * ONE), 0, 8 * ONE, FRESH);
        assertReviewed(8 * ONE, 0, 0, 2 * ONE);
    }

    @Test
    void shouldHoldBackNothingWithoutALargestGap() {
        review(rule(0), 0, 8 * ONE, FRESH);
        assertReviewed(10 * ONE, 0, 0, 0);
    }

    @Test
    void shouldSaveUpNoMoreThanIsAllowedAtOnce() {
        review(rule(5 * ONE), 100 * HOUR_NS, 800 * MILLI, FRESH);
        // wanted 1, with the reserve 1.25: 10 would be refilled, a step is; that leaves 0
        assertReviewed(1_050 * MILLI, 500 * MILLI, 0, 0);
    }

    @Test
    void shouldRefillTheReserveSlowlyAndSpendItFirst() {
        // calm at 0.8: 1 is wanted, 1.25 with the reserve; half an hour brings a step of 0.05
        for (int step = 1; step <= 5; step++) {
            review(rule(5 * ONE), HOUR_NS / 4, 800 * MILLI, FRESH);
            assertReviewed(ONE + (step - 1) * 50 * MILLI, Math.min(500, 250 * step) * MILLI, 25 * MILLI, 0);
            review(rule(5 * ONE), HOUR_NS / 4, 800 * MILLI, FRESH);
            assertEquals(ONE + step * 50 * MILLI, scale);
        }
        // 1.25 is enough for the reserve: no more
        review(rule(5 * ONE), HOUR_NS, 800 * MILLI, FRESH);
        assertReviewed(1_250 * MILLI, 500 * MILLI, 50 * MILLI, 0);
        // 1 / 0.8 = 1.25 is wanted: the reserve is spent, the scale does not rise but by a refill
        review(rule(5 * ONE), 0, ONE, FRESH);
        assertReviewed(1_300 * MILLI, 500 * MILLI, 0, 0);
        // wanted 1.4: beyond the reserve, so it rises
        review(rule(5 * ONE), 0, 1_120 * MILLI, FRESH);
        assertReviewed(1_400 * MILLI, 400 * MILLI, 0, 0);
    }

    @Test
    void shouldFallByOneStepAndOnlyBelowTheHysteresis() {
        scale = 1_500 * MILLI;
        // raw 1.2, with 25 % 1.5, with 10 % more 1.65: 1.5 stays
        review(plain(100 * MILLI, 250 * MILLI), 0, 960 * MILLI, FRESH);
        assertEquals(1_500 * MILLI, scale);
        // raw 1.0900, 1.3625, 1.49875, in steps 1.5: stays
        review(plain(100 * MILLI, 250 * MILLI), 0, 872 * MILLI, FRESH);
        assertEquals(1_500 * MILLI, scale);
        // raw 1.05, 1.3125, 1.44375, in steps 1.45: falls to it
        review(plain(100 * MILLI, 250 * MILLI), 0, 840 * MILLI, FRESH);
        assertEquals(1_450 * MILLI, scale);
        // much lower: one step all the same
        review(plain(100 * MILLI, 250 * MILLI), 0, 400 * MILLI, FRESH);
        assertEquals(1_400 * MILLI, scale);
    }

    @Test
    void shouldNotFallWhileNobodyKnows() {
        scale = 2 * ONE;
        review(plain(0, 0), 0, 400 * MILLI, STALE);
        assertEquals(2 * ONE, scale);
        // it may rise
        review(plain(0, 0), 0, 4 * ONE, STALE);
        assertEquals(5 * ONE, scale);
    }

    @Test
    void shouldRoundEachProductUp() {
        // reference 0.7: raw = ceil(1 / 0.7) = 1.428571429; with a reserve of 40 %: ceil(2.0000000006) = 2.000000001
        final ScaleRule rule = new ScaleRule(
            0, 700 * MILLI, 500 * MILLI, 0, 10 * ONE, 0, 400 * MILLI, ONE, 0, 500 * MILLI, 0);
        scale = 2 * ONE;
        review(rule, HOUR_NS, ONE, FRESH);
        // wanted 1.5; 2.5 with the reserve, so one is refilled, which 2 would not have been
        assertEquals(1_500 * MILLI, review.wanted());
        assertEquals(2_500 * MILLI, scale);
    }

    @Test
    void shouldTakeAnotherRulesRangeAtOnce() {
        // from 1.05 to steps of 0.5 and at most 3: 1.5, which the ramp does not hold back
        scale = 1_050 * MILLI;
        final ScaleRule coarse = new ScaleRule(
            0, 800 * MILLI, 500 * MILLI, ONE, 3 * ONE, 0, 0, 0, 0, 500 * MILLI, 5 * ONE);
        review(coarse, 0, 1_200 * MILLI, FRESH);
        assertReviewed(1_500 * MILLI, 0, 0, 0);
        scale = 7 * ONE;
        review(coarse, 0, 8 * ONE, FRESH);
        assertEquals(3 * ONE, scale);
    }

    @Test
    void shouldTakeTheLargestNumbersThereAre() {
        final ScaleRule rule = new ScaleRule(
            0, MILLI, MILLI, 0, 100 * ONE, ONE, ONE, 100 * ONE, 100 * ONE, 100 * ONE, 100 * ONE);
        review(rule, Long.MAX_VALUE, 25 * ONE, FRESH);
        // raw 25,000, of which 100 is the most; 100 are allowed at once
        assertReviewed(100 * ONE, ONE, MILLI, 0);
    }
}
