package io.plimsoll.engine.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {
    private static final double MOST_ERROR = 1e-15;
    private static final double MOST_TAIL_ERROR = 1e-13;

    @Test
    void shouldBeWhatTheSeriesGives() {
        final Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            final double value = 16 * random.nextDouble() - 8;
            final double exact = NormalSeries.cumulative(value).doubleValue();
            final double computed = NormalDistribution.cumulative(value);
            assertEquals(exact, computed, MOST_ERROR, () -> "at " + value);
            if (value < 0) {
                assertEquals(1, computed / exact, MOST_TAIL_ERROR, () -> "at " + value);
            }
        }
    }

    @Test
    void shouldRiseAndEndAtNothingAndOne() {
        assertEquals(0.5, NormalDistribution.cumulative(0), MOST_ERROR);
        assertEquals(0, NormalDistribution.cumulative(Double.NEGATIVE_INFINITY));
        assertEquals(1, NormalDistribution.cumulative(Double.POSITIVE_INFINITY));
        double before = 0;
        for (int step = -4_000; step <= 4_000; step++) {
            final double now = NormalDistribution.cumulative(step / 100.0);
            assertTrue(now >= before && now <= 1, "at " + step / 100.0);
            before = now;
        }
    }
}
