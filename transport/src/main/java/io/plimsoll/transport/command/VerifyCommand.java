package io.plimsoll.transport.command;

import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.chain.ExpectedHead;
import io.plimsoll.journal.chain.RecordChain;
import io.plimsoll.journal.chain.Verification;
import io.plimsoll.journal.chain.VerificationResult;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Tells whether a journal is what was written. */
@Command(
    name = "verify",
    description = {
        "Verifies that every record of a journal is what was written: checksums, order, the chain of SHA-256 hashes,",
        "and the chain heads that margin calls carry. Names the first bad record.",
        "With the head that a published call carried it also finds that the journal was cut off before it."},
    exitCodeList = {
        "0:Nothing was found.",
        "1:The journal is not what was written.",
        "2:Bad usage.",
        "3:Nothing was found, but the head that was given covers records that were pruned: it cannot be looked for."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  plimsoll verify /var/lib/plimsoll/journal",
        "  plimsoll verify /var/lib/plimsoll/journal --records 103530 --head 56a2b11edf86..."})
public final class VerifyCommand implements Callable<Integer> {
    private static final int CANNOT_TELL = 3;

    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalDirectory journal;

    @Option(names = "--head", paramLabel = "HEX",
        description = "Chain head that a call carried, 64 hexadecimal digits; with --records.")
    private String head;

    @Option(names = "--records", paramLabel = "N", description = "Records that this head covers; with --head.")
    private Long records;

    @Override
    public Integer call() throws NoSuchFileException {
        final ChronicleStorage storage = journal.storage();
        final PrintWriter out = spec.commandLine().getOut();
        final ProgressLine progress = new ProgressLine(out, "records verified");
        final VerificationResult result = Verification.of(storage, expected(), progress::show);
        progress.clear();
        print(out, result);
        if (!result.isClean()) {
            return Plimsoll.FAILED;
        }
        return result.isHeadPruned() ? CANNOT_TELL : Plimsoll.OK;
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
        if (!result.isClean()) {
            out.println("NOT WHAT WAS WRITTEN: " + result.finding().place() + ": " + result.finding().what());
        } else if (result.isHeadPruned()) {
            out.println("what is left of the journal is what was written");
            out.printf(Locale.ROOT, "CANNOT TELL whether the head is this journal's: the records that it covers are"
                + " among the first %,d, which were pruned; ask a copy that still has them, or give the head of a later"
                + " call%n", result.prunedRecords());
        } else {
            out.println("the journal is what was written");
        }
        out.flush();
    }
}
