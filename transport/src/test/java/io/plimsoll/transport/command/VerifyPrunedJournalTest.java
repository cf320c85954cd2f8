package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.chain.PrunedHead;
import io.plimsoll.journal.chain.SegmentHeads;
import io.plimsoll.journal.kit.SealedJournal;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sealed journal without its first segment. */
class VerifyPrunedJournalTest {
    private static final int SEED = 5;

    @TempDir
    private Path directory;
    private PrunedHead kept;

    @BeforeEach
    void writeJournal() {
        final SealedJournal journal = new SealedJournal(directory, SEED, EngineConfiguration.RULES_VERSION);
        journal.writeSegment(500, 20);
        journal.writeSegment(500, 20);
        final ChronicleStorage storage = ChronicleStorage.reading(directory);
        kept = new SegmentHeads(storage).headBefore(2);
        storage.prunedHead(kept.encoded());
        storage.remove(1);
    }

    @Test
    void shouldNotTakeAHeadOfThePrunedPartForASignOfTampering() {
        final CommandRun run = verify(kept.records() - 1);
        assertEquals(3, run.exitCode(), run.out());
        assertTrue(run.out().contains("\nwhat is left of the journal is what was written\n"
            + "CANNOT TELL whether the head is this journal's: the records that it covers are among the first "),
            run.out());
    }

    @Test
    void shouldFindTheHeadThatWasKept() {
        final CommandRun run = verify(kept.records());
        assertEquals(Plimsoll.OK, run.exitCode(), run.out());
        assertTrue(run.out().endsWith("\nthe journal is what was written\n"), run.out());
    }

    private CommandRun verify(final long records) {
        return CommandRun.of("verify", directory.toString(), "--head", HexFormat.of().formatHex(kept.head()),
            "--records", String.valueOf(records));
    }
}
