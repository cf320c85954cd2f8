package io.plimsoll.engine.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TabulatedNormalTest {
    private static final double MOST_ERROR = 1e-15;
    private static final double MOST_TAIL_ERROR = 4e-12;
    private static final int HALF_STEPS = 64 * (int) TabulatedNormal.FARTHEST;

    @Test
    void shouldBeWhatTheSeriesGives() {
        final Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            check(TabulatedNormal.FARTHEST * (2 * random.nextDouble() - 1));
        }
    }

    /** Where two expansions meet the rest of either is greatest. */
    @Test
    void shouldBeWhatTheSeriesGivesFarthestFromWhatIsTabulated() {
        for (int half = -HALF_STEPS; half <= HALF_STEPS; half++) {
            check(half / 64.0);
            check(Math.max(-TabulatedNormal.FARTHEST, Math.nextDown(half / 64.0)));
        }
    }

    private static void check(final double value) {
        final double exact = NormalSeries.cumulative(value).doubleValue();
        final double computed = TabulatedNormal.cumulative(value);
        assertEquals(exact, computed, MOST_ERROR, () -> "at " + value);
        assertEquals(1, computed / exact, MOST_TAIL_ERROR, () -> "at " + value);
        assertTrue(computed >= 0 && computed <= 1, () -> "at " + value);
    }
}
