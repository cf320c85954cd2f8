package io.plimsoll.engine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.instrument.InstrumentTable;
import org.junit.jupiter.api.Test;

/** Volatilities computed by hand from section 11.2 of the rules; the arithmetic is in the comments. */
class VolatilityTableTest {
    private static final int COIN = 2;
    private static final long SECOND = 1_000_000_000L;
    private static final long MINUTE = 60 * SECOND;
    private static final long HOUR = 60 * MINUTE;
    /** The beginning of an interval of a minute, and of one of five. */
    private static final long NOON = 1_767_225_600L * SECOND;
    private static final long ONE = 1_000_000_000L;
    private static final long MOST = 25 * ONE;

    private final VolatilityTable table = new VolatilityTable(new InstrumentTable(4, 1, 0), 4);

    private static VolatilityParameters minutes(final int halfLife, final long start) {
        return new VolatilityParameters(60, halfLife, 0, start, 0, 0, 0);
    }

    @Test
    void shouldKnowWhatIsDefined() {
        assertFalse(table.isDefined(COIN));
        table.define(COIN, minutes(1, ONE));
        assertTrue(table.isDefined(COIN));
        assertFalse(table.isDefined(COIN + 1));
        table.sampled(COIN + 1, NOON, 7);
        table.review(COIN + 1, NOON);
        final VolatilityTable none = new VolatilityTable(new InstrumentTable(4, 1, 0), 0);
        assertFalse(none.isDefined(COIN));
        none.sampled(COIN, NOON, 7);
        none.review(COIN, NOON);
    }

    /** V = floor(10^18 60 / 31,536,000) = 1,902,587,519,025; root(ceil(V 31,536,000 / 60)) = 10^9. */
    @Test
    void shouldStartWithTheStartVolatility() {
        table.define(COIN, minutes(1, ONE));
        assertEquals(ONE, table.volatility(COIN));
        table.sampled(COIN, NOON, 100_000);
        assertEquals(ONE, table.volatility(COIN));
    }

    /**
     * One sample an interval, the first mark of it. r = floor(2 10^9 200 / 200,200) = 1,998,001;
     * V = floor((1,902,587,519,025 + r^2) / 2) = 2,947,297,757,513 with a half-life of one sample.
     */
    @Test
    void shouldCountABurstAsOneSample() {
        table.define(COIN, minutes(1, ONE));
        table.sampled(COIN, NOON + 59 * SECOND, 100_000);
        table.sampled(COIN, NOON + 59 * SECOND, 150_000);
        table.sampled(COIN, NOON + MINUTE - 1, 50_000);
        assertEquals(ONE, table.volatility(COIN));
        table.sampled(COIN, NOON + MINUTE, 100_200);
        assertEquals(1_244_628_339, table.volatility(COIN));
        for (long price = 90_000; price < 110_000; price += 1_000) {
            table.sampled(COIN, NOON + 2 * MINUTE - 1, price);
        }
        assertEquals(1_244_628_339, table.volatility(COIN));
    }

    /**
     * With a half-life of two samples: w = floor(2^62 / root of 2) = 3,260,954,456,333,195,553 and
     * V = floor((1,902,587,519,025 w + 1,998,001^2 (2^62 - w)) / 2^62) = 2,514,564,607,981.
     */
    @Test
    void shouldDecayByTheHalfLife() {
        table.define(COIN, minutes(2, ONE));
        table.sampled(COIN, NOON, 100_000);
        table.sampled(COIN, NOON + MINUTE, 100_200);
        assertEquals(1_149_632_619, table.volatility(COIN));
    }

    /**
     * Four intervals later: r^2 = 3,992,007,996,001, a quarter of it rounded up 998,001,999,001, W = 2^62 / 16,
     * V = floor((2,947,297,757,513 + 15 x 998,001,999,001) / 16) = 1,119,832,983,908.
     */
    @Test
    void shouldSpreadWhatHappenedInSilence() {
        table.define(COIN, minutes(1, ONE));
        table.sampled(COIN, NOON, 100_000);
        table.sampled(COIN, NOON + MINUTE, 100_200);
        table.sampled(COIN, NOON + 6 * MINUTE - 1, 100_000);
        assertEquals(767_192_425, table.volatility(COIN));
        assertEquals(767_192_425, table.volatility(COIN), "silence is not calm");
    }

    /**
     * Nothing is left of the estimate after a thousand half-lives. r = floor(2 10^9 10 / 30) = 666,666,666, and
     * V = ceil(r^2 / 10^6) = 444,444,443,556.
     */
    @Test
    void shouldForgetInALongSilence() {
        table.define(COIN, minutes(1_000, 20 * ONE));
        table.sampled(COIN, NOON, 10);
        table.sampled(COIN, NOON + 1_000_000 * MINUTE, 20);
        assertEquals(483_321_839, table.volatility(COIN));
    }

    @Test
    void shouldMeasureAnyReturnAndNoneBeyondTheLargestVolatility() {
        table.define(COIN, minutes(1, 1));
        assertEquals(0, table.volatility(COIN));
        table.sampled(COIN, NOON, 1);
        table.sampled(COIN, NOON + MINUTE, Long.MAX_VALUE);
        assertEquals(MOST, table.volatility(COIN));
        assertEquals(MOST, table.chargedVolatility(COIN));
        table.sampled(COIN, NOON + 2 * MINUTE, Long.MAX_VALUE - 1);
        table.sampled(COIN, NOON + 100 * MINUTE, Long.MAX_VALUE);
        // 98 intervals without a return halve 10^18 to nothing
        assertEquals(0, table.volatility(COIN));
    }

    @Test
    void shouldGoOnWithSampleAndVarianceUnlessIntervalsHaveAnotherLength() {
        table.define(COIN, minutes(2, ONE));
        table.sampled(COIN, NOON, 100_000);
        table.define(COIN, minutes(1, 5 * ONE));
        table.sampled(COIN, NOON + MINUTE, 100_200);
        assertEquals(1_244_628_339, table.volatility(COIN), "by the new half-life and from the old start");

        table.define(COIN, new VolatilityParameters(300, 1, 0, ONE / 2, 0, 0, 0));
        assertEquals(ONE / 2, table.volatility(COIN));
        assertTrue(table.isStale(COIN, NOON + MINUTE));
        // no sample is left: this one is the first, and so the price before it no return
        table.sampled(COIN, NOON + 6 * MINUTE, 120_000);
        assertFalse(table.isStale(COIN, NOON + 6 * MINUTE));
        assertEquals(ONE / 2, table.volatility(COIN));
        table.sampled(COIN, NOON + 10 * MINUTE - 1, 130_000);
        assertEquals(ONE / 2, table.volatility(COIN));
        table.sampled(COIN, NOON + 10 * MINUTE, 120_000);
        // V = floor(floor(2,378,234,398,782) / 2) = 1,189,117,199,391
        assertEquals(353_553_391, table.volatility(COIN));
    }

    /** The long run raises it; the stressed period raises by its weight: ceil((2/3) 10^9 + (1/3) 2,000,000,001). */
    @Test
    void shouldChargeLongRunAndStress() {
        table.define(COIN, new VolatilityParameters(60, 1, 0, ONE, 0, 2 * ONE + 1, 333_333_333));
        assertEquals(ONE, table.volatility(COIN));
        assertEquals(1_333_333_334, table.chargedVolatility(COIN));
        table.define(COIN, new VolatilityParameters(60, 1, 0, ONE, 1_500_000_000, 1_200_000_000, ONE / 2));
        assertEquals(1_500_000_000, table.chargedVolatility(COIN), "a calmer stressed period lowers nothing");
        table.define(COIN, new VolatilityParameters(60, 1, 0, ONE, MOST, MOST, ONE));
        assertEquals(MOST, table.chargedVolatility(COIN));
        table.define(COIN, new VolatilityParameters(60, 1, 0, ONE, 0, MOST, ONE));
        assertEquals(MOST, table.chargedVolatility(COIN));
    }

    @Test
    void shouldBeStaleWithoutMarksForTooLong() {
        table.define(COIN, new VolatilityParameters(60, 1, 90, ONE, 0, 0, 0));
        assertTrue(table.isStale(COIN, NOON), "there is no sample");
        table.sampled(COIN, NOON, 100);
        assertFalse(table.isStale(COIN, NOON + 90 * SECOND));
        assertTrue(table.isStale(COIN, NOON + 90 * SECOND + 1));
        table.sampled(COIN, NOON + SECOND, 101);
        assertFalse(table.isStale(COIN, NOON + 91 * SECOND), "a mark that is no sample counts too");
        assertTrue(table.isStale(COIN, NOON + 91 * SECOND + 1));
        table.define(COIN, minutes(1, ONE));
        assertFalse(table.isStale(COIN, Long.MAX_VALUE), "never");
        table.define(COIN, new VolatilityParameters(60, 1, Integer.MAX_VALUE, ONE, 0, 0, 0));
        assertFalse(table.isStale(COIN, NOON + SECOND + Integer.MAX_VALUE * SECOND));
        assertTrue(table.isStale(COIN, NOON + SECOND + Integer.MAX_VALUE * SECOND + 1));
    }

    /** From 10^9 to 1,500,000,001 within an hour: a third of it after 20 minutes, rounded down. */
    @Test
    void shouldRaiseByARampOnceItBeginsAndAtReviewsAlone() {
        table.define(COIN, minutes(1, ONE));
        table.forecast(COIN, 1_500_000_001, NOON + HOUR, NOON + 2 * HOUR, NOON + 3 * HOUR);
        assertChargedAfterReview(ONE, NOON + HOUR - 1);
        assertChargedAfterReview(ONE, NOON + HOUR);
        assertChargedAfterReview(1_166_666_667, NOON + HOUR + 20 * MINUTE);
        assertChargedAfterReview(1_250_138_889, NOON + HOUR + 30 * MINUTE + SECOND);
        assertEquals(ONE, table.volatility(COIN));
        assertChargedAfterReview(1_500_000_001, NOON + 2 * HOUR);
        assertChargedAfterReview(1_500_000_001, NOON + 3 * HOUR - 1);
        assertEquals(1_500_000_001, table.chargedVolatility(COIN));
        assertChargedAfterReview(ONE, NOON + 3 * HOUR);
        assertChargedAfterReview(ONE, NOON + 4 * HOUR);
    }

    private void assertChargedAfterReview(final long expected, final long timeNs) {
        table.review(COIN, timeNs);
        assertEquals(expected, table.chargedVolatility(COIN));
    }

    @Test
    void shouldBeginTheRampAtWhatIsChargedAtItsFirstReview() {
        table.define(COIN, new VolatilityParameters(60, 1, 0, ONE, 1_200_000_000, 0, 0));
        table.forecast(COIN, 2_200_000_000L, NOON + HOUR, NOON + 2 * HOUR, NOON + 3 * HOUR);
        // the first review comes when half of the ramp is over: half-way from 1.2 to 2.2
        assertChargedAfterReview(1_700_000_000, NOON + HOUR + 30 * MINUTE);
        table.define(COIN, minutes(1, ONE));
        // and it goes on from 1.2, whatever is charged meanwhile
        assertChargedAfterReview(1_950_000_000, NOON + HOUR + 45 * MINUTE);
    }

    @Test
    void shouldJumpWithoutARampAndNeverLower() {
        table.define(COIN, minutes(1, ONE));
        table.forecast(COIN, 3 * ONE, NOON + HOUR, NOON + HOUR, NOON + 2 * HOUR);
        assertChargedAfterReview(3 * ONE, NOON + HOUR);
        table.forecast(COIN, 3 * ONE, NOON + 3 * HOUR, NOON + 3 * HOUR, NOON + 4 * HOUR);
        // what is forecast stays as it is until the first review of the new one
        assertChargedAfterReview(3 * ONE, NOON + 3 * HOUR - 1);
        // from = 3, and what is not above it is no forecast at all
        assertChargedAfterReview(ONE, NOON + 3 * HOUR);
        assertChargedAfterReview(ONE, NOON + 3 * HOUR + MINUTE);
        assertChargedAfterReview(ONE, NOON + 4 * HOUR);
    }

    @Test
    void shouldLetALaterForecastBeginWhereTheEarlierOneIs() {
        table.define(COIN, minutes(1, ONE));
        table.forecast(COIN, 2 * ONE, NOON + HOUR, NOON + 2 * HOUR, NOON + 9 * HOUR);
        assertChargedAfterReview(1_500_000_000, NOON + HOUR + 30 * MINUTE);
        table.forecast(COIN, 2_500_000_000L, NOON + 2 * HOUR, NOON + 3 * HOUR, NOON + 4 * HOUR);
        assertChargedAfterReview(1_500_000_000, NOON + 2 * HOUR - 1);
        assertChargedAfterReview(2 * ONE, NOON + 2 * HOUR + 30 * MINUTE);
        assertChargedAfterReview(ONE, NOON + 4 * HOUR);
    }

    @Test
    void shouldEndAForecastThatNoReviewSaw() {
        table.define(COIN, minutes(1, ONE));
        table.forecast(COIN, 3 * ONE, NOON + HOUR, NOON + HOUR, NOON + 2 * HOUR);
        assertChargedAfterReview(ONE, NOON + 2 * HOUR);
    }
}
