package io.plimsoll.transport.command;

import io.plimsoll.journal.replay.ReplayResult;
import io.plimsoll.transport.demo.DemoOptions;
import io.plimsoll.transport.demo.DemoRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The demo. */
@Command(
    name = "demo",
    description = {
        "Drives a hundred thousand margin accounts through a real crash, in about a minute.",
        "Service, gateway and matching engine talk over Aeron; every message and every margin call is journaled,"
            + " and at the end the calls are derived from the journal once more.",
        "Before that a few hours come again, with rates that follow volatility beside rates that stay."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  plimsoll demo",
        "  plimsoll demo --accounts 1000000 --seed 7 --journal /tmp/crash"})
public final class DemoCommand implements Callable<Integer> {
    private static final int MOST_ACCOUNTS = 10_000_000;

    @Spec
    private CommandSpec spec;

    @Option(names = "--accounts", paramLabel = "N", defaultValue = "100000",
        description = "Accounts that take part (default: ${DEFAULT-VALUE}).")
    private int accounts;

    @Option(names = "--seed", paramLabel = "S", defaultValue = "1",
        description = {
            "Of the accounts and what they hold (default: ${DEFAULT-VALUE}).",
            "When accounts are closed out is up to the speed of the machine:",
            "the number of calls differs a little from run to run."})
    private long seed;

    @Option(names = "--seconds", paramLabel = "N", defaultValue = "30",
        description = "That the four recorded days take (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--journal", paramLabel = "DIR",
        description = "Keeps the journal in this new directory; otherwise it is deleted at the end.")
    private Path journal;

    @Option(names = "--page", paramLabel = "FILE.html",
        description = "Writes the charts of scaled beside static rates here (default: a new temporary file).")
    private Path page;

    @Override
    public Integer call() throws IOException {
        if (accounts < 1 || accounts > MOST_ACCOUNTS) {
            throw new ParameterException(
                spec.commandLine(), "--accounts must be from 1 to " + MOST_ACCOUNTS + " but is " + accounts);
        }
        if (seconds < 1) {
            throw new ParameterException(spec.commandLine(), "--seconds must be 1 or more but is " + seconds);
        }
        final PrintWriter out = spec.commandLine().getOut();
        final DemoOptions options = new DemoOptions(accounts, seed, seconds, journal, page);
        try {
            final ReplayResult result = new DemoRun(options, out, CommandLine.Help.Ansi.AUTO.enabled()).run();
            ReplayCommand.print(out, result);
            return result.isClean() ? Plimsoll.OK : Plimsoll.FAILED;
        } catch (final CancellationException e) {
            return Plimsoll.FAILED; // Ctrl-C: the process is ending with a code of its own
        }
    }
}
