package io.plimsoll.engine.liquidity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import org.junit.jupiter.api.Test;

/** What size makes of rates, at the ends of its numbers (rules, section 11.7). */
class SizeChargeTest {
    private static final long MOST_LOTS_OF_A_POSITION = 1L << 60;
    private static final long BEYOND = 1L << 62;
    private static final long LARGEST_THINNESS = 1_000 * Rate.ONE;

    private final Wide wide = new Wide();

    private static SizeCharge charge(final long rootRate, final long... bands) {
        final long[] lots = new long[bands.length / 2];
        final long[] distance = new long[bands.length / 2];
        for (int band = 0; band < lots.length; band++) {
            lots[band] = bands[2 * band];
            distance[band] = bands[2 * band + 1];
        }
        return new SizeCharge(
            new SizeParameters(
                rootRate, 0, 10 * Rate.ONE, Rate.ONE, 100 * Rate.ONE, LARGEST_THINNESS, Rate.ONE, 0, 1, 1, 0, 0),
            new DepthBands(lots, distance));
    }

    @Test
    void shouldStopAt62BitsWithTheRoot() {
        // 0.1 % times 2^30, and a million times as much
        assertEquals(1_073_741_824L * 1_000_000, charge(1_000_000_000L).root(MOST_LOTS_OF_A_POSITION, wide));
        assertEquals(BEYOND, charge(1_000_000_000_000_000L).root(MOST_LOTS_OF_A_POSITION, wide));
        assertEquals(0, charge(0).root(MOST_LOTS_OF_A_POSITION, wide));
        assertEquals(10 * Rate.ONE, charge(0).rate(BEYOND, Rate.ONE));
    }

    @Test
    void shouldStopAt62BitsWithTheLotsThatCount() {
        // 2^62 of them, half of these within the first band
        assertEquals(
            Rate.ONE / 2,
            charge(0, BEYOND / 2, 0, Long.MAX_VALUE, Rate.ONE)
                .cost(MOST_LOTS_OF_A_POSITION, LARGEST_THINNESS, wide));
        assertEquals(
            Rate.ONE, charge(0, 1, Rate.ONE, Long.MAX_VALUE, Rate.ONE).cost(1, LARGEST_THINNESS, wide));
        assertEquals(0, charge(0).cost(MOST_LOTS_OF_A_POSITION, LARGEST_THINNESS, wide));
    }

    /** A lot and a bit counts as two. */
    @Test
    void shouldRoundTheLotsThatCountUp() {
        assertEquals(
            Rate.ONE / 2, charge(0, 1, 0, Long.MAX_VALUE, Rate.ONE).cost(1, Rate.ONE + 1, wide));
    }

    /** 5,000,000,007 / 4,999,999,997 x 10^18 is the square of 1,000,000,001 and a fraction. */
    @Test
    void shouldRoundTheShareOfLotsUpAndItsRootToo() {
        assertEquals(1_000_000_002L, charge(0).closeOutFactor(5_000_000_007L, 4_999_999_997L, wide));
        assertEquals(Rate.ONE, charge(0).closeOutFactor(7, 7, wide));
        assertEquals(Rate.ONE, charge(0).closeOutFactor(MOST_LOTS_OF_A_POSITION, 0, wide));
        assertEquals(100 * Rate.ONE, charge(0).closeOutFactor(MOST_LOTS_OF_A_POSITION, 1, wide));
    }
}
