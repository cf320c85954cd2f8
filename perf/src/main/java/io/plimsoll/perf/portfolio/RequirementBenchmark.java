package io.plimsoll.perf.portfolio;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.portfolio.PortfolioMargin;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One requirement of 20 options over 33 scenarios, at a price between two nodes, account after account. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(value = 1, jvmArgsAppend = {
    "--add-exports=java.base/jdk.internal.misc=ALL-UNNAMED", "-Xms1g", "-Xmx1g", "-XX:+UseParallelGC",
    "-Dagrona.disable.bounds.checks=true"})
@State(Scope.Benchmark)
public class RequirementBenchmark {
    private static final long SEED = 20_261_125L;
    private static final int ACCOUNTS = 1_000;
    private static final int GRID = 0;

    private final int[][] options = new int[ACCOUNTS][AccountLegs.OPTIONS];
    private final long[][] lots = new long[ACCOUNTS][AccountLegs.OPTIONS];
    private Book book;
    private PortfolioMargin margin;
    private int account;

    /** Loads the accounts. */
    @Setup
    public void load() {
        book = new EagerPortfolios(
            new PortfolioEngine(new PortfolioBook(ACCOUNTS, SEED, PortfolioHeadroom.LOGNORMAL), false)).book();
        margin = new PortfolioMargin(
            book.instruments(), book.grids(), book.optionValues(), book.maxPositionsPerAccount());
        for (int a = 0; a < ACCOUNTS; a++) {
            readOptions(a);
        }
    }

    private void readOptions(final int ofAccount) {
        final AccountTable accounts = book.accounts();
        final PositionTable positions = book.positions();
        int leg = 0;
        for (int p = accounts.firstPosition(ofAccount); p != PositionTable.NONE; p = positions.next(p)) {
            if (book.instruments().underlyings().isOption(positions.instrument(p))) {
                options[ofAccount][leg] = positions.instrument(p);
                lots[ofAccount][leg++] = positions.lots(p);
            }
        }
    }

    private long requirement() {
        margin.begin(GRID);
        for (int leg = 0; leg < AccountLegs.OPTIONS; leg++) {
            margin.addOption(options[account][leg], lots[account][leg]);
        }
        margin.calculate();
        return margin.maintenance();
    }

    private void next() {
        account = (account + 1) % ACCOUNTS;
    }

    /** From values at nodes that are known. */
    @Benchmark
    public long warm() {
        next();
        return requirement();
    }

    /** After all values of the account's options were forgotten. */
    @Benchmark
    public long cold() {
        next();
        for (final int option : options[account]) {
            book.optionValues().changed(option);
        }
        return requirement();
    }
}
