package io.plimsoll.engine.volatility;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.number.Wide;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecayWeightTest {
    private static final BigInteger ONE = BigInteger.ONE.shiftLeft(62);
    private static final int EXACT = 400;
    private static final MathContext PRECISE = new MathContext(100);
    private static final BigDecimal HALF = new BigDecimal("0.5");

    private final Wide wide = new Wide();

    /** {@code w^h <= 2^(62 h) / 2 < (w + 1)^h}. */
    @Test
    void shouldBeTheRootOfAHalfRoundedDown() {
        for (int samples = 1; samples <= EXACT; samples++) {
            final BigInteger half = BigInteger.ONE.shiftLeft(62 * samples - 1);
            final BigInteger weight = BigInteger.valueOf(DecayWeight.ofHalfLife(samples));
            assertTrue(weight.pow(samples).compareTo(half) <= 0, "too much for " + samples);
            assertTrue(weight.add(BigInteger.ONE).pow(samples).compareTo(half) > 0, "too little for " + samples);
        }
    }

    /** 590,988 is the half-life whose weight is nearest to an integer. */
    @ParameterizedTest
    @ValueSource(ints = {590_987, 590_988, 590_989, 86_400, 1_000_003, DecayWeight.LARGEST_HALF_LIFE})
    void shouldBeThatForLongHalfLives(final int samples) {
        assertIsRootOfAHalf(samples);
    }

    @Test
    void shouldBeThatForRandomHalfLives() {
        final SplittableRandom random = new SplittableRandom(41);
        for (int i = 0; i < 500; i++) {
            assertIsRootOfAHalf(1 + random.nextInt(DecayWeight.LARGEST_HALF_LIFE));
        }
    }

    private static void assertIsRootOfAHalf(final int samples) {
        final long weight = DecayWeight.ofHalfLife(samples);
        assertTrue(fraction(weight).pow(samples, PRECISE).compareTo(HALF) <= 0, "too much for " + samples);
        assertTrue(fraction(weight + 1).pow(samples, PRECISE).compareTo(HALF) > 0, "too little for " + samples);
    }

    private static BigDecimal fraction(final long weight) {
        return BigDecimal.valueOf(weight).divide(new BigDecimal(ONE));
    }

    @Test
    void shouldBeTheNumbersThatRootsOfTwoGive() {
        assertEquals(1L << 61, DecayWeight.ofHalfLife(1));
        assertEquals(BigInteger.ONE.shiftLeft(123).sqrt().longValueExact(), DecayWeight.ofHalfLife(2));
    }

    @Test
    void shouldBeSquaredAsTheRulesSay() {
        final SplittableRandom random = new SplittableRandom(43);
        for (int i = 0; i < 20_000; i++) {
            final long weight = DecayWeight.ofHalfLife(1 + random.nextInt(1 << random.nextInt(21)));
            final long intervals = random.nextLong() >>> 1 + random.nextInt(63);
            assertEquals(power(weight, intervals), DecayWeight.power(weight, intervals, wide),
                () -> weight + " to the power of " + intervals);
        }
    }

    @Test
    void shouldHalveInAHalfLife() {
        assertEquals(DecayWeight.ONE, DecayWeight.power(DecayWeight.ofHalfLife(7), 0, wide));
        assertEquals(DecayWeight.ofHalfLife(7), DecayWeight.power(DecayWeight.ofHalfLife(7), 1, wide));
        assertEquals(1L << 57, DecayWeight.power(DecayWeight.ofHalfLife(1), 5, wide));
        assertEquals(0, DecayWeight.power(DecayWeight.ofHalfLife(1), 63, wide));
        assertEquals(0, DecayWeight.power(DecayWeight.ofHalfLife(1_000), Long.MAX_VALUE, wide));
        for (int samples = 1; samples < 100_000; samples = samples * 3 + 1) {
            final long half = DecayWeight.power(DecayWeight.ofHalfLife(samples), samples, wide);
            final long off = (1L << 61) - half;
            assertTrue(off >= 0 && off <= 2L * samples + 64, "off by " + off + " for " + samples);
        }
    }

    private static long power(final long weight, final long intervals) {
        BigInteger result = ONE;
        BigInteger square = BigInteger.valueOf(weight);
        for (final char bit : new StringBuilder(Long.toBinaryString(intervals)).reverse().toString().toCharArray()) {
            if (bit == '1') {
                result = result.multiply(square).divide(ONE);
            }
            square = square.multiply(square).divide(ONE);
        }
        return result.longValueExact();
    }
}
