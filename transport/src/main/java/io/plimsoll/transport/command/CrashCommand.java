package io.plimsoll.transport.command;

import io.plimsoll.transport.crash.BarRequest;
import io.plimsoll.transport.crash.CrashReplay;
import io.plimsoll.transport.crash.CrashTerms;
import io.plimsoll.transport.scenario.Scenario;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a crash does to accounts with rates that stay, and with rates that follow volatility. */
@Command(
    name = "crash",
    description = {
        "Takes a hundred thousand accounts through recorded bars twice: with rates that stay, and with rates that are"
            + " scaled by volatility (the draft of rules version 4).",
        "Prints requirements, calls and losses side by side."},
    footerHeading = "%nFormat:%n",
    footer = {
        "  CSV with a header, plain or gzip, rows in order of time; other columns are not looked at:",
        "  open_time_ms, symbol, open, high, low, close",
        "  or, of the mark, mark_open, mark_high, mark_low, mark_close",
        "",
        "  plimsoll crash bars_1m.csv.gz --symbol LAYERUSDT --from 2025-05-04T00:00:00Z --to 2025-05-09T00:00:00Z"
            + " --page crash.html"})
public final class CrashCommand implements Callable<Integer> {
    private static final int MOST_ACCOUNTS = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "Bars.")
    private Path file;

    @Option(names = "--symbol", paramLabel = "NAME", required = true, description = "Whose bars, and the perpetual's.")
    private String symbol;

    @Option(names = "--from", paramLabel = "T", converter = TimeArgument.class,
        description = "Where accounts are opened, such as 2025-05-04T00:00:00Z (default: the first bar).")
    private Long fromNs;

    @Option(names = "--to", paramLabel = "T", converter = TimeArgument.class,
        description = "Where it ends; not included (default: the last bar is).")
    private Long toNs;

    @Option(names = "--warm-up", paramLabel = "HOURS", defaultValue = "24",
        description = "From bars so long before --from volatility is estimated already, without accounts"
            + " (default: ${DEFAULT-VALUE}).")
    private int warmUpHours;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "100000",
        description = "How many (default: ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = "Of the accounts and what they hold (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--leverage", paramLabel = "X", defaultValue = "5",
        description = "Median notional by collateral (default: ${DEFAULT-VALUE}).")
    private double leverage;

    @Option(names = "--tier", paramLabel = "FLOOR:MAINTENANCE:INITIAL", converter = TierArgument.class,
        defaultValue = "0:0.01:0.02,50000:0.02:0.04,250000:0.05:0.1", split = ",",
        description = "Rates from a notional on, as they are set in calm; several, in order"
            + " (default: ${DEFAULT-VALUE}).")
    private List<Scenario.Tier> tiers;

    @Mixin
    private ScaleOptions scale;

    @Mixin
    private CrashService service;

    @Option(names = "--page", paramLabel = "FILE.html", description = "Writes a page with charts.")
    private Path page;

    @Override
    public Integer call() throws IOException {
        require(accounts >= 1 && accounts <= MOST_ACCOUNTS,
            "--accounts must be from 1 to " + MOST_ACCOUNTS + " but is " + accounts);
        require(warmUpHours >= 0, "--warm-up must be 0 or more but is " + warmUpHours);
        require(leverage >= 1, "--leverage must be 1 or more but is " + leverage);
        final BarRequest request = new BarRequest(file, symbol, fromNs == null ? Long.MIN_VALUE : fromNs,
            toNs == null ? Long.MAX_VALUE : toNs, TimeUnit.HOURS.toNanos(warmUpHours));
        final LongFunction<CrashTerms> terms = barNs -> new CrashTerms(
            tiers, scale.volatility(barNs), scale.scale(), accounts, seed, leverage);
        if (service.isWanted()) {
            return service.run(request, terms, this::show, spec.commandLine().getOut()) ? Plimsoll.OK : Plimsoll.FAILED;
        }
        show(CrashReplay.of(request, terms));
        return Plimsoll.OK;
    }

    private void show(final CrashReplay replay) throws IOException {
        replay.print(spec.commandLine().getOut());
        if (page != null) {
            replay.writePage(page);
        }
    }

    private void require(final boolean holds, final String words) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), words);
        }
    }
}
