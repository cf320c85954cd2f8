package io.plimsoll.journal.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.SegmentFile;
import io.plimsoll.journal.kit.SealedJournal;
import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Journals as they should be, as a crash leaves them, and pruned ones. */
class VerificationTest {
    private static final int ROUNDS = 150;
    private static final int ROUNDS_BETWEEN_SEALS = 15;

    private final long seed = System.nanoTime();

    @TempDir
    private Path directory;

    @Test
    void shouldFindNothingInASoundJournal() {
        final SealedJournal journal = sealedJournal();
        for (int segment = 0; segment < 4; segment++) {
            journal.writeSegment(2 * ROUNDS, ROUNDS_BETWEEN_SEALS);
            assertClean(verify());
        }
        final VerificationResult result = verify();
        assertTrue(result.calls() > 10 && result.seals() > 30 && result.knowsSeals(), () -> result + seedText());
        assertTrue(result.unsealedRecords() > 0 && result.sealedRecords() > 0, () -> result + seedText());
    }

    @Test
    void shouldSayThatTheFirstRulesKnowNoSeals() {
        new SealedJournal(directory, seed, 1).writeSegment(ROUNDS, ROUNDS_BETWEEN_SEALS);
        final VerificationResult result = verify();
        assertClean(result);
        assertFalse(result.knowsSeals());
        assertEquals(0, result.seals());
        assertEquals(result.records(), result.unsealedRecords());
    }

    @Test
    void shouldFindADocumentThatDoesNotCount() {
        final SealedJournal journal = sealedJournal();
        journal.writeSegment(ROUNDS, ROUNDS_BETWEEN_SEALS);
        final long records = verify().records();
        try (SegmentFile file = SegmentFile.open(directory, 1)) {
            file.word(file.last().offset(), 0);
        }
        final VerificationResult result = verify();
        assertEquals(result.records() + 1, result.finding().firstRecord());
        assertTrue(result.records() < records);
        assertTrue(result.finding().what().contains("does not count"), () -> result + seedText());
    }

    @Test
    void shouldFindAHole() {
        final SealedJournal journal = sealedJournal();
        journal.writeSegment(ROUNDS, ROUNDS_BETWEEN_SEALS);
        try (SegmentFile file = SegmentFile.open(directory, 1)) {
            final SegmentFile.Document document = file.documents().get(file.documents().size() / 2);
            file.zero(document.offset(), document.length() + Integer.BYTES);
        }
        final VerificationResult result = verify();
        assertEquals(result.records() + 1, result.finding().firstRecord());
        assertTrue(result.finding().what().contains("behind a hole"), () -> result + seedText());
    }

    @Test
    void shouldVerifyWhatIsLeftOfAPrunedJournal() {
        final SealedJournal journal = sealedJournal();
        for (int segment = 0; segment < 3; segment++) {
            journal.writeSegment(ROUNDS, ROUNDS_BETWEEN_SEALS);
        }
        final VerificationResult whole = verify();
        final ChronicleStorage storage = ChronicleStorage.reading(directory);
        final PrunedHead head = new SegmentHeads(storage).headBefore(2);
        storage.prunedHead(head.encoded());
        storage.remove(1);
        final VerificationResult result = verify();
        assertClean(result);
        assertEquals(head.records(), result.prunedRecords());
        assertEquals(whole.records(), result.records());
        assertEquals(whole.sealedHead(), result.sealedHead());
        assertNull(verify(new ExpectedHead(head.records(), head.head())).finding());
        assertFalse(result.isHeadPruned());
        final VerificationResult unknown = verify(new ExpectedHead(1, head.head()));
        assertClean(unknown);
        assertTrue(unknown.isHeadPruned(), () -> unknown + seedText());
        assertFalsePrunedHeadIsFound(storage, head);
    }

    private void assertFalsePrunedHeadIsFound(final ChronicleStorage storage, final PrunedHead head) {
        final byte[] other = head.head().clone();
        other[31] ^= 1;
        storage.prunedHead(new PrunedHead(head.records(), head.position(), other).encoded());
        assertEquals(head.records() + 1, verify().finding().firstRecord());
        storage.prunedHead(new PrunedHead(head.records() - 1, head.position(), head.head()).encoded());
        assertEquals(head.records(), verify().finding().firstRecord());
        final byte[] bytes = head.encoded();
        bytes[20] ^= 4;
        storage.prunedHead(bytes);
        assertNotNull(verify().finding());
        storage.prunedHead(head.encoded());
        storage.remove(2);
        final Finding finding = verify().finding();
        assertEquals(head.records() + 1, finding.firstRecord());
        assertTrue(finding.what().startsWith("segment 2 is missing"), finding::toString);
    }

    @Test
    void shouldFindNothingWhileTheJournalIsWritten() throws Exception {
        final SealedJournal journal = sealedJournal();
        journal.writeSegment(ROUNDS, ROUNDS_BETWEEN_SEALS);
        final FutureTask<Void> writing = new FutureTask<>(() -> {
            for (int segment = 0; segment < 3; segment++) {
                journal.writeSegment(3 * ROUNDS, ROUNDS_BETWEEN_SEALS);
            }
            return null;
        });
        final Thread thread = new Thread(writing, "writer");
        thread.start();
        long verified = 0;
        while (!writing.isDone()) {
            final VerificationResult result = verify();
            assertClean(result);
            assertTrue(result.records() >= verified, () -> result + seedText());
            verified = result.records();
        }
        writing.get();
        assertClean(verify());
    }

    @Test
    void shouldRefuseADirectoryWithoutJournal() {
        assertThrows(JournalException.class, this::verify);
    }

    private SealedJournal sealedJournal() {
        return new SealedJournal(directory, seed, EngineConfiguration.RULES_VERSION);
    }

    private void assertClean(final VerificationResult result) {
        assertNull(result.finding(), () -> result + seedText());
    }

    private VerificationResult verify() {
        return verify(null);
    }

    private VerificationResult verify(final ExpectedHead expected) {
        return Verification.of(ChronicleStorage.reading(directory), expected, records -> { });
    }

    private String seedText() {
        return ", seed " + seed;
    }
}
