package io.plimsoll.engine.number;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ExtendedTest {
    private static final BigDecimal TOLERANCE = new BigDecimal("1e-27");
    private static final int CASES = 20_000;

    @Test
    void shouldKeepTwentySevenDigits() {
        final SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < CASES; i++) {
            final long a = random.nextLong() >> random.nextInt(60);
            final long b = random.nextLong() >> random.nextInt(60) | 1;
            final long c = random.nextLong() >> random.nextInt(60);
            final long d = (random.nextLong() >>> (11 + random.nextInt(50))) + 1;
            final BigDecimal expected = big(a).multiply(big(b)).divide(big(d), MathContext.DECIMAL128)
                .divide(big(b).multiply(big(3)), MathContext.DECIMAL128);
            final Extended actual = new Extended().set(a).times(b).over(d)
                .over(new Extended().set(b).times(3));
            assertNear(expected, actual, a + " " + b + " " + d);
            assertNear(big(a).add(big(c)), new Extended().set(a).plus(new Extended().set(c)), a + " + " + c);
            assertNear(big(a).subtract(big(c)), new Extended().set(a).minus(new Extended().set(c)), a + " - " + c);
        }
    }

    @Test
    void shouldRoundHalfUp() {
        assertEquals(3, new Extended().set(5).over(2).round());
        assertEquals(2, new Extended().set(249).over(100).round());
        assertEquals(1_234_567_891L, new Extended().set(12_345_678_905L).over(10).round());
        assertEquals(1_234_567_890L, new Extended().set(12_345_678_904L).over(10).round());
        assertEquals(7, new Extended().set(7).round());
    }

    private static void assertNear(final BigDecimal expected, final Extended actual, final String inputs) {
        final BigDecimal difference = expected.subtract(parts(actual)).abs();
        final BigDecimal allowed = expected.abs().multiply(TOLERANCE);
        assertTrue(difference.compareTo(allowed) <= 0, () -> inputs + ": " + expected + " but " + parts(actual));
    }

    /** Both doubles of the value: the nearest double first, then what is left of it. */
    private static BigDecimal parts(final Extended value) {
        final double high = value.toDouble();
        final Extended rest = new Extended().set(value);
        final long whole = (long) high;
        if (Math.abs(high) >= 0x1p53 && Math.abs(high) < 0x1p62) {
            rest.minus(new Extended().set(whole));
            return new BigDecimal(whole).add(new BigDecimal(rest.toDouble()));
        }
        int shift = 0;
        while (Math.abs(rest.toDouble()) < 0x1p53 && rest.signum() != 0) {
            rest.times(1L << 20);
            shift += 20;
        }
        int up = 0;
        while (Math.abs(rest.toDouble()) >= 0x1p62) {
            rest.over(1L << 20);
            up += 20;
        }
        final long top = (long) rest.toDouble();
        rest.minus(new Extended().set(top));
        final BigDecimal scaled = new BigDecimal(top).add(new BigDecimal(rest.toDouble()));
        return scaled.multiply(BigDecimal.valueOf(2).pow(up))
            .divide(BigDecimal.valueOf(2).pow(shift), new MathContext(60));
    }

    private static BigDecimal big(final long value) {
        return BigDecimal.valueOf(value);
    }
}
