package io.plimsoll.transport.crash;

import static io.plimsoll.transport.crash.MadeUp.ONE_PERCENT;
import static io.plimsoll.transport.crash.MadeUp.book;
import static io.plimsoll.transport.crash.MadeUp.flatBars;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Answers by hand with rates that follow volatility. Samples of a minute with a half-life of one, from a volatility of
 * 1 a year, the reference: a variance of floor(10^18 x 60 / 31,536,000) = 1,902,587,519,025. From 100 to 101 is a
 * change of floor(2 x 10^9 x 1,000 / 201,000) = 9,950,248, whose square is 99,007,435,261,504. Half of each makes
 * 50,455,011,390,264; a year that is 5.149675135. In the minute after it, without change, half of it, 3.641370209.
 */
class ScaledRunTest {
    private static final long ONE = 1_000_000_000L;
    private static final VolatilityTerms QUICK = new VolatilityTerms(60, 1, ONE, 0, 0, 0);
    private static final long FIRST = 5_149_675_135L;
    private static final long SECOND = 3_641_370_209L;

    private ScaleLog log;

    /**
     * Ten coins each, opened at 100. At 101 the scale is 5.15, and a position of 1,010 requires 52.015. Account 0 is
     * long with 50: its equity of 60 is below 1.2 x 52.015. Account 1 is short with 50: its equity of 40 is below
     * 52.015. Account 2 is long with 400.
     */
    @Test
    void shouldCallByScaleAndNotByPrice() {
        final RunResult run = run(terms(0, 0, ONE / 2), book(new long[] {10, -10, 10}, new long[] {50, 50, 400}),
            flatBars("100", "101", "101", "101"));
        assertEquals(new BarCounts(3, 3_000_000_000L, 30_000_000, 60_000_000, 0, 0, 0, 0, 0, 0), run.bars().get(0));
        assertEquals(
            new BarCounts(3, 3_030_000_000L, 156_045_000, 312_090_000, 1, 1, 1, 1, 0, 0), run.bars().get(1));
        // account 1 is closed with 40; the scale falls by a step
        assertEquals(
            new BarCounts(2, 2_020_000_000L, 103_020_000, 206_040_000, 0, 0, 0, 0, 0, 0), run.bars().get(2));
        assertEquals(BitSet.valueOf(new long[] {0b11}), run.calledByScale());
        assertEquals(BitSet.valueOf(new long[] {0b10}), run.liquidatedByScale());
        assertEquals(2, run.mostInRollOut());
        assertEquals(new ScaleReading(ONE, ONE, ONE, ONE, 0), log.readings().get(0));
        assertEquals(new ScaleReading(FIRST, FIRST, 5_150_000_000L, 5_150_000_000L, 0), log.readings().get(1));
        assertEquals(new ScaleReading(SECOND, SECOND, 3_650_000_000L, 5_100_000_000L, 0), log.readings().get(2));
        assertEquals(3, log.changes());
    }

    /** With a hysteresis of 1 the scale stays while it is below twice 3.64: the engine with the accounts is silent. */
    @Test
    void shouldReadVolatilityWhereTheScaleDoesNotChange() {
        run(terms(ONE, 0, ONE / 2), book(new long[] {10}, new long[] {400}), flatBars("100", "101", "101"));
        assertEquals(new ScaleReading(SECOND, SECOND, 3_650_000_000L, 5_150_000_000L, 0), log.readings().get(2));
        assertEquals(1, log.changes());
    }

    /** 0.5 at once is 1.5, a gap of 2 below 5.15 is 3.15: so much is in force, and 2 uncovered. */
    @Test
    void shouldReadWhatTheRampHoldsBack() {
        final RunResult run = run(terms(0, 2 * ONE, ONE / 2), book(new long[] {10}, new long[] {400}),
            flatBars("100", "101", "101"));
        assertEquals(new ScaleReading(FIRST, FIRST, 5_150_000_000L, 3_150_000_000L, 2 * ONE), log.readings().get(1));
        // 1,010 x 1 % x 3.15
        assertEquals(31_815_000, run.bars().get(1).maintenance());
        // 3.65 is wanted then, 0.5 more than there is, and nothing may rise any more
        assertEquals(new ScaleReading(SECOND, SECOND, 3_650_000_000L, 3_150_000_000L, ONE / 2), log.readings().get(2));
    }

    @Test
    void shouldGoThroughEarlierBarsBeforeAccountsAreOpened() {
        final BarSeries all = flatBars("100", "101", "101", "101");
        final RunResult run = run(terms(0, 0, ONE / 2), book(new long[] {10}, new long[] {400}),
            new BarSeries("made up", "X", MadeUp.MINUTE_NS, all.bars().subList(0, 2), all.bars().subList(2, 4)));
        assertEquals(2, run.bars().size());
        assertEquals(new ScaleReading(SECOND, SECOND, 3_650_000_000L, 5_100_000_000L, 0), log.readings().get(0));
        assertEquals(51_510_000, run.bars().get(0).maintenance());
        assertEquals(1, log.changes());
    }

    private RunResult run(final ScaleTerms terms, final Book book, final BarSeries series) {
        log = new ScaleLog(QUICK, terms, MadeUp.perpetual(series, List.of()), series.startNs());
        final CrashRun run = new CrashRun(
            series, MadeUp.perpetual(series, ONE_PERCENT), new TierRates(ONE_PERCENT), book.accounts(), log,
            CrashEngine::open);
        run.begin();
        log.beginBars();
        return run.run(book);
    }

    private static ScaleTerms terms(final long hysteresis, final long largestGap, final long riseAtOnce) {
        return new ScaleTerms(ONE, ONE / 20, ONE / 2, 10 * ONE, hysteresis, 0, 0, 0, riseAtOnce, largestGap);
    }
}
