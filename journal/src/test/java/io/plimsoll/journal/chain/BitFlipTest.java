package io.plimsoll.journal.chain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.SegmentFile;
import io.plimsoll.journal.kit.SealedJournal;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any bit of a record or of its header that changes is found; any other bit changes nothing. */
@Tag("slow")
class BitFlipTest {
    private static final int FLIPS = 10_000;
    private static final int FLIPS_ELSEWHERE = 10_000;
    private static final int SEGMENTS = 3;
    private static final int ROUNDS = 60;
    private static final int ROUNDS_BETWEEN_SEALS = 10;
    private static final int DOCUMENT_WORDS_EVERY = 5;
    private static final long SEED = System.nanoTime();

    @TempDir
    private static Path directory;

    private static JournalMap map;

    private final Random random = new Random(SEED);

    @BeforeAll
    static void writeJournal() throws IOException {
        final SealedJournal journal = new SealedJournal(directory, SEED, EngineConfiguration.RULES_VERSION);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            journal.writeSegment(ROUNDS, ROUNDS_BETWEEN_SEALS);
        }
        map = new JournalMap(directory, SEGMENTS);
        prepareSegment(SEGMENTS + 1);
    }

    /** As a helper prepares it: Chronicle's pages, and no document. */
    private static void prepareSegment(final long segment) throws IOException {
        final Path prepared = Files.createDirectory(SegmentFile.directory(directory, segment));
        final SegmentFile last = map.files().get(SEGMENTS - 1);
        final int pages = (int) last.documents().get(0).offset();
        Files.write(prepared.resolve(last.path().getFileName()), last.read(0, pages + 4096));
        try (SegmentFile file = SegmentFile.open(directory, segment)) {
            file.zero(pages, 4096);
        }
    }

    @AfterAll
    static void close() {
        map.close();
    }

    @Test
    void shouldFindEveryBitOfARecordOrItsHeader() {
        assertNull(verify().finding(), BitFlipTest::seedText);
        for (int flip = 0; flip < FLIPS; flip++) {
            final JournalMap.Document document = map.documents().get(random.nextInt(map.documents().size()));
            final boolean isWord = flip % DOCUMENT_WORDS_EVERY == 0;
            final JournalMap.Record record = document.records().get(random.nextInt(document.records().size()));
            final long offset = isWord
                ? document.place().offset() + random.nextInt(Integer.BYTES)
                : record.offset() + random.nextInt(record.length());
            final int bit = random.nextInt(Byte.SIZE);
            document.file().flip(offset, bit);
            final VerificationResult result = verify();
            document.file().flip(offset, bit);
            final String place = "segment " + document.segment() + " offset " + offset + " bit " + bit;
            assertFound(result, isWord ? document.firstRecord() : record.number(),
                isWord ? document.lastRecord() + 1 : record.number(), place);
        }
        assertNull(verify().finding(), BitFlipTest::seedText);
    }

    @Test
    void shouldChangeNothingElsewhere() throws IOException {
        final long hash = hash();
        final VerificationResult sound = verify();
        for (int flip = 0; flip < FLIPS_ELSEWHERE; flip++) {
            final Place place = elsewhere();
            place.flip();
            try {
                final VerificationResult result = verify();
                assertNull(result.finding(), () -> place + ": " + result + ", " + seedText());
                assertEquals(sound.records(), result.records(), () -> place + ", " + seedText());
                assertEquals(sound.sealedHead(), result.sealedHead(), () -> place + ", " + seedText());
                assertEquals(hash, hash(), () -> place + ", " + seedText());
            } finally {
                place.flip();
            }
        }
    }

    private static void assertFound(
        final VerificationResult result, final long first, final long last, final String place) {
        final Finding finding = result.finding();
        assertNotNull(finding, () -> place + " was not found, " + seedText());
        assertEquals(finding.firstRecord(), finding.lastRecord(), () -> place + ": " + finding + seedText());
        assertTrue(finding.firstRecord() >= first && finding.firstRecord() <= last, () -> place + " of records "
            + first + " to " + last + ": " + finding + ", " + seedText());
        assertTrue(result.records() < first + (last - first), () -> place + ": " + result + ", " + seedText());
        assertNotNull(finding.what(), place);
    }

    /** A bit of a file. */
    private record Place(Path file, long offset, int bit) {
        void flip() throws IOException {
            try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "rw")) {
                bytes.seek(offset);
                final int old = bytes.read();
                bytes.seek(offset);
                bytes.write(old ^ 1 << bit);
            }
        }
    }

    /** Of Chronicle's pages, of what is behind the end, of its table, of a segment that is not yet begun. */
    private Place elsewhere() {
        final int segment = random.nextInt(SEGMENTS);
        final SegmentFile file = map.files().get(segment);
        final long firstDocument = file.documents().get(0).offset();
        final int bit = random.nextInt(Byte.SIZE);
        return switch (random.nextInt(6)) {
            case 0 -> new Place(file.path(), random.nextInt(0x200), bit);
            case 1 -> new Place(file.path(), 0x400f0 + random.nextInt(0x40), bit);
            case 2 -> new Place(file.path(), random.nextInt((int) firstDocument), bit);
            case 3 -> new Place(file.path(), behindEnd(file, segment == SEGMENTS - 1), bit);
            case 4 -> new Place(
                SegmentFile.directory(directory, segment + 1).resolve("metadata.cq4t"), random.nextInt(4096), bit);
            default -> new Place(SegmentFile.directory(directory, SEGMENTS + 1).resolve(file.path().getFileName()),
                random.nextInt(2) == 0 ? random.nextInt(0x200) : random.nextInt((int) firstDocument + 4096), bit);
        };
    }

    /** In the last segment the next four bytes are the next document's word: a bit there says that there is one. */
    private long behindEnd(final SegmentFile file, final boolean isLast) {
        final long from = file.last().end() + (isLast ? Integer.BYTES : 0);
        return from + random.nextInt((int) (file.size() - from));
    }

    private static long hash() {
        final CRC32C hash = new CRC32C();
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.poll(record -> {
                final byte[] bytes = new byte[record.messageLength()];
                record.buffer().getBytes(record.messageOffset(), bytes);
                hash.update(bytes);
                hash.update((int) (record.sequence() ^ record.timeNs() ^ record.ordinal() ^ record.number()));
            }, 100) > 0) {
                continue;
            }
        }
        return hash.getValue();
    }

    private static VerificationResult verify() {
        return Verification.of(ChronicleStorage.reading(directory), null, records -> { });
    }

    private static String seedText() {
        return "seed " + SEED;
    }
}
