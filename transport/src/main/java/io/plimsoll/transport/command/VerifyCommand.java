package io.plimsoll.transport.command;

import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.chain.ExpectedHead;
import io.plimsoll.journal.chain.RecordChain;
import io.plimsoll.journal.chain.Verification;
import io.plimsoll.journal.chain.VerificationResult;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether a journal is what was written. */
@Command(
    name = "verify",
    description = {
        "Verifies that every record of a journal is what was written: checksums, order, the chain of SHA-256 hashes,",
        "and the chain heads that margin calls carry. Names the first bad record.",
        "With the head that a published call carried it also finds that the journal was cut off before it."},
    exitCodeList = {"0:Nothing was found.", "1:The journal is not what was written.", "2:Bad usage."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  plimsoll verify /var/lib/plimsoll/journal",
        "  plimsoll verify /var/lib/plimsoll/journal --records 103530 --head 56a2b11edf86..."})
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "JOURNAL", description = "Directory of the journal. It may be in use.")
    private Path directory;

    @Option(names = "--head", paramLabel = "HEX",
        description = "Chain head that a call carried, 64 hexadecimal digits; with --records.")
    private String head;

    @Option(names = "--records", paramLabel = "N", description = "Records that this head covers; with --head.")
    private Long records;

    @Override
    public Integer call() throws NoSuchFileException {
        if (!Files.isDirectory(directory)) {
            throw new NoSuchFileException(directory.toString());
        }
        final ChronicleStorage storage = ChronicleStorage.reading(directory);
        if (storage.segments().length == 0) {
            throw new CommandLine.ParameterException(spec.commandLine(), "there is no journal in " + directory
                + "; name the directory that is journal.directory in the configuration of the service");
        }
        final PrintWriter out = spec.commandLine().getOut();
        final ProgressLine progress = new ProgressLine(out, "records verified");
        final VerificationResult result = Verification.of(storage, expected(), progress::show);
        progress.clear();
        print(out, result);
        return result.isClean() ? Plimsoll.OK : Plimsoll.FAILED;
    }

    private ExpectedHead expected() {
        if (head == null && records == null) {
            return null;
        }
        try {
            if (head != null && records != null && head.length() == 2 * RecordChain.HEAD_LENGTH) {
                return new ExpectedHead(records, HexFormat.of().parseHex(head));
            }
        } catch (final IllegalArgumentException e) {
            throw badHead(e);
        }
        throw badHead(null);
    }

    private CommandLine.ParameterException badHead(final Throwable cause) {
        return new CommandLine.ParameterException(spec.commandLine(), "--head must be the 64 hexadecimal"
            + " digits, and --records the number, that a margin call carried; \"plimsoll calls --format csv\" has both",
            cause);
    }

    private static void print(final PrintWriter out, final VerificationResult result) {
        out.printf(Locale.ROOT, "%,d records verified, %,d of them margin calls, in %.1f s%n",
            result.records() - result.prunedRecords(), result.calls(), result.elapsedNs() / 1e9);
        if (result.prunedRecords() > 0) {
            out.printf(Locale.ROOT, "%,d records before them were pruned; the head that was kept of them is taken"
                + " at its word%n", result.prunedRecords());
        }
        if (!result.knowsSeals()) {
            out.println("written under rules version 1, which knows no seals: checksums alone protect it");
        } else if (result.seals() > 0) {
            out.printf(Locale.ROOT, "%,d seals, the last over the first %,d records, up to %s: %s%n", result.seals(),
                result.sealedRecords(), JournalPosition.text(result.sealedPosition()), result.sealedHead());
            out.printf(Locale.ROOT, "%,d records behind it are protected by their checksums alone%n",
                result.unsealedRecords());
        }
        out.println(result.isClean() ? "the journal is what was written"
            : "NOT WHAT WAS WRITTEN: " + result.finding().place() + ": " + result.finding().what());
        out.flush();
    }
}
