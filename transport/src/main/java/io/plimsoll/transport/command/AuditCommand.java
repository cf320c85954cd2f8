package io.plimsoll.transport.command;

import io.plimsoll.journal.audit.Audit;
import io.plimsoll.journal.audit.AuditOptions;
import io.plimsoll.journal.audit.AuditResult;
import io.plimsoll.journal.audit.ValuesChecked;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Asks a second implementation. */
@Command(
    name = "audit",
    description = {
        "Re-derives every margin call of a journal with the auditor's engine and compares every field.",
        "That engine is a second implementation of the rules, in decimals, sharing no arithmetic with the first.",
        "Calls that are missing are looked for by evaluating all accounts now and then."},
    footerHeading = "%nExample:%n",
    footer = "  plimsoll audit /var/lib/plimsoll/journal")
public final class AuditCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalDirectory journal;

    @Option(names = "--sweep", paramLabel = "N", defaultValue = "50000",
        description = "Inputs between two evaluations of all accounts (default: ${DEFAULT-VALUE}).")
    private int inputsBetweenSweeps;

    @Option(names = "--every-message",
        description = "Evaluates after every message all accounts it can have changed. Slow, and nothing escapes.")
    private boolean everyMessage;

    @Option(names = "--every-value",
        description = "Checks every value of an option that is used, and not a sample. Slow.")
    private boolean everyValue;

    @Override
    public Integer call() throws NoSuchFileException {
        if (inputsBetweenSweeps < 1) {
            throw new CommandLine.ParameterException(spec.commandLine(), "--sweep must be 1 or more, not "
                + inputsBetweenSweeps + "; leave it out for the default");
        }
        final Path directory = journal.path();
        final PrintWriter out = spec.commandLine().getOut();
        final ProgressLine progress = new ProgressLine(out, "inputs audited");
        final AuditOptions options =
            new AuditOptions(inputsBetweenSweeps, everyMessage, everyValue, AuditOptions.DEFAULT.differencesShown());
        final AuditResult result = new Audit(directory, options, progress::show).run();
        progress.clear();
        if (result.isFromSnapshot()) {
            out.printf(Locale.ROOT, "the journal's beginning was pruned: begun at the snapshot of input %d, the"
                + " %,d records before it are not audited; to audit them, put the pruned segments back%n",
                result.snapshotSequence(), result.recordsBefore());
        }
        out.printf(Locale.ROOT, "%,d inputs applied, %,d outputs compared, %,d accounts evaluated, all of them"
            + " %,d times, in %.1f s%n", result.inputs(), result.outputs(), result.accountsEvaluated(), result.sweeps(),
            result.elapsedNs() / 1e9);
        if (result.missingAtEnd() > 0) {
            out.printf(Locale.ROOT, "%,d outputs of the last inputs are not in the journal: the process died before it"
                + " could write them, and will on its next start%n", result.missingAtEnd());
        }
        print(result.valuesChecked(), out);
        result.firstDifferences().forEach(out::println);
        out.println(result.calls() + " calls audited, " + result.differences() + " differences");
        out.flush();
        return result.isClean() ? Plimsoll.OK : Plimsoll.FAILED;
    }

    private static void print(final ValuesChecked values, final PrintWriter out) {
        if (values.values() > 0) {
            out.printf(Locale.ROOT, "values: %,d of %,d checked against Black-76 in more than fifty digits, largest"
                + " deviation %s of the greater of the underlying's price and the strike, tolerance %s%n",
                values.checked(), values.values(), values.largestDeviation(), ValuesChecked.TOLERANCE);
        }
    }
}
