package io.plimsoll.transport.command;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.transport.explain.CallFilter;
import io.plimsoll.transport.explain.CallFormat;
import io.plimsoll.transport.explain.CallList;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Lists margin calls. */
@Command(
    name = "calls",
    description = "Lists the margin calls of a journal.",
    footerHeading = "%nExamples:%n",
    footer = {
        "  plimsoll calls /var/lib/plimsoll/journal --account 11214",
        "  plimsoll calls /var/lib/plimsoll/journal --level LIQUIDATION --from 2026-11-25T08:00:00Z --format csv"})
public final class CallsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalDirectory journal;

    @Option(names = "--account", paramLabel = "A", description = "Of one account.")
    private Long account;

    @Option(names = "--from", paramLabel = "T", converter = TimeArgument.class,
        description = "From this time on, such as 2026-11-25T08:00:00Z.")
    private Long from;

    @Option(names = "--to", paramLabel = "T", converter = TimeArgument.class,
        description = "Up to, and without, this time.")
    private Long to;

    @Option(names = "--level", paramLabel = "L", converter = LevelArgument.class,
        completionCandidates = LevelArgument.class,
        description = "That the account came to: ${COMPLETION-CANDIDATES}.")
    private Level level;

    @Option(names = "--format", paramLabel = "F", defaultValue = "table",
        description = "table, csv or json, an object a line (default: ${DEFAULT-VALUE}).")
    private CallFormat format;

    @Override
    public Integer call() throws NoSuchFileException {
        if (from != null && to != null && from >= to) {
            throw new CommandLine.ParameterException(
                spec.commandLine(), "--from must be before --to; no time is from the one on and before the other");
        }
        final Path directory = journal.path();
        final PrintWriter out = spec.commandLine().getOut();
        final CallFilter filter = new CallFilter(
            account, from == null ? Long.MIN_VALUE : from, to == null ? Long.MAX_VALUE : to, level);
        final long printed = new CallList(filter, format, out).print(directory);
        if (format == CallFormat.TABLE) {
            out.println(printed + " calls");
        }
        out.flush();
        return Plimsoll.OK;
    }
}
