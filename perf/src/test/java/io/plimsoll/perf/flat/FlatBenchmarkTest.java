package io.plimsoll.perf.flat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.perf.book.Headroom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmark runs, and measures what it says, at a size that takes no time. */
class FlatBenchmarkTest {
    private static final int TICKS = 50_000;

    @ParameterizedTest
    @EnumSource(Headroom.class)
    void shouldCallTheSameAccountsEveryTime(final Headroom headroom) {
        final FlatBenchmark.Tripwires first = run(headroom);
        final FlatBenchmark.Tripwires second = run(headroom);
        assertEquals(first.digest(), second.digest());
        assertEquals(0, first.refused());
        assertTrue(headroom != Headroom.HUGGING || first.calls() > 0, "the adversary called nobody");
        assertTrue(headroom != Headroom.HUGGING || first.eagerEntries() > 0, "the adversary was not noticed");
    }

    private static FlatBenchmark.Tripwires run(final Headroom headroom) {
        final FlatBenchmark benchmark = new FlatBenchmark();
        benchmark.accounts = 300;
        benchmark.headroom = headroom;
        final FlatBenchmark.Tripwires tripwires = new FlatBenchmark.Tripwires();
        tripwires.load(benchmark);
        final FlatBenchmark.Scan scan = new FlatBenchmark.Scan();
        scan.load(benchmark);
        for (int i = 0; i < TICKS; i++) {
            benchmark.tripwires(tripwires);
            benchmark.eagerScan(scan);
        }
        return tripwires;
    }
}
