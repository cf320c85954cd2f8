package io.plimsoll.perf.flat;

import io.plimsoll.perf.book.EagerScan;
import io.plimsoll.perf.book.EngineBook;
import io.plimsoll.perf.book.Headroom;
import io.plimsoll.perf.book.SyntheticBook;
import io.plimsoll.perf.book.TickWalk;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A tick on ten thousand, a hundred thousand and a million accounts: tripwires, with scales that step and without,
 * beside an eager scan.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = {
    "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED", "-Xms4g", "-Xmx4g", "-XX:+UseParallelGC",
    "-Dagrona.disable.bounds.checks=true"})
@State(Scope.Benchmark)
public class FlatBenchmark {
    /** How many accounts. */
    @Param({"10000", "100000", "1000000"})
    public int accounts;

    /** How far they are from the first level. */
    @Param("LOGNORMAL")
    public Headroom headroom;

    private static final long SEED = 20_261_121L;

    /** The engine and its ticks. */
    @State(Scope.Benchmark)
    public static class Tripwires {
        private EngineBook book;
        private TickWalk walk;

        /** Loads the engine. */
        @Setup
        public void load(final FlatBenchmark parameters) {
            book = new EngineBook(parameters.book());
            walk = new TickWalk(parameters.book(), SEED);
        }

        long digest() {
            return book.engine().digest();
        }

        long refused() {
            return book.engine().refused();
        }

        long calls() {
            return book.calls();
        }

        long eagerEntries() {
            return book.engine().eagerEntries();
        }
    }

    /** The scan and its ticks. */
    @State(Scope.Benchmark)
    public static class Scan {
        private EagerScan book;
        private TickWalk walk;

        /** Loads the scan. */
        @Setup
        public void load(final FlatBenchmark parameters) {
            book = new EagerScan(parameters.book());
            walk = new TickWalk(parameters.book(), SEED);
        }
    }

    /** The engine with scales, and its ticks. */
    @State(Scope.Benchmark)
    public static class Scaled {
        private ScaledBook book;
        private TickWalk walk;

        /** Loads the engine. */
        @Setup
        public void load(final FlatBenchmark parameters) {
            book = new ScaledBook(parameters.book(), (output, offset, length) -> { });
            walk = new TickWalk(parameters.book(), SEED);
        }

        ScaledBook book() {
            return book;
        }
    }

    private SyntheticBook book() {
        return new SyntheticBook(accounts, SEED, headroom);
    }

    @Benchmark
    public long tripwires(final Tripwires state) {
        state.walk.move();
        state.book.tick(state.walk.instrument(), state.walk.mark());
        return state.book.engine().examinations();
    }

    @Benchmark
    public long scaled(final Scaled state, final ScalingWork work) {
        state.walk.move();
        state.book.tick(state.walk.instrument(), state.walk.mark());
        return state.book.engine().examinations();
    }

    @Benchmark
    public long eagerScan(final Scan state) {
        state.walk.move();
        return state.book.tick(state.walk.instrument(), state.walk.mark());
    }
}
