package io.plimsoll.transport.command;

import io.plimsoll.journal.replay.Replay;
import io.plimsoll.journal.replay.ReplayResult;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Proves a journal. */
@Command(
    name = "replay",
    description = {
        "Re-derives every output of a journal and compares them byte for byte.",
        "A new engine, configured by the journal's first record, is given the journal's inputs."},
    footerHeading = "%nExample:%n",
    footer = "  plimsoll replay /var/lib/plimsoll/journal")
public final class ReplayCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalDirectory journal;

    @Override
    public Integer call() throws NoSuchFileException {
        final Path directory = journal.path();
        final PrintWriter out = spec.commandLine().getOut();
        final ReplayResult result = new Replay(directory, inputs -> progress(out, inputs)).run();
        clearProgress(out);
        print(out, result);
        return result.isClean() ? Plimsoll.OK : Plimsoll.FAILED;
    }

    /**
     * Prints what came out of a replay; the last line is the verdict.
     *
     * @param out    to print to
     * @param result of the replay
     */
    static void print(final PrintWriter out, final ReplayResult result) {
        if (result.isFromSnapshot()) {
            out.printf(Locale.ROOT, "the journal's beginning was pruned: begun at the snapshot of input %d, the"
                + " %,d records before it are not checked; to check them, put the pruned segments back%n",
                result.snapshotSequence(), result.recordsBefore());
        }
        out.printf(Locale.ROOT, "%,d inputs and %,d outputs replayed, %,.0f a second%n",
            result.inputs(), result.outputs(), result.recordsPerSecond());
        if (result.missingAtEnd() > 0) {
            out.printf(Locale.ROOT, "%,d outputs of the last inputs are not in the journal: the process died before it"
                + " could write them, and will on its next start%n", result.missingAtEnd());
        }
        if (!result.isClean()) {
            out.println("First difference:");
            out.println(result.firstDifference());
        }
        out.println(result.calls() + " calls re-derived, " + result.differences() + " differences");
        out.flush();
    }

    /** On a terminal alone: in a file it would be noise. */
    private static void progress(final PrintWriter out, final long inputs) {
        if (CommandLine.Help.Ansi.AUTO.enabled()) {
            out.printf(Locale.ROOT, "\r%,d inputs replayed", inputs);
            out.flush();
        }
    }

    private static void clearProgress(final PrintWriter out) {
        if (CommandLine.Help.Ansi.AUTO.enabled()) {
            out.print("\r\033[K");
        }
    }
}
