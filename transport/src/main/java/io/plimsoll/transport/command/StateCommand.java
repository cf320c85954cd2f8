package io.plimsoll.transport.command;

import io.plimsoll.journal.audit.AccountBreakdown;
import io.plimsoll.journal.audit.AccountInquiry;
import io.plimsoll.transport.explain.Explanation;
import io.plimsoll.transport.explain.JournalInput;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows an account of the past. */
@Command(
    name = "state",
    description = "Prints what an account looked like after an input of the journal, computed by the auditor's engine.",
    footerHeading = "%nExample:%n",
    footer = "  plimsoll state /var/lib/plimsoll/journal --at 123456 --account 11214")
public final class StateCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalDirectory journal;

    @Option(names = "--at", paramLabel = "SEQUENCE", required = true, description = "Sequence of the input.")
    private long sequence;

    @Option(names = "--account", paramLabel = "A", required = true, description = "Id of the account.")
    private long account;

    @Option(names = "--json", description = "As JSON, amounts in minor units.")
    private boolean json;

    @Override
    public Integer call() throws NoSuchFileException {
        final Path directory = journal.path();
        final JournalInput after = JournalInput.find(directory, sequence);
        if (!after.isFound()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no input " + sequence + " in "
                + directory + ": " + after.nearest());
        }
        final PrintWriter out = spec.commandLine().getOut();
        final ProgressLine progress = new ProgressLine(out, "inputs applied");
        final AccountInquiry inquiry = new AccountInquiry(directory, progress::show);
        final Optional<AccountBreakdown> state = inquiry.stateAfter(sequence, account);
        progress.clear();
        if (state.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no account " + account
                + " after input " + sequence + " in " + directory + "; give a later input or another account");
        }
        PrunedBeginning.print(inquiry.snapshotSequence(), spec.commandLine().getErr());
        new Explanation(directory, json, out).print(after, state.get());
        return Plimsoll.OK;
    }
}
