package io.plimsoll.transport.command;

import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.chain.ExpectedHead;
import io.plimsoll.journal.chain.Verification;
import io.plimsoll.journal.chain.VerificationResult;
import java.io.PrintWriter;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Looks for tampering. */
@Command(
    name = "verify",
    description = {
        "Finds whatever is not as it was written in a journal: every record's checksum, the order of records,",
        "the chain of hashes, the heads that margin calls carry. Names the first bad record.",
        "With the head that a published margin call carries, it also finds that the journal's end was cut off."},
    footerHeading = "%nExample:%n",
    footer = "  plimsoll verify /var/lib/plimsoll/journal")
public final class VerifyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private JournalDirectory journal;

    @ArgGroup(exclusive = false)
    private Published published;

    /** What a margin call carried. */
    private static final class Published {
        @Option(names = "--head", paramLabel = "HEX", required = true,
            description = "sealedHead of a margin call: 64 hexadecimal digits.")
        private String head;

        @Option(names = "--records", paramLabel = "N", required = true,
            description = "sealedRecords of the same call.")
        private long records;
    }

    @Override
    public Integer call() throws NoSuchFileException {
        final Path directory = journal.path();
        final ExpectedHead expected = expected();
        final PrintWriter out = spec.commandLine().getOut();
        final ProgressLine progress = new ProgressLine(out, "records verified");
        final VerificationResult result =
            Verification.of(ChronicleStorage.reading(directory), expected, progress::show);
        progress.clear();
        print(out, result);
        return result.isClean() ? Plimsoll.OK : Plimsoll.FAILED;
    }

    private ExpectedHead expected() {
        if (published == null) {
            return null;
        }
        try {
            return new ExpectedHead(published.records, HexFormat.of().parseHex(published.head));
        } catch (final IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(),
                "--head must be 64 hexadecimal digits and --records 0 or more: as a margin call has them", e);
        }
    }

    /** The last line is the verdict. */
    private static void print(final PrintWriter out, final VerificationResult result) {
        final long verified = result.records() - result.prunedRecords();
        out.printf(Locale.ROOT, "%,d records verified, %,d margin calls among them, in %.1f s%n",
            verified, result.calls(), result.elapsedNs() / 1e9);
        if (result.prunedRecords() > 0) {
            out.printf(Locale.ROOT, "the %,d records before them were pruned; of those, only the head is known%n",
                result.prunedRecords());
        }
        printSeals(out, result);
        if (result.isClean()) {
            out.println("nothing was found: this is what was written");
        } else {
            out.printf("first bad: %s%n", result.finding().place());
            out.println(result.finding().what());
            out.println("this is not what was written");
        }
        out.flush();
    }

    private static void printSeals(final PrintWriter out, final VerificationResult result) {
        if (!result.knowsSeals()) {
            out.println("no seals: version 1 of the rules does not know them, and checksums alone protect the records");
            return;
        }
        if (result.sealedRecords() > 0) {
            out.printf(Locale.ROOT, "sealed up to record %,d, %s, by %,d seals; the last head is %s%n",
                result.sealedRecords(), JournalPosition.text(result.sealedPosition()), result.seals(),
                result.sealedHead());
        }
        out.printf(Locale.ROOT, "%,d records behind that are not sealed yet: checksums alone protect them%n",
            result.unsealedRecords());
    }
}
