package io.plimsoll.transport.command;

import io.plimsoll.journal.audit.AccountInquiry;
import io.plimsoll.journal.audit.CallExplanation;
import io.plimsoll.transport.explain.Explanation;
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
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Says why an account was called. */
@Command(
    name = "explain",
    description = {
        "Explains one margin call: the message that caused it, the account's positions, prices and tiers,",
        "equity and requirement line by line, each number derivable from those above it, the rule that fired,",
        "and the chain head the call carries. Computed by the auditor's engine, and compared with the call."},
    footerHeading = "%nExample:%n",
    footer = "  plimsoll explain /var/lib/plimsoll/journal 4711")
public final class ExplainCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalDirectory journal;

    @Parameters(index = "1", paramLabel = "CALL-ID", description = "Id of the call, as \"plimsoll calls\" lists it.")
    private long callId;

    @Option(names = "--json", description = "As JSON, amounts in minor units.")
    private boolean json;

    @Override
    public Integer call() throws NoSuchFileException {
        final Path directory = journal.path();
        final PrintWriter out = spec.commandLine().getOut();
        final ProgressLine progress = new ProgressLine(out, "inputs applied");
        final Optional<CallExplanation> explanation = new AccountInquiry(directory, progress::show).explain(callId);
        progress.clear();
        if (explanation.isEmpty()) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no call " + callId + " in "
                + directory + "; \"plimsoll calls\" lists those there are");
        }
        PrunedBeginning.print(explanation.get().snapshotSequence(), spec.commandLine().getErr());
        new Explanation(directory, json, out).print(explanation.get());
        return explanation.get().differences().isEmpty() ? Plimsoll.OK : Plimsoll.FAILED;
    }
}
