package io.plimsoll.transport.crash;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.chart.Axis;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The small sums that tables and pictures are made of. */
class CrashFiguresTest {

    @Test
    void shouldTakeSharesRoundedUpLikeExactNumbers() {
        final Random random = new Random(5);
        for (int i = 0; i < 10_000; i++) {
            final long number = random.nextLong() >>> 20 + random.nextInt(40);
            final long fraction = (random.nextLong() >>> 1) % (random.nextBoolean() ? 100_000_000_000L : 1_000L);
            if (BigDecimal.valueOf(number).multiply(BigDecimal.valueOf(fraction)).precision() > 27) {
                continue;
            }
            final long exact = BigDecimal.valueOf(number).multiply(BigDecimal.valueOf(fraction)).movePointLeft(9)
                .setScale(0, RoundingMode.CEILING).longValueExact();
            assertEquals(exact, TierRates.times(number, fraction), () -> number + " x " + fraction);
        }
        assertEquals(1, TierRates.times(1, 1));
        assertEquals(0, TierRates.times(0, TierRates.ONE));
    }

    @Test
    void shouldWantScalesInStepsWithinTheirEnds() {
        final ScaleTerms terms = new ScaleTerms(800_000_000, 50_000_000, 500_000_000, 10 * TierRates.ONE, 0, 0, 0, 0,
            TierRates.ONE, 0);
        assertEquals(1_000_000_000L, terms.wanted(800_000_000));
        assertEquals(1_050_000_000L, terms.wanted(800_000_001));
        assertEquals(500_000_000L, terms.wanted(100_000_000));
        assertEquals(10_000_000_000L, terms.wanted(25_000_000_000L));
    }

    /** Rates of 1, 2, 4, 3, 6 % an hour apart. */
    @Test
    void shouldFindTheLargestRiseWithinATime() {
        final List<BarCounts> counts = new ArrayList<>();
        final List<Bar> bars = new ArrayList<>();
        for (final int percent : new int[] {1, 2, 4, 3, 6}) {
            counts.add(new BarCounts(1, 100, percent, percent, 0, 0, 0, 0, 0, 0));
            bars.add(MadeUp.flat(60 * bars.size(), "100"));
        }
        assertEquals(2, RateSwings.largestRise(counts, bars, 1));
        assertEquals(4, RateSwings.largestRise(counts, bars, 2));
        assertEquals(6, RateSwings.largestRise(counts, bars, 24));
        assertEquals(6, RateSwings.highestByLowest(counts));
        counts.set(4, new BarCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0));
        assertEquals(4, RateSwings.highestByLowest(counts));
        assertEquals(4, RateSwings.largestRise(counts, bars, 24));
    }

    @Test
    void shouldPutBarsTogetherSoThatNoneIsLost() {
        final Columns columns = new Columns(1_000);
        assertEquals(480, columns.count());
        double sum = 0;
        for (final double value : columns.sum(bar -> bar)) {
            sum += value;
        }
        assertEquals(499_500, sum);
        final double[] largest = columns.largest(bar -> bar);
        final double[] least = columns.least(bar -> bar);
        assertArrayEquals(largest, columns.last(bar -> bar));
        for (int column = 0; column < columns.count(); column++) {
            assertEquals(columns.firstBar(column), least[column]);
            assertTrue(column == 0 || least[column] == largest[column - 1] + 1);
        }
        assertArrayEquals(new double[] {5, 6, 7}, new Columns(3).last(bar -> 5 + bar));
    }

    @Test
    void shouldMarkRoundTimes() {
        final long day = TimeUnit.DAYS.toNanos(20_210);
        final long hour = TimeUnit.HOURS.toNanos(1);
        assertEquals(List.of("1 May 18:00", "1 May 21:00", "2 May 2025", "2 May 03:00", "2 May 06:00", "2 May 09:00"),
            TimeMarks.between(day - 7 * hour, day + 11 * hour).stream().map(TimeMarks::text).toList());
        assertEquals(List.of("2 May 2025", "2 May 00:01", "2 May 00:02"),
            TimeMarks.between(day, day + TimeUnit.MINUTES.toNanos(2)).stream().map(TimeMarks::text).toList());
    }

    @Test
    void shouldHaveAnAxisBetweenAnyTwoValues() {
        assertEquals(List.of(1.0, 1.5, 2.0, 2.5, 3.0, 3.5), new Axis(1.13, 3.42, 1).marks());
        assertEquals(List.of(-4_000.0, -2_000.0, 0.0, 2_000.0), new Axis(-3_700, 2_000, 1).marks());
        assertEquals(25, new Axis(-100, 100, 100).pixels(-50));
    }
}
