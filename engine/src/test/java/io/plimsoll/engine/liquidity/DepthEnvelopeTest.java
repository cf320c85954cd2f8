package io.plimsoll.engine.liquidity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Wide;
import org.junit.jupiter.api.Test;

/** What is gone from the book counts at once, what is shown again by and by; by hand (rules, section 11.7). */
class DepthEnvelopeTest {
    private static final long MILLI = Rate.ONE / 1_000;
    private static final long MINUTE_NS = 60_000_000_000L;

    private final DepthEnvelope envelope = new DepthEnvelope(parameters(1));
    private final Wide wide = new Wide();

    private static SizeParameters parameters(final int recoverySamples) {
        return new SizeParameters(
            0, 0, 0, 0, Rate.ONE, 100 * Rate.ONE, Rate.ONE, 0, recoverySamples, 60, 0, 0);
    }

    /** Tells how thin the book is, in thousandths, and asks how thin it counts as. */
    private void assertCounts(final double expected, final long minute, final long thinness) {
        envelope.told(thinness * MILLI, minute * MINUTE_NS + minute, wide);
        assertEquals(Math.round(expected * MILLI), envelope.value());
    }

    @Test
    void shouldRecoverByHalfOfWhatWasThereThroughoutAnInterval() {
        assertCounts(1_000, 0, 1_000);
        assertCounts(3_000, 0, 3_000);
        // the first interval's thinnest was 3
        assertCounts(3_000, 1, 1_000);
        assertCounts(3_000, 1, 2_000);
        assertCounts(3_000, 1, 1_000);
        // the second one's was 2
        assertCounts(2_500, 2, 1_000);
        assertCounts(1_750, 3, 1_000);
        assertCounts(4_000, 3, 4_000);
        assertCounts(4_000, 4, 1_000);
        assertCounts(2_500, 5, 1_000);
    }

    @Test
    void shouldCountIntervalsInWhichSomethingWasTold() {
        assertCounts(5_000, 0, 5_000);
        assertCounts(5_000, 1, 1_000);
        assertCounts(3_000, 1_000, 1_000);
        assertCounts(2_000, 1_001, 1_000);
    }

    @Test
    void shouldRoundUp() {
        envelope.told(Rate.ONE + 1, 0, wide);
        envelope.told(Rate.ONE, MINUTE_NS, wide);
        envelope.told(Rate.ONE, 2 * MINUTE_NS, wide);
        assertEquals(Rate.ONE + 1, envelope.value());
    }

    @Test
    void shouldNotFallBelowWhatIsShownNow() {
        assertCounts(5_000, 0, 5_000);
        assertCounts(5_000, 1, 1_000);
        assertCounts(4_000, 2, 4_000);
    }

    /** How many of 5 and 15 lots the book shows, of the emptier side. */
    @Test
    void shouldCompareAllBandsTogether() {
        final SizeCharge charge = new SizeCharge(
            parameters(1), new DepthBands(new long[] {5, 15, Long.MAX_VALUE}, new long[] {0, 0, 0}));
        assertEquals(Rate.ONE, charge.thinness(20, wide));
        assertEquals(Rate.ONE, charge.thinness(1L << 60, wide));
        assertEquals(Rate.ONE * 2, charge.thinness(10, wide));
        assertEquals(Rate.ONE * 20 / 3 + 1, charge.thinness(3, wide));
        assertEquals(Rate.ONE * 20, charge.thinness(1, wide));
        assertEquals(Rate.ONE * 100, charge.thinness(0, wide));
    }

    @Test
    void shouldStopAtTheLargestThinness() {
        final SizeCharge charge = new SizeCharge(
            parameters(1), new DepthBands(new long[] {1L << 58, Long.MAX_VALUE}, new long[] {0, 0}));
        assertEquals(Rate.ONE * 100, charge.thinness(1, wide));
        assertEquals(Rate.ONE * 100, charge.thinness((1L << 58) / 101, wide));
        assertEquals(Rate.ONE * 64, charge.thinness(1L << 52, wide));
    }
}
