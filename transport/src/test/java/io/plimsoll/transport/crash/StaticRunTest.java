package io.plimsoll.transport.crash;

import static io.plimsoll.transport.crash.MadeUp.ONE_PERCENT;
import static io.plimsoll.transport.crash.MadeUp.bar;
import static io.plimsoll.transport.crash.MadeUp.book;
import static io.plimsoll.transport.crash.MadeUp.flat;
import static io.plimsoll.transport.crash.MadeUp.series;
import static io.plimsoll.transport.crash.MadeUp.tier;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.plimsoll.transport.scenario.Scenario;
import java.util.BitSet;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers by hand with rates that stay: 1 % maintenance, 2 % initial. */
class StaticRunTest {

    /**
     * Ten coins each, opened at 100. Account 0 is long with 50: its equity 10 p - 950 is below 1.2 x 0.1 p under
     * 96.1538 and below 0.1 p under 95.9596. Account 1 is short with 50: 1050 - 10 p is below 0.1 p above 103.9604.
     * Account 2 is long with 400, and not called above 60.6.
     */
    @Test
    void shouldCallLiquidateAndCloseAtTheNextOpen() {
        final RunResult run = run(
            ONE_PERCENT,
            book(new long[] {10, -10, 10}, new long[] {50, 50, 400}),
            bar(0, "100", "101", "99", "100"),
            bar(1, "100", "100.5", "96.1", "97"),
            bar(2, "97", "97", "95", "95.5"),
            bar(3, "94", "104", "94", "104"),
            flat(4, "103"));
        // 3 positions of 1,000 require 10 and 20 each
        assertEquals(new BarCounts(3, 3_000_000_000L, 30_000_000, 60_000_000, 0, 0, 0, 0, 0, 0), run.bars().get(0));
        // at 96.1 account 0 is called to MARGIN_CALL; at 97 it is cured, being above 1.5 x maintenance
        assertEquals(new BarCounts(3, 2_910_000_000L, 29_100_000, 58_200_000, 1, 0, 0, 0, 0, 0), run.bars().get(1));
        // at 95 it is called to LIQUIDATION at once, and still has its position at the end
        assertEquals(new BarCounts(3, 2_865_000_000L, 28_650_000, 57_300_000, 0, 0, 1, 0, 0, 0), run.bars().get(2));
        // it is closed at 94 with 50 - 60 = -10; at 104 account 1 is called to LIQUIDATION
        assertEquals(
            new BarCounts(2, 2_080_000_000L, 20_800_000, 41_600_000, 0, 0, 1, 0, 1, 10_000_000), run.bars().get(3));
        // which is closed at 103 with 50 - 30 = 20
        assertEquals(new BarCounts(1, 1_030_000_000L, 10_300_000, 20_600_000, 0, 0, 0, 0, 0, 0), run.bars().get(4));
        assertEquals(BitSet.valueOf(new long[] {0b01}), run.warned());
        assertEquals(BitSet.valueOf(new long[] {0b11}), run.called());
        assertEquals(BitSet.valueOf(new long[] {0b11}), run.liquidated());
        assertEquals(new BitSet(), run.calledByScale());
        assertEquals(0, run.mostInRollOut());
        assertEquals(0.01, run.bars().get(4).maintenanceRate(), 1e-12);
        assertEquals(0.02, run.bars().get(4).initialRate(), 1e-12);
    }

    @Test
    void shouldCloseAtTheLastPriceWhoeverIsTakenOverInTheLastBar() {
        final RunResult run = run(
            ONE_PERCENT,
            book(new long[] {10}, new long[] {50}),
            flat(0, "100"),
            bar(1, "100", "100", "90", "92"));
        // 50 - 80 = -30
        assertEquals(new BarCounts(0, 0, 0, 0, 0, 0, 1, 0, 1, 30_000_000), run.bars().get(1));
        assertEquals(0, run.bars().get(1).maintenanceRate());
    }

    @Test
    void shouldRememberWhoWasTakenOverWhateverThePriceDoesAfterwards() {
        final RunResult run = run(
            ONE_PERCENT,
            book(new long[] {10}, new long[] {50}),
            bar(0, "100", "100", "95.5", "100"),
            flat(1, "101"),
            flat(2, "95"));
        assertEquals(new BarCounts(1, 1_000_000_000L, 10_000_000, 20_000_000, 0, 0, 1, 0, 0, 0), run.bars().get(0));
        assertEquals(new BarCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), run.bars().get(1));
        assertEquals(new BarCounts(0, 0, 0, 0, 0, 0, 0, 0, 0, 0), run.bars().get(2));
    }

    /** 60,000 in tiers of 1 % and from 50,000 on 2 %: 50,000 x 1 % + 10,000 x 2 % = 700, initially 60,000 x 4 %. */
    @Test
    void shouldCountTiersAsTheEngineDoes() {
        final RunResult run = run(
            List.of(tier("0", "0.01", "0.02"), tier("50000", "0.02", "0.04")),
            book(new long[] {600, -400}, new long[] {9_000, 9_000}),
            flat(0, "100"),
            flat(1, "101"));
        assertEquals(700_000_000L + 400_000_000, run.bars().get(0).maintenance());
        assertEquals(2_400_000_000L + 800_000_000, run.bars().get(0).initial());
    }

    @Test
    void shouldStopIfTotalsAreNotWhatTheEngineReports() {
        final BarSeries series = series(flat(0, "100"), flat(1, "100"));
        final TierRates others = new TierRates(List.of(tier("0", "0.02", "0.02")));
        final CrashRun run = new CrashRun(series, MadeUp.perpetual(series, ONE_PERCENT), others, 1, null,
            CrashEngine::open);
        run.begin();
        final Book book = book(new long[] {10}, new long[] {50});
        final String words = assertThrows(IllegalStateException.class, () -> run.run(book)).getMessage();
        assertEquals("accounts require maintenance 20000000 and initial 20000000 added up, and 10000000 and 20000000"
            + " by the engine's reports", words);
    }

    private static RunResult run(final List<Scenario.Tier> tiers, final Book book, final Bar... bars) {
        final BarSeries series = series(bars);
        final CrashRun run = new CrashRun(
            series, MadeUp.perpetual(series, tiers), new TierRates(tiers), book.accounts(), null, CrashEngine::open);
        run.begin();
        return run.run(book);
    }
}
