package io.plimsoll.perf.portfolio;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Ticks and smiles on a book of portfolio accounts: tripwires beside an eager evaluation of every holder. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 2, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = {
    "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED", "-Xms4g", "-Xmx4g", "-XX:+UseParallelGC",
    "-Dagrona.disable.bounds.checks=true"})
@State(Scope.Benchmark)
public class PortfolioBenchmark {
    /** How many accounts. */
    @Param("100000")
    public int accounts;

    /** How far they are from the first level. */
    @Param("LOGNORMAL")
    public PortfolioHeadroom headroom;

    /** By which share of the way a price is drawn back to where it began, every tick. */
    @Param("1e-4")
    public double reversion;

    private static final long SEED = 20_261_125L;

    /** So many at a time, since few of them cost more than all others together. */
    private static final int SURFACES = 50;

    /** The engine, its ticks and its smiles. */
    @State(Scope.Benchmark)
    public static class Tripwires {
        private PortfolioEngine engine;
        private PriceWalk prices;
        private VolatilityWalk volatilities;

        /** Loads the engine. */
        @Setup
        public void load(final PortfolioBenchmark parameters) {
            engine = parameters.engine(true);
            prices = new PriceWalk(SEED, parameters.reversion);
            volatilities = new VolatilityWalk(SEED);
        }

        PortfolioEngine engine() {
            return engine;
        }
    }

    /** What the tripwires' engine does in an iteration. */
    @AuxCounters
    @State(Scope.Thread)
    public static class Work {
        /** Accounts looked at. */
        public long examinations;

        private long before;

        /** Begins to count. */
        @Setup(Level.Iteration)
        public void begin(final Tripwires tripwires) {
            before = tripwires.engine.engine().examinations();
        }

        private void count(final Tripwires tripwires) {
            examinations = tripwires.engine.engine().examinations() - before;
        }
    }

    /** The eager evaluation, its ticks and its smiles. */
    @State(Scope.Benchmark)
    public static class Eager {
        private EagerPortfolios portfolios;
        private PriceWalk prices;
        private VolatilityWalk volatilities;

        /** Loads the book. */
        @Setup
        public void load(final PortfolioBenchmark parameters) {
            portfolios = new EagerPortfolios(parameters.engine(false));
            prices = new PriceWalk(SEED, parameters.reversion);
            volatilities = new VolatilityWalk(SEED);
        }
    }

    private PortfolioEngine engine(final boolean paidIn) {
        return new PortfolioEngine(new PortfolioBook(accounts, SEED, headroom), paidIn);
    }

    @Benchmark
    public void tick(final Tripwires state, final Work work) {
        state.prices.move();
        state.engine.tick(state.prices.underlying(), state.prices.mark());
        work.count(state);
    }

    @Benchmark
    public long tickEagerly(final Eager state) {
        state.prices.move();
        return state.portfolios.tick(state.prices.underlying(), state.prices.mark());
    }

    @Benchmark
    @OperationsPerInvocation(SURFACES)
    public void surface(final Tripwires state, final Work work) {
        for (int i = 0; i < SURFACES; i++) {
            state.volatilities.move();
            state.engine.surface(state.volatilities.expiry(), state.volatilities.atTheMoney());
        }
        work.count(state);
    }

    @Benchmark
    public long surfaceEagerly(final Eager state) {
        state.volatilities.move();
        return state.portfolios.surface(state.volatilities.expiry(), state.volatilities.atTheMoney());
    }
}
