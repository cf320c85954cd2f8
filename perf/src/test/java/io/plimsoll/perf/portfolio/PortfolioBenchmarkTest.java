package io.plimsoll.perf.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The benchmarks run, and measure what they say, at a size that takes no time. */
@Tag("slow")
class PortfolioBenchmarkTest {
    private static final int ACCOUNTS = 300;
    private static final int TICKS = 2_000_000;
    private static final int FIFTIES_OF_SURFACES = 20;

    /** Drawn back more, prices come near no wire. */
    private static final double WANDERING = 1e-6;

    @ParameterizedTest
    @EnumSource(PortfolioHeadroom.class)
    void shouldDoTheSameEveryTime(final PortfolioHeadroom headroom) {
        final PortfolioEngine first = run(headroom);
        final PortfolioEngine second = run(headroom);
        assertEquals(first.engine().digest(), second.engine().digest());
        assertEquals(0, first.engine().refused());
        assertTrue(first.engine().examinations() < TICKS, "accounts are looked at with every tick");
    }

    private static PortfolioEngine run(final PortfolioHeadroom headroom) {
        final PortfolioBenchmark benchmark = new PortfolioBenchmark();
        benchmark.accounts = ACCOUNTS;
        benchmark.headroom = headroom;
        benchmark.reversion = WANDERING;
        final PortfolioBenchmark.Tripwires tripwires = new PortfolioBenchmark.Tripwires();
        tripwires.load(benchmark);
        final PortfolioBenchmark.Work work = new PortfolioBenchmark.Work();
        work.begin(tripwires);
        for (int i = 0; i < TICKS; i++) {
            benchmark.tick(tripwires, work);
        }
        for (int i = 0; i < FIFTIES_OF_SURFACES; i++) {
            benchmark.surface(tripwires, work);
        }
        assertTrue(work.examinations > 0, "no account was ever looked at");
        return tripwires.engine();
    }

    /** On the same prices the eager evaluation finds every account at the level at which the engine has it. */
    @Test
    void shouldFindTheLevelsThatTheEngineFinds() {
        final PortfolioEngine engine =
            new PortfolioEngine(new PortfolioBook(10 * ACCOUNTS, 1, PortfolioHeadroom.UNIFORM), true);
        final EagerPortfolios eager = new EagerPortfolios(engine);
        long changes = 0;
        for (int underlying = 0; underlying < PortfolioMarket.UNDERLYINGS; underlying++) {
            final long mark = PortfolioMarket.price(underlying) * 3 / 4;
            engine.tick(underlying, mark);
            changes = eager.tick(underlying, mark);
        }
        assertTrue(changes > 0, "a fall by a quarter called nobody");
        assertEquals(2 * changes, engine.calls(), "one call to pay, one when it is paid");
    }

    @Test
    void shouldComputeTheSameFromWarmAndColdValues() {
        final RequirementBenchmark benchmark = new RequirementBenchmark();
        benchmark.load();
        final long warm = benchmark.warm();
        for (int i = 1; i < 1_000; i++) {
            benchmark.warm();
        }
        assertEquals(warm, benchmark.cold());
        assertTrue(warm > 0, "an account needs nothing");
    }
}
