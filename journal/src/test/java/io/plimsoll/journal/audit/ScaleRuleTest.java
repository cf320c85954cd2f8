package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Rule 11.3 by hand, a review an hour unless it says otherwise; numbers in thousandths. */
class ScaleRuleTest {
    private static final long THOUSANDTH = 1_000_000;
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    private ScaleRule rule;
    private long timeNs = 5 * HOUR_NS;
    private long scale = 1_000;
    private ScaleRule.Finding finding;

    /** 0.73 / 0.6 is 1.2166...: in steps of 0.05 that is 1.25; 0.75 / 0.6 is 1.25 itself, and a billionth more 1.3. */
    @Test
    void shouldBeAMultipleOfTheStepNotBelowWhatVolatilityAsksFor() {
        rule = new ScaleRule(terms(600, 50, 500, 5_000, 0, 0, 0, 0, 100_000, 0));
        assertEquals(1_250, reviewed(730));
        assertEquals(1_250, reviewed(750));
        finding = rule.review(of(1_250), timeNs + HOUR_NS, Whole.of(750_000_001), false);
        assertEquals(of(1_300), finding.coming());
    }

    @Test
    void shouldStayBetweenLeastAndLargest() {
        rule = new ScaleRule(terms(1_000, 100, 500, 2_000, 0, 0, 0, 0, 100_000, 0));
        assertEquals(2_000, reviewed(3_700));
        assertEquals(2_000, wanted());
        assertEquals(0, uncovered());
        for (int i = 0; i < 30; i++) {
            reviewed(100);
        }
        assertEquals(500, scale);
    }

    /**
     * Wanted 3.1 (3.05 up to the next tenth), of which 0.5 at once: 1.5, and 1.6 is uncovered; 0.2 an hour later, and
     * half of that half an hour later; in three more minutes 0.01, which is no whole step and is kept: with 0.09 of 27
     * minutes it is a step again.
     */
    @Test
    void shouldRiseByAnAllowance() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 0, 0, 200, 500, 2_900));
        assertEquals(1_500, reviewed(3_050));
        assertEquals(3_100, wanted());
        assertEquals(1_600, uncovered());
        assertEquals(1_700, reviewed(3_050));
        timeNs -= HOUR_NS / 2;
        assertEquals(1_800, reviewed(3_050));
        timeNs -= HOUR_NS * 57 / 60;
        assertEquals(1_800, reviewed(3_050));
        assertEquals(1_300, uncovered());
        assertFalse(finding.isNews());
        timeNs -= HOUR_NS * 33 / 60;
        assertEquals(1_900, reviewed(3_050));
        assertTrue(finding.isNews());
    }

    /** After a rise to 1.2 ten hours of calm save up 0.5 again and no more, so it is 1.7; an hour later 0.2 more. */
    @Test
    void shouldSaveUpNoMoreThanWhatMayRiseAtOnce() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 0, 0, 200, 500, 5_000));
        assertEquals(1_200, reviewed(1_200));
        timeNs += 9 * HOUR_NS;
        assertEquals(1_700, reviewed(4_000));
        assertEquals(1_900, reviewed(4_000));
    }

    /** Wanted 5, at most 2 held back: 3 at once though 0.5 is saved up, of which nothing is left; then 0.2 an hour. */
    @Test
    void shouldHoldBackNoMoreThanTheLargestGap() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 0, 0, 200, 500, 2_000));
        assertEquals(3_000, reviewed(5_000));
        assertEquals(2_000, uncovered());
        assertEquals(3_200, reviewed(5_000));
        assertEquals(1_800, uncovered());
    }

    @Test
    void shouldHoldBackNothingWithoutALargestGap() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 0, 0, 200, 500, 0));
        assertEquals(4_900, reviewed(4_900));
        assertEquals(0, uncovered());
    }

    /**
     * Hysteresis 0.25: at 1.52 the scale is 1.6; it falls where 1.25 times the volatility, up to the next tenth, is
     * below 1.6, a step a review: not at 1.21 (1.5125 is 1.6), but at 1.2 (1.5), and there no further.
     */
    @Test
    void shouldFallByAStepOnlyWhereVolatilityIsLowerByTheHysteresis() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 250, 0, 0, 0, 1_000, 0));
        assertEquals(1_600, reviewed(1_520));
        assertEquals(1_600, reviewed(1_210));
        assertEquals(1_500, reviewed(1_200));
        assertEquals(1_500, reviewed(1_200));
        assertEquals(1_400, reviewed(800));
        assertEquals(1_300, reviewed(800));
    }

    @Test
    void shouldNotFallWhileVolatilityIsStale() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 0, 0, 0, 1_000, 0));
        reviewed(2_000);
        finding = rule.review(of(2_000), timeNs + HOUR_NS, of(500), true);
        assertEquals(of(2_000), finding.coming());
        finding = rule.review(of(2_000), timeNs + 2 * HOUR_NS, of(2_500), true);
        assertEquals(of(2_500), finding.coming());
    }

    /**
     * A reserve of a quarter at a volatility of 1: 1.25, up to 1.3. It grows by 0.05 an hour, a step in two; not at the
     * first review, where nothing has been saved up. Ten hours at 1.3 save up one step and no more: at 1.1 (1.375, 1.4)
     * that step follows at once, at 1.15 (1.4375, 1.5) one more after two hours.
     */
    @Test
    void shouldRefillTheReserveSlowly() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 250, 50, 0, 1_000, 0));
        assertEquals(1_000, reviewed(1_000));
        assertEquals(1_000, reviewed(1_000));
        assertEquals(1_100, reviewed(1_000));
        assertEquals(1_100, reviewed(1_000));
        assertEquals(1_200, reviewed(1_000));
        reviewed(1_000);
        assertEquals(1_300, reviewed(1_000));
        for (int i = 0; i < 10; i++) {
            assertEquals(1_300, reviewed(1_000));
        }
        assertEquals(1_400, reviewed(1_100));
        assertEquals(1_400, reviewed(1_150));
        assertEquals(1_500, reviewed(1_150));
    }

    /** The reserve of a quarter is spent before the scale rises: 1.3 covers volatility up to 1.3. */
    @Test
    void shouldSpendTheReserveBeforeTheScaleRises() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 250, 0, 0, 1_000, 0));
        scale = 1_300;
        assertEquals(1_300, reviewed(1_000));
        assertEquals(1_300, reviewed(1_250));
        assertEquals(1_300, reviewed(1_300));
        assertEquals(0, uncovered());
        assertEquals(1_400, reviewed(1_301));
    }

    /**
     * With reserve and hysteresis of a quarter each it falls from 1.6 at 1 no more: 1 x 1.25 x 1.25 = 1.5625. At 0.95
     * it does: 0.95 x 1.5625 = 1.484375. It is at 1.5 then, not below 1.2 (0.95 x 1.25 = 1.1875).
     */
    @Test
    void shouldFallByReserveAndHysteresisTogether() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 250, 250, 50, 0, 1_000, 0));
        scale = 1_600;
        assertEquals(1_600, reviewed(1_000));
        assertEquals(1_500, reviewed(950));
        assertEquals(1_500, reviewed(950));
    }

    /**
     * Nothing is saved up, for 0.1 at once is spent on the way to 0.9, of 1.1 wanted. A least scale of 1 holds at the
     * next review all the same; steps of 0.25 make 1.25 of 1.1; a largest scale of 1 holds at once too.
     */
    @Test
    void shouldObeyANewRuleAtOnce() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 0, 0, 0, 100, 3_000));
        scale = 800;
        assertEquals(900, reviewed(1_100));
        assertEquals(200, uncovered());
        rule.define(terms(1_000, 100, 1_000, 5_000, 0, 0, 0, 0, 100, 3_000));
        assertEquals(1_000, reviewed(1_100));
        assertEquals(100, uncovered());
        scale = 1_100;
        rule.define(terms(1_000, 250, 1_000, 5_000, 0, 0, 0, 0, 250, 3_000));
        assertEquals(1_250, reviewed(1_100));
        rule.define(terms(1_000, 250, 1_000, 1_000, 0, 0, 0, 0, 250, 3_000));
        assertEquals(1_000, reviewed(4_000));
        assertEquals(1_000, wanted());
    }

    /** Of 0.5 saved up a rule of 0.2 leaves 0.2; a rule of 0.5 that follows leaves that as it is. */
    @Test
    void shouldKeepOfAllowancesWhatANewRuleAllows() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 0, 0, 0, 500, 4_000));
        rule.define(terms(1_000, 100, 500, 5_000, 0, 0, 0, 0, 200, 4_000));
        rule.define(terms(1_000, 100, 500, 5_000, 0, 0, 0, 0, 500, 4_000));
        assertEquals(1_200, reviewed(3_000));
        assertEquals(1_200, reviewed(3_000));
    }

    /** A step saved up is half of one when a rule with half the steps comes in between: 1.5 does not become 1.6. */
    @Test
    void shouldKeepOfTheRefillWhatANewRuleAllows() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 500, 50, 0, 500, 0));
        scale = 1_500;
        for (int i = 0; i < 5; i++) {
            assertEquals(1_500, reviewed(1_000));
        }
        rule.define(terms(1_000, 50, 500, 5_000, 0, 500, 0, 0, 500, 0));
        rule.define(terms(1_000, 100, 500, 5_000, 0, 500, 0, 0, 500, 0));
        assertEquals(1_500, reviewed(1_050));
    }

    /** Hours count from the last review, be it under another rule: two of them make a step of 0.1. */
    @Test
    void shouldCountTimeFromTheLastReviewUnderAnyRule() {
        rule = new ScaleRule(terms(1_000, 100, 500, 5_000, 0, 250, 50, 0, 1_000, 0));
        reviewed(1_000);
        timeNs += HOUR_NS;
        rule.define(terms(1_000, 100, 500, 5_000, 0, 500, 50, 0, 1_000, 0));
        assertEquals(1_100, reviewed(1_000));
    }

    /**
     * 0.199999999 an hour are 0.0999999995 in half of one, rounded down no step of 0.1; after another half they are.
     */
    @Test
    void shouldRoundWhatIsSavedUpDown() {
        rule = new ScaleRule(new ScaleTerms(
            1, of(1_000), of(100), of(500), of(5_000), of(0), of(250), Whole.of(199_999_999), of(0), of(1_000), of(0)));
        reviewed(1_000);
        timeNs -= HOUR_NS / 2;
        assertEquals(1_000, reviewed(1_000));
        timeNs -= HOUR_NS / 2;
        assertEquals(1_100, reviewed(1_000));
    }

    /** Reviews an hour after the last one, with the scale that came of it in force. */
    private long reviewed(final long volatility) {
        timeNs += HOUR_NS;
        finding = rule.review(of(scale), timeNs, of(volatility), false);
        scale = thousandths(finding.coming());
        return scale;
    }

    private long wanted() {
        return thousandths(finding.wanted());
    }

    private long uncovered() {
        return thousandths(finding.uncovered());
    }

    private static long thousandths(final BigInteger billionths) {
        return billionths.divideAndRemainder(Whole.of(THOUSANDTH))[0].longValueExact();
    }

    private static ScaleTerms terms(
        final long reference,
        final long step,
        final long least,
        final long largest,
        final long hysteresis,
        final long reserve,
        final long refillPerHour,
        final long risePerHour,
        final long riseAtOnce,
        final long largestGap) {
        return new ScaleTerms(
            1, of(reference), of(step), of(least), of(largest), of(hysteresis), of(reserve), of(refillPerHour),
            of(risePerHour), of(riseAtOnce), of(largestGap));
    }

    private static BigInteger of(final long thousandths) {
        return Whole.of(thousandths * THOUSANDTH);
    }
}
