package io.plimsoll.perf.flat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.perf.book.Headroom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmark runs, and measures what it says, at a size that takes no time. */
class FlatBenchmarkTest {
    private static final int TICKS = 50_000;
    private static final int SCALED_TICKS = 2_100_000;
    private static final int HALF = SCALED_TICKS / 2;

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

    /** Twenty seconds of event time, at the end of which scales are reviewed. */
    @Test
    void shouldStepTheSameScalesEveryTime() {
        final ScaledBook first = runScaled();
        final ScaledBook second = runScaled();
        assertEquals(first.engine().digest(), second.engine().digest());
        assertEquals(0, first.engine().refused());
        assertTrue(first.steps() > 0, "no scale stepped");
        assertEquals(1, first.rollOutsCompleted());
        assertEquals(first.steps(), second.steps());
        assertTrue(first.rollOutLooks() > 0, "nobody was looked at for it");
    }

    private static ScaledBook runScaled() {
        final FlatBenchmark benchmark = benchmark(Headroom.LOGNORMAL);
        final FlatBenchmark.Scaled scaled = new FlatBenchmark.Scaled();
        scaled.load(benchmark);
        final ScalingWork work = new ScalingWork();
        for (int i = 0; i < SCALED_TICKS; i++) {
            if (i % HALF == 0) {
                work.begin(scaled);
            }
            benchmark.scaled(scaled, work);
        }
        assertEquals(HALF, work.ticks());
        assertEquals(scaled.book().steps(), work.steps(), "all scales step in the second half");
        return scaled.book();
    }

    private static FlatBenchmark benchmark(final Headroom headroom) {
        final FlatBenchmark benchmark = new FlatBenchmark();
        benchmark.accounts = 300;
        benchmark.headroom = headroom;
        return benchmark;
    }

    private static FlatBenchmark.Tripwires run(final Headroom headroom) {
        final FlatBenchmark benchmark = benchmark(headroom);
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
