package io.plimsoll.transport.command;

import io.plimsoll.transport.backtest.MarginBacktest;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What portfolio accounts needed, held against what they lost. */
@Command(
    name = "backtest",
    description = {
        "Takes portfolio accounts through recorded option chains and holds what each needed at a snapshot against what"
            + " it lost until the next one.",
        "Strangles, a covered call, a calendar spread, a butterfly and a market maker, drawn by a seed, go through the"
            + " same engine that runs beside the exchange."},
    footerHeading = "%nFormat:%n",
    footer = {
        "  CSV with a header, plain or gzip, rows in order of time; other columns are not looked at:",
        "  quote_time_s, instrument_name, expiry_time_s, option_right (call, put), strike, underlying_price,",
        "  bid_price, ask_price, mark_iv_percent",
        "",
        "  plimsoll backtest chain_2021-06.csv.gz --grid crypto27 --page backtest.html"})
public final class BacktestCommand implements Callable<Integer> {
    private static final int MOST_OPTIONS = 500;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*",
        description = "Option chains; each file is gone through by itself.")
    private List<Path> files;

    @Mixin
    private GridOption grid;

    @Option(names = "--options", paramLabel = "N", defaultValue = "200",
        description = "Options that the market maker holds (default: ${DEFAULT-VALUE}).")
    private int options;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "Of the accounts and what they hold (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--page", paramLabel = "FILE.html",
        description = "Writes a page with a chart for each account.")
    private Path page;

    @Option(names = "--journal", paramLabel = "DIR",
        description = "Keeps a journal of each file's messages, DIR/FILE, which audit, calls, explain and state read.")
    private Path journal;

    @Override
    public Integer call() throws IOException {
        if (options < 1 || options > MOST_OPTIONS) {
            throw new ParameterException(
                spec.commandLine(), "--options must be from 1 to " + MOST_OPTIONS + " but is " + options);
        }
        final PrintWriter out = spec.commandLine().getOut();
        final MarginBacktest backtest = new MarginBacktest(grid.name(), grid.definition(), seed, options, journal);
        for (final Path file : files) {
            backtest.run(file, out);
        }
        if (page != null) {
            backtest.writePage(page);
        }
        return backtest.isComplete() ? Plimsoll.OK : Plimsoll.FAILED;
    }
}
