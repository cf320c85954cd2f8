package io.plimsoll.transport.backtest;

import io.plimsoll.transport.chain.AccountPlan;
import io.plimsoll.transport.chain.Book;
import io.plimsoll.transport.chain.ChainReader;
import io.plimsoll.transport.chain.OptionChain;
import io.plimsoll.transport.portfolio.GridDefinition;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Backtests of one book against several files of option chains, each for itself. */
public final class MarginBacktest {
    private final List<BacktestResult> results = new ArrayList<>();
    private final String gridName;
    private final GridDefinition grid;
    private final long seed;
    private final int options;
    private final Path journals;

    /**
     * Backtests that are to be run.
     *
     * @param gridName by which the grid is called
     * @param grid     by which accounts are margined
     * @param seed     of the accounts
     * @param options  that the market maker holds
     * @param journals directory in which each file gets a journal under its own name, or null to keep none
     */
    public MarginBacktest(
        final String gridName, final GridDefinition grid, final long seed, final int options, final Path journals) {
        this.gridName = gridName;
        this.grid = grid;
        this.seed = seed;
        this.options = options;
        this.journals = journals;
    }

    /**
     * Runs one, with a new book.
     *
     * @param file of option chains
     * @param out  to print what came of it
     * @throws IOException if the file cannot be read
     * @throws io.plimsoll.transport.feed.FeedException         if it cannot be used
     * @throws io.plimsoll.transport.scenario.ScenarioException if the grid cannot be used, or it has a journal already
     */
    public void run(final Path file, final PrintWriter out) throws IOException {
        final OptionChain chain = ChainReader.read(file);
        final List<AccountPlan> plans = Book.of(seed, options);
        final BacktestResult result = journals == null
            ? Backtest.run(chain, plans, grid) : Backtest.run(chain, plans, grid, journals.resolve(chain.name()));
        new BacktestText(out).print(result);
        out.flush();
        results.add(result);
    }

    /**
     * Writes a page with the charts of all that were run.
     *
     * @param file to write
     * @throws IOException if it cannot be written
     */
    public void writePage(final Path file) throws IOException {
        Files.writeString(file, BacktestPage.of(gridName, results), StandardCharsets.UTF_8);
    }

    /**
     * Whether the engines took all that they should have.
     *
     * @return false if something was refused that was not told otherwise
     */
    public boolean isComplete() {
        return results.stream().allMatch(BacktestResult::isComplete);
    }
}
