package io.plimsoll.engine.option;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalDistributionTest {
    private static final MathContext DIGITS = new MathContext(90);
    private static final BigDecimal SQUARE_ROOT_OF_TWO_PI =
        new BigDecimal("2.50662827463100050241576528481104525300698674060993831662992357");
    private static final double MOST_ERROR = 1e-15;
    private static final double MOST_TAIL_ERROR = 1e-13;

    @Test
    void shouldBeWhatTheSeriesGives() {
        final Random random = new Random(1);
        for (int i = 0; i < 2_000; i++) {
            final double value = 16 * random.nextDouble() - 8;
            final double exact = cumulative(value).doubleValue();
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

    /** One half and the power series, with more digits than cancel each other out. */
    private static BigDecimal cumulative(final double value) {
        final BigDecimal x = new BigDecimal(value);
        final BigDecimal square = x.multiply(x, DIGITS);
        BigDecimal power = x;
        BigDecimal sum = x;
        for (int n = 1; power.abs().compareTo(new BigDecimal("1e-60")) > 0; n++) {
            power = power.multiply(square, DIGITS).negate().divide(BigDecimal.valueOf(2L * n), DIGITS);
            sum = sum.add(power.divide(BigDecimal.valueOf(2L * n + 1), DIGITS), DIGITS);
        }
        return new BigDecimal("0.5").add(sum.divide(SQUARE_ROOT_OF_TWO_PI, DIGITS), DIGITS);
    }
}
