package io.plimsoll.transport.command;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.transport.dryrun.DryRun;
import io.plimsoll.transport.dryrun.DryRunListener;
import io.plimsoll.transport.dryrun.DryRunOptions;
import io.plimsoll.transport.dryrun.DryRunResult;
import io.plimsoll.transport.dryrun.MessageFile;
import io.plimsoll.transport.explain.JournalInput;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tries a change of parameters. */
@Command(
    name = "dry-run",
    description = {
        "Tells what a change of parameters would do to the accounts of a journal, without doing it.",
        "An engine of its own is brought to where the journal ends, is told the messages, and every account is looked"
            + " at before and after. The journal is read and never written; the service may be running on it."},
    footerHeading = "%nExample, with messages.json:%n",
    footer = {
        "  [{\"message\": \"DefineTiers\", \"symbol\": \"BTCUSDT\",",
        "    \"tiers\": [{\"floor\": \"0\", \"maintenanceRate\": \"0.01\", \"initialRate\": \"0.02\"}]}]",
        "",
        "  plimsoll dry-run /var/lib/plimsoll/journal messages.json --csv accounts.csv"})
public final class DryRunCommand implements Callable<Integer> {
    private static final long LONGEST_SECONDS = 366L * 24 * 60 * 60;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalDirectory journal;

    @Parameters(index = "1", paramLabel = "MESSAGES", description = "Messages to try, an array in JSON.")
    private Path file;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes every account, before and after.")
    private Path csv;

    @Option(names = "--most", paramLabel = "N", defaultValue = "10",
        description = "Accounts that are shown, of those that change most (default: ${DEFAULT-VALUE}).")
    private int most;

    @Option(names = "--at", paramLabel = "SEQUENCE",
        description = "Looks at accounts as they were after this input (default: the journal's present end).")
    private Long sequence;

    @Option(names = "--after", paramLabel = "SECONDS", defaultValue = "0",
        description = "That pass between the messages and the review behind them (default: ${DEFAULT-VALUE}).")
    private long afterSeconds;

    @Option(names = "--rules-version", paramLabel = "V",
        description = "Applies the journal from its beginning under this version of the rules (default: the"
            + " journal's, from the newest snapshot).")
    private Integer rulesVersion;

    @Override
    public Integer call() throws IOException {
        require(most >= 0, "--most must be 0 or more but is " + most);
        require(afterSeconds >= 0 && afterSeconds <= LONGEST_SECONDS,
            "--after must be from 0 to " + LONGEST_SECONDS + " but is " + afterSeconds);
        require(rulesVersion == null
                || rulesVersion >= 1 && rulesVersion <= EngineConfiguration.DRAFT_RULES_VERSION,
            "--rules-version must be from 1 to " + EngineConfiguration.DRAFT_RULES_VERSION + " but is " + rulesVersion);
        final Path directory = journal.path();
        requireInput(directory);
        final MessageFile messages = MessageFile.read(file);
        final Progress progress = new Progress();
        final DryRunResult result =
            new DryRun(directory, messages, new DryRunOptions(
                sequence == null ? Long.MAX_VALUE : sequence, rulesVersion, afterSeconds), progress).run();
        progress.accounts.clear();
        result.print(spec.commandLine().getOut(), most);
        if (csv != null) {
            result.writeAccounts(csv);
        }
        return result.isAllTaken() ? Plimsoll.OK : Plimsoll.FAILED;
    }

    private void requireInput(final Path directory) {
        if (sequence != null) {
            final JournalInput input = JournalInput.find(directory, sequence);
            require(input.isFound(), "there is no input " + sequence + " in " + directory + ": " + input.nearest());
        }
    }

    private void require(final boolean holds, final String words) {
        if (!holds) {
            throw new ParameterException(spec.commandLine(), words);
        }
    }

    /** Shows how far it is, on a terminal. */
    private final class Progress implements DryRunListener {
        private final ProgressLine inputs = new ProgressLine(spec.commandLine().getOut(), "inputs applied");
        private final ProgressLine accounts = new ProgressLine(spec.commandLine().getOut(), "accounts looked at");

        @Override
        public void onInput(final long sequence) {
            inputs.show(sequence);
        }

        @Override
        public void onAccount(final long count) {
            accounts.show(count);
        }

        @Override
        public void onWarning(final String reason) {
            spec.commandLine().getErr().println(reason);
        }
    }
}
