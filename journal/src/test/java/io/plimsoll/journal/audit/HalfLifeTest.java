package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Weights of samples, checked in whole numbers. */
class HalfLifeTest {
    private static final BigInteger TWO = BigInteger.TWO;

    /** w is 2^62 x 2^(-1/h) rounded down just if w^h <= 2^(62 h - 1) < (w + 1)^h. */
    @Test
    void shouldBeRoundedDown() {
        for (int samples = 1; samples <= 300; samples++) {
            final BigInteger weight = HalfLife.ofSamples(samples).weight();
            final BigInteger power = TWO.pow(62 * samples - 1);
            assertTrue(weight.pow(samples).compareTo(power) <= 0, "too large: " + samples);
            assertTrue(weight.add(BigInteger.ONE).pow(samples).compareTo(power) > 0, "too small: " + samples);
        }
    }

    /** Among them the one, of all there are, that comes nearest to a whole number: 2.1 x 10^-7. */
    @ParameterizedTest
    @ValueSource(ints = {1_000, 60_000, 590_988, 1 << 19, (1 << 20) - 1, 1 << 20})
    void shouldBeDecidedForLongHalfLives(final int samples) {
        assertTrue(HalfLife.ofSamples(samples).weight().compareTo(HalfLife.ONE) < 0);
    }

    /** 2^61, 2^60, and 2^62 halved 62 times is 1, after which there is nothing. */
    @Test
    void shouldHalveWithEveryInterval() {
        final HalfLife halfLife = HalfLife.ofSamples(1);
        assertEquals(TWO.pow(61), halfLife.after(1));
        assertEquals(TWO.pow(60), halfLife.after(2));
        assertEquals(TWO.pow(55), halfLife.after(7));
        assertEquals(BigInteger.ONE, halfLife.after(62));
        assertEquals(BigInteger.ZERO, halfLife.after(63));
        assertEquals(BigInteger.ZERO, halfLife.after(Long.MAX_VALUE));
    }

    /**
     * Five is 101 in binary: w, then w^4 is the square of the square, rounded down each time, and their product is
     * rounded down too. The fifth power rounded down once is another number.
     */
    @Test
    void shouldRoundEveryStepDown() {
        final HalfLife halfLife = HalfLife.ofSamples(7);
        final BigInteger once = halfLife.weight();
        final BigInteger twice = once.multiply(once).shiftRight(62);
        final BigInteger fourTimes = twice.multiply(twice).shiftRight(62);
        assertEquals(once.multiply(fourTimes).shiftRight(62), halfLife.after(5));
        assertTrue(once.pow(5).shiftRight(4 * 62).compareTo(halfLife.after(5)) > 0);
    }
}
