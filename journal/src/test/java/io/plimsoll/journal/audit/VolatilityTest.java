package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * Rule 11.2 by hand. A sample a day, of which a year has 365, and a half-life of one sample, so that a weight is a
 * power of one half; start 0.365, whose variance of a day is 0.365^2 / 365 x 10^18 = 365 x 10^12.
 */
class VolatilityTest {
    private static final long DAY_NS = TimeUnit.DAYS.toNanos(1);
    private static final long SECOND_NS = TimeUnit.SECONDS.toNanos(1);
    private static final int DAY = 86_400;

    @Test
    void shouldStartWhereItIsTold() {
        assertEquals(Whole.of(365_000_000), volatility(365_000_000).estimated());
        // 1^2 / 365 x 10^18 = 2,739,726,027,397,260.27, rounded down; 365 times that is 10^18 - 100, whose root is
        // 999,999,999.99999995, rounded up.
        assertEquals(Whole.BILLION, volatility(1_000_000_000).estimated());
        // 10^-9 squared is nothing a day.
        assertEquals(BigInteger.ZERO, volatility(1).estimated());
    }

    /**
     * With samples of 71 s V = 5,965^2 x 71 / 31,536,000 = 80.1, rounded down. A year: 80 x 31,536,000 / 71 =
     * 35,533,521.1, rounded up, which is one more than the square of 5,961; so the root is 5,962.
     */
    @Test
    void shouldRoundAYearUpBeforeItsRoot() {
        assertEquals(Whole.of(5_962), new Volatility(terms(71, 0, 5_965, 0, 0, 0)).estimated());
    }

    /**
     * From 100 to 102: r = floor(2 x 10^9 x 2 / 202) = 19,801,980, r^2 = 392,118,411,920,400, and V = (365 x 10^12 +
     * r^2) / 2 = 378,559,205,960,200. A year: 138,174,110,175,473,000, whose root is between 371,717,782 and the next.
     */
    @Test
    void shouldTakeTheChangeFromSampleToSample() {
        final Volatility volatility = volatility(365_000_000);
        sample(volatility, 10 * DAY_NS, 100);
        assertEquals(Whole.of(365_000_000), volatility.estimated());
        sample(volatility, 11 * DAY_NS, 102);
        assertEquals(Whole.of(371_717_783), volatility.estimated());
    }

    /**
     * The first mark of an interval counts: 100, then 102; what came between and what comes after in the same interval
     * does not. The next day at 102 again r = 0: V = 378,559,205,960,200 / 2 = 189,279,602,980,100. A year:
     * 69,087,055,087,736,500, whose root is between 262,844,165 and the next.
     */
    @Test
    void shouldCountABurstAsOneSample() {
        final Volatility volatility = volatility(365_000_000);
        sample(volatility, 10 * DAY_NS, 100);
        sample(volatility, 10 * DAY_NS + 1, 5_000);
        sample(volatility, 11 * DAY_NS - 1, 1);
        sample(volatility, 11 * DAY_NS, 102);
        sample(volatility, 11 * DAY_NS, 7_000);
        sample(volatility, 12 * DAY_NS - 1, 50);
        assertEquals(Whole.of(371_717_783), volatility.estimated());
        sample(volatility, 12 * DAY_NS + 5, 102);
        assertEquals(Whole.of(262_844_166), volatility.estimated());
    }

    /**
     * Three days later at three times the price: r = floor(2 x 10^9 x 200 / 400) = 10^9. The three days count
     * ceil(10^18 / 3) each, with 7/8 of the weight: V = floor(365 x 10^12 / 8 + 333,333,333,333,333,334 x 7/8) =
     * floor(45,625,000,000,000 + 291,666,666,666,666,667.25) = 291,712,291,666,666,667. A year:
     * 106,474,986,458,333,333,455, whose root is between 10,318,671,739 and the next.
     */
    @Test
    void shouldSpreadWhatHappenedOverASilence() {
        final Volatility volatility = volatility(365_000_000);
        sample(volatility, 10 * DAY_NS, 100);
        sample(volatility, 13 * DAY_NS + 7, 300);
        assertEquals(Whole.of(10_318_671_740L), volatility.estimated());
    }

    /**
     * From 10^9 to 3 more in three days: r = floor(2 x 10^9 x 3 / (2 x 10^9 + 3)) = 2, ceil(4 / 3) = 2 a day, and of
     * that floor(2 x 7/8) = 1 is the variance. A year: 365, whose root is between 19 and 20.
     */
    @Test
    void shouldSpreadTheSmallestChangesUpwards() {
        final Volatility volatility = volatility(1);
        sample(volatility, 10 * DAY_NS, 1_000_000_000);
        sample(volatility, 13 * DAY_NS, 1_000_000_003);
        assertEquals(Whole.of(20), volatility.estimated());
    }

    /** A day's change of r = 10^9 with samples a second: V = 10^18 / 2, a year 15,768,000 x 10^18, a root of 3970. */
    @Test
    void shouldNeverBeMoreThanTwentyFive() {
        final Volatility volatility = new Volatility(terms(1, 0, 365_000_000, 0, 0, 0));
        sample(volatility, SECOND_NS, 100);
        sample(volatility, 2 * SECOND_NS, 300);
        assertEquals(Whole.of(25_000_000_000L), volatility.estimated());
    }

    /** From 300 to 100 is r = 10^9 too. */
    @Test
    void shouldTakeRisesAndFallsAlike() {
        final Volatility rise = volatility(365_000_000);
        sample(rise, 0, 100);
        sample(rise, DAY_NS, 300);
        final Volatility fall = volatility(365_000_000);
        sample(fall, 0, 300);
        sample(fall, DAY_NS, 100);
        assertEquals(rise.estimated(), fall.estimated());
    }

    /**
     * Half a day's stress of 0.8 over 0.365: v2 = ceil(((10^9 - w) 365,000,000 + w 800,000,000) / 10^9), with w a third
     * (333,333,333): 365,000,000 + 435 x 333,333.333 = 509,999,999.855, rounded up. Over a long run of 0.9 stress adds
     * nothing: (10^9 - w) 0.9 + w max(0.8, 0.9).
     */
    @Test
    void shouldChargeTheLongRunAndAShareOfStress() {
        assertEquals(Whole.of(510_000_000),
            new Volatility(terms(DAY, 0, 365_000_000, 0, 800_000_000, 333_333_333)).charged());
        assertEquals(Whole.of(900_000_000),
            new Volatility(terms(DAY, 0, 365_000_000, 900_000_000, 800_000_000, 333_333_333)).charged());
        assertEquals(Whole.of(500_000_000),
            new Volatility(terms(DAY, 0, 365_000_000, 500_000_000, 0, 1_000_000_000)).charged());
    }

    /** From 0.365 to 1.365 by a ramp from 1,000 s to 2,000 s, a millionth each millisecond, over at 3,000 s. */
    @Test
    void shouldFollowAForecast() {
        final Volatility volatility = volatility(365_000_000);
        announce(volatility, 1_365_000_000, 1_000, 2_000, 3_000);
        assertEquals(365_000_000, reviewed(volatility, 999 * SECOND_NS));
        assertEquals(365_000_000, reviewed(volatility, 1_000 * SECOND_NS));
        assertEquals(615_000_000, reviewed(volatility, 1_250 * SECOND_NS));
        assertEquals(615_000_000, reviewed(volatility, 1_250 * SECOND_NS + 999));
        assertEquals(615_000_001, reviewed(volatility, 1_250 * SECOND_NS + 1_000));
        assertEquals(1_365_000_000, reviewed(volatility, 2_000 * SECOND_NS));
        assertEquals(1_365_000_000, reviewed(volatility, 3_000 * SECOND_NS - 1));
        assertEquals(365_000_000, reviewed(volatility, 3_000 * SECOND_NS));
        assertEquals(365_000_000, reviewed(volatility, 3_001 * SECOND_NS));
    }

    /** A first review halfway is where the ramp would be if it had come from there all along: 0.365 + 1 / 2. */
    @Test
    void shouldNoteWhereTheRampComesFromAtTheFirstReview() {
        final Volatility late = volatility(365_000_000);
        announce(late, 1_365_000_000, 1_000, 2_000, 3_000);
        assertEquals(865_000_000, reviewed(late, 1_500 * SECOND_NS));
        final Volatility tooLate = volatility(365_000_000);
        announce(tooLate, 1_365_000_000, 1_000, 2_000, 3_000);
        assertEquals(365_000_000, reviewed(tooLate, 3_000 * SECOND_NS));
        final Volatility atOnce = volatility(365_000_000);
        announce(atOnce, 1_365_000_000, 1_000, 1_000, 3_000);
        assertEquals(1_365_000_000, reviewed(atOnce, 1_000 * SECOND_NS));
    }

    /**
     * The first forecast is at 1.365; the second leaves that until it starts, comes from there to 2.365, halfway 1.865.
     * A third, to 1, would lead downwards from 1.865: nothing is forecast any more.
     */
    @Test
    void shouldGoOnFromTheForecastBefore() {
        final Volatility volatility = volatility(365_000_000);
        announce(volatility, 1_365_000_000, 1_000, 2_000, 3_000);
        reviewed(volatility, 2_500 * SECOND_NS);
        announce(volatility, 2_365_000_000L, 4_000, 6_000, 9_000);
        assertEquals(1_365_000_000, reviewed(volatility, 3_999 * SECOND_NS));
        assertEquals(1_365_000_000, reviewed(volatility, 4_000 * SECOND_NS));
        assertEquals(1_865_000_000, reviewed(volatility, 5_000 * SECOND_NS));
        announce(volatility, 1_000_000_000, 5_001, 6_000, 9_000);
        assertEquals(365_000_000, reviewed(volatility, 5_001 * SECOND_NS));
    }

    /**
     * Where the ramp comes from stays, whatever the marks say since: on the way from 0.365 to 1.365, from the first day
     * to the third, it is halfway on the second. What the marks say counts at least.
     */
    @Test
    void shouldKeepWhereTheRampCameFrom() {
        final Volatility volatility = volatility(365_000_000);
        sample(volatility, 0, 100);
        announce(volatility, 1_365_000_000, DAY, 3 * DAY, 9 * DAY);
        reviewed(volatility, DAY_NS);
        sample(volatility, 2 * DAY_NS, 102);
        assertTrue(volatility.estimated().compareTo(Whole.of(365_000_000)) < 0);
        assertEquals(865_000_000, reviewed(volatility, 2 * DAY_NS));
        sample(volatility, 3 * DAY_NS, 306);
        assertTrue(volatility.estimated().compareTo(Whole.of(1_365_000_000)) > 0);
        reviewed(volatility, 3 * DAY_NS);
        assertEquals(volatility.estimated(), volatility.charged());
    }

    @Test
    void shouldBeStaleWithoutASampleAndAfterASilence() {
        final Volatility volatility = new Volatility(terms(DAY, 60, 365_000_000, 0, 0, 0));
        assertTrue(volatility.isStale(0));
        sample(volatility, SECOND_NS, 100);
        assertFalse(volatility.isStale(61 * SECOND_NS));
        assertTrue(volatility.isStale(61 * SECOND_NS + 1));
        sample(volatility, 62 * SECOND_NS, 100);
        assertFalse(volatility.isStale(100 * SECOND_NS));

        final Volatility patient = volatility(365_000_000);
        assertTrue(patient.isStale(0));
        sample(patient, 0, 100);
        assertFalse(patient.isStale(Long.MAX_VALUE));
    }

    /**
     * A new start does not count; with samples of another length it does, the sample is forgotten, and all is stale.
     */
    @Test
    void shouldBeginAnewWithOtherSamplesOnly() {
        final Volatility volatility = volatility(365_000_000);
        sample(volatility, 10 * DAY_NS, 100);
        announce(volatility, 400_000_000, 1_000, 1_000, 10_000_000);
        assertEquals(400_000_000, reviewed(volatility, 10 * DAY_NS));
        volatility.define(terms(DAY, 0, 999_000_000, 0, 0, 0));
        assertEquals(Whole.of(365_000_000), volatility.estimated());
        assertFalse(volatility.isStale(10 * DAY_NS));
        sample(volatility, 11 * DAY_NS, 102);
        assertEquals(Whole.of(371_717_783), volatility.estimated());
        volatility.define(terms(DAY / 2, 0, 365_000_000, 0, 0, 0));
        assertEquals(Whole.of(365_000_000), volatility.estimated());
        assertTrue(volatility.isStale(11 * DAY_NS));
        sample(volatility, 12 * DAY_NS, 300);
        assertEquals(Whole.of(365_000_000), volatility.estimated());
        assertEquals(Whole.of(400_000_000), volatility.charged());
    }

    private static Volatility volatility(final long start) {
        return new Volatility(terms(DAY, 0, start, 0, 0, 0));
    }

    private static VolatilityTerms terms(
        final int sampleSeconds,
        final int staleSeconds,
        final long start,
        final long longRun,
        final long stress,
        final long stressWeight) {
        return new VolatilityTerms(
            sampleSeconds, HalfLife.ofSamples(1), staleSeconds,
            Whole.of(start), Whole.of(longRun), Whole.of(stress), Whole.of(stressWeight));
    }

    private static void sample(final Volatility volatility, final long timeNs, final long ticks) {
        volatility.sample(timeNs, BigDecimal.valueOf(ticks));
    }

    private static void announce(
        final Volatility volatility, final long most, final long start, final long full, final long end) {
        volatility.announce(
            new Forecast(Whole.of(most), start * SECOND_NS, full * SECOND_NS, end * SECOND_NS));
    }

    private static long reviewed(final Volatility volatility, final long timeNs) {
        volatility.review(timeNs);
        return volatility.charged().longValueExact();
    }
}
