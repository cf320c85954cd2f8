package io.plimsoll.journal.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordDescriptor;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.SegmentFile;
import io.plimsoll.journal.kit.SealedJournal;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records are removed, added, moved and rewritten with right checksums, and the end is cut off. */
class ForgeryTest {
    private static final int SEGMENTS = 3;
    private static final int ROUNDS = 80;
    private static final int ROUNDS_BETWEEN_SEALS = 10;
    private static final int TRIALS = 150;
    private static final long SEED = System.nanoTime();

    @TempDir
    private static Path directory;

    private static JournalMap map;
    private static List<Seal> seals;
    private static long sealedRecords;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void writeJournal() {
        final SealedJournal journal = new SealedJournal(directory, SEED, EngineConfiguration.RULES_VERSION);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            journal.writeSegment(ROUNDS, ROUNDS_BETWEEN_SEALS);
        }
        map = new JournalMap(directory, SEGMENTS);
        seals = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.poll(record -> {
                final Seal seal = Seal.in(record);
                if (seal != null) {
                    seals.add(seal);
                }
            }, 100) > 0) {
                continue;
            }
        }
        sealedRecords = seals.get(seals.size() - 1).records();
    }

    @AfterAll
    static void close() {
        map.close();
    }

    @Test
    void shouldFindADocumentThatWasRemoved() {
        for (int trial = 0; trial < TRIALS; trial++) {
            final JournalMap.Document document = sealedDocument();
            try (Forgery forgery = new Forgery(document.file())) {
                forgery.documents().remove(index(document));
                forgery.write();
                assertFound(document.firstRecord(), document.lastRecord() + 1, "removed " + document);
            }
        }
    }

    @Test
    void shouldFindDocumentsThatWereExchanged() {
        for (int trial = 0; trial < TRIALS; trial++) {
            final JournalMap.Document document = sealedDocument();
            try (Forgery forgery = new Forgery(document.file())) {
                final int other = Math.min(index(document) + 1 + random.nextInt(3), forgery.documents().size() - 1);
                if (other > index(document)) {
                    Collections.swap(forgery.documents(), index(document), other);
                    forgery.write();
                    assertFound(document.firstRecord(), map.documents().get(map.documents().indexOf(document)
                        + other - index(document)).lastRecord() + 1, "exchanged " + document + " with the " + other);
                }
            }
        }
    }

    @Test
    void shouldFindRecordsThatWereExchanged() {
        int exchanged = 0;
        while (exchanged < TRIALS) {
            final JournalMap.Document document = sealedDocument();
            if (document.records().size() > 1) {
                exchanged++;
                final int first = random.nextInt(document.records().size() - 1);
                try (Forgery forgery = new Forgery(document.file())) {
                    final List<byte[]> records = records(forgery.documents().get(index(document)), document);
                    Collections.swap(records, first, first + 1);
                    forgery.documents().set(index(document), Forgery.document(joined(records)));
                    forgery.write();
                    final long number = document.records().get(first).number();
                    assertFound(number, number + 1, "exchanged record " + number + " with the next");
                }
            }
        }
    }

    @Test
    void shouldFindARecordThatWasAddedTwice() {
        for (int trial = 0; trial < TRIALS; trial++) {
            final JournalMap.Document document = sealedDocument();
            try (Forgery forgery = new Forgery(document.file())) {
                final List<byte[]> records = records(forgery.documents().get(index(document)), document);
                final byte[] copy = records.get(records.size() - 1);
                forgery.documents().add(index(document) + 1, Forgery.document(copy));
                forgery.write();
                assertFound(document.lastRecord() + 1, document.lastRecord() + 1, "added behind " + document);
            }
        }
    }

    /** One more output of the last cause is in order, wherever it may come from: only the chain tells. */
    @Test
    void shouldFindAnOutputThatWasAddedInOrder() {
        int added = 0;
        while (added < TRIALS) {
            final JournalMap.Document document = sealedDocument();
            try (Forgery forgery = new Forgery(document.file())) {
                final List<byte[]> records = records(forgery.documents().get(index(document)), document);
                final byte[] output = records.get(records.size() - 1).clone();
                final ByteBuffer fields = ByteBuffer.wrap(output).order(ByteOrder.LITTLE_ENDIAN);
                if (fields.getShort(RecordDescriptor.KIND_OFFSET) == RecordKind.OUTPUT.code()) {
                    added++;
                    fields.putInt(RecordDescriptor.ORDINAL_OFFSET,
                        fields.getInt(RecordDescriptor.ORDINAL_OFFSET) + 1);
                    Forgery.seal(output, 0);
                    forgery.documents().add(index(document) + 1, Forgery.document(output));
                    forgery.write();
                    assertFound(document.lastRecord() + 1, document.lastRecord() + 2, "added behind " + document);
                }
            }
        }
    }

    @Test
    void shouldFindARecordThatWasRewritten() {
        for (int trial = 0; trial < TRIALS; trial++) {
            final JournalMap.Document document = sealedDocument();
            final JournalMap.Record record = document.records().get(random.nextInt(document.records().size()));
            try (Forgery forgery = new Forgery(document.file())) {
                final byte[] bytes = forgery.documents().get(index(document));
                final int start = (int) (record.offset() - document.place().offset());
                final int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(start);
                if (length > RecordDescriptor.HEADER_LENGTH) {
                    final int changed = RecordDescriptor.HEADER_LENGTH
                        + random.nextInt(length - RecordDescriptor.HEADER_LENGTH);
                    bytes[start + changed] ^= (byte) (1 + random.nextInt(255));
                    Forgery.seal(bytes, start);
                    forgery.write();
                    assertFound(record.number(), record.number(), "rewritten byte " + changed + " of " + record);
                }
            }
        }
    }

    @Test
    void shouldFindThatASegmentWasRemoved() throws IOException {
        for (long segment = 1; segment < SEGMENTS; segment++) {
            final Path path = SegmentFile.directory(directory, segment);
            final Path aside = directory.resolve("aside");
            Files.move(path, aside);
            final VerificationResult result = verify(null);
            Files.move(aside, path);
            assertNotNull(result.finding());
            final long removed = segment;
            final JournalMap.Document first = map.documents().stream()
                .filter(document -> document.segment() == removed).findFirst().orElseThrow();
            assertTrue(result.finding().firstRecord() <= first.firstRecord()
                && result.finding().lastRecord() >= first.firstRecord(), () -> first + ": " + result);
        }
    }

    @Test
    void shouldFindThatTheEndWasCutOffBehindAPublishedHead() {
        for (int trial = 0; trial < TRIALS; trial++) {
            final Seal seal = firstLike(seals.get(seals.size() - 1 - random.nextInt(5)));
            final JournalMap.Document sealing = map.documentOf(seal.record());
            final ExpectedHead published = new ExpectedHead(seal.records(), seal.head());
            if (sealing.segment() == SEGMENTS && !sealing.isFirst()) {
                try (Forgery forgery = new Forgery(sealing.file())) {
                    final int kept = 1 + random.nextInt(index(sealing));
                    forgery.documents().subList(kept, forgery.documents().size()).clear();
                    forgery.write();
                    final VerificationResult result = verify(published);
                    final Finding finding = result.finding();
                    assertNotNull(finding, () -> "cut behind " + kept + ", " + seedText());
                    assertEquals(result.records() + 1, finding.firstRecord(), () -> finding + seedText());
                    assertNull(verify(null).finding(), ForgeryTest::seedText);
                }
                assertNull(verify(published).finding(), ForgeryTest::seedText);
            }
        }
    }

    @Test
    void shouldFindAnotherJournalThanTheOneThatWasPublished() {
        final Seal seal = seals.get(seals.size() / 2);
        final byte[] other = seal.head().clone();
        other[0] ^= 1;
        assertNotNull(verify(new ExpectedHead(seal.records(), other)).finding());
        assertNotNull(verify(new ExpectedHead(seal.records() + 1, seal.head())).finding());
        assertNotNull(verify(new ExpectedHead(0, seal.head())).finding());
        assertNull(verify(new ExpectedHead(0, new byte[RecordChain.HEAD_LENGTH])).finding());
        assertNull(verify(new ExpectedHead(seal.records(), seal.head())).finding());
    }

    /** A seal may be there twice. */
    private static Seal firstLike(final Seal seal) {
        return seals.stream().filter(other -> other.records() == seal.records()).findFirst().orElseThrow();
    }

    /** The bad record is named, or a block that holds it. */
    private static void assertFound(final long first, final long last, final String what) {
        final VerificationResult result = verify(null);
        final Finding finding = result.finding();
        assertNotNull(finding, () -> what + ", " + seedText());
        assertTrue(finding.firstRecord() <= last && finding.lastRecord() >= first, () ->
            what + " " + first + " to " + last + ": " + result + ", " + seedText());
    }

    /** One that is neither the first nor the last of its segment. */
    private JournalMap.Document sealedDocument() {
        JournalMap.Document document;
        do {
            document = map.documents().get(random.nextInt(map.documents().size()));
        } while (document.isFirst() || document.isLast(map) || document.lastRecord() >= sealedRecords);
        return document;
    }

    private static int index(final JournalMap.Document document) {
        return (int) map.documents().stream()
            .takeWhile(other -> other != document).filter(other -> other.segment() == document.segment()).count();
    }

    private static List<byte[]> records(final byte[] bytes, final JournalMap.Document document) {
        final List<byte[]> records = new ArrayList<>();
        for (final JournalMap.Record record : document.records()) {
            final int start = (int) (record.offset() - document.place().offset());
            records.add(Arrays.copyOfRange(bytes, start, start + record.length()));
        }
        return records;
    }

    private static byte[] joined(final List<byte[]> records) {
        final ByteBuffer bytes = ByteBuffer.allocate(records.stream().mapToInt(record -> record.length).sum());
        records.forEach(bytes::put);
        return bytes.array();
    }

    private static VerificationResult verify(final ExpectedHead expected) {
        return Verification.of(ChronicleStorage.reading(directory), expected, records -> { });
    }

    private static String seedText() {
        return "seed " + SEED;
    }
}
