package io.plimsoll.journal.chain;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.SegmentFile;
import io.plimsoll.journal.kit.SealedJournal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.agrona.IoUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Wherever a journal is cut off before a published head, that is found. */
@Tag("slow")
class TruncationTest {
    private static final int CUTS = 2_000;
    private static final int SEGMENTS = 3;
    private static final int ROUNDS = 60;
    private static final int ROUNDS_BETWEEN_SEALS = 10;
    private static final long SEED = System.nanoTime();

    @TempDir
    private Path directory;
    private final Random random = new Random(SEED);
    private JournalMap map;
    private ExpectedHead published;

    @BeforeEach
    void writeJournal() {
        final SealedJournal journal = new SealedJournal(directory, SEED, EngineConfiguration.RULES_VERSION);
        for (int segment = 0; segment < SEGMENTS; segment++) {
            journal.writeSegment(ROUNDS, ROUNDS_BETWEEN_SEALS);
        }
        map = new JournalMap(directory, SEGMENTS);
        final VerificationResult sound = verify(null);
        published = new ExpectedHead(sound.sealedRecords(), HexFormat.of().parseHex(sound.sealedHead()));
        assertNull(verify(published).finding(), TruncationTest::seedText);
    }

    @AfterEach
    void close() {
        map.close();
    }

    @Test
    void shouldFindEveryCutBeforeAPublishedHead() throws IOException {
        final List<JournalMap.Document> covered = map.documents().stream()
            .skip(1) // without it there is no journal
            .filter(document -> document.firstRecord() <= published.records()).toList();
        for (int i = 0; i < CUTS; i++) {
            final JournalMap.Document document = covered.get(random.nextInt(covered.size()));
            final long offset = document.place().offset() + random.nextInt(Integer.BYTES + document.place().length());
            final boolean isRestOfFileZero = random.nextBoolean();
            final VerificationResult result = cut(document.file(), document.segment(), offset, isRestOfFileZero);
            final String place = "cut at segment " + document.segment() + " offset " + offset
                + (isRestOfFileZero ? ", zeros behind" : "") + ", " + seedText();
            assertNotNull(result.finding(), place);
            final long found = result.finding().firstRecord();
            assertTrue(found >= document.firstRecord() && found <= document.lastRecord() + 1,
                () -> place + ": " + result);
        }
        assertNull(verify(published).finding(), TruncationTest::seedText);
    }

    /** Cuts, verifies, and puts everything back. */
    private VerificationResult cut(
        final SegmentFile file, final long segment, final long offset, final boolean isRestOfFileZero)
        throws IOException {
        final byte[] rest = file.read(offset, (int) (file.size() - offset));
        final Path aside = Files.createDirectory(directory.resolve("aside"));
        if (isRestOfFileZero) {
            file.zero(offset, rest.length);
        } else {
            file.truncate(offset);
        }
        for (long later = segment + 1; later <= SEGMENTS; later++) {
            Files.move(SegmentFile.directory(directory, later), aside.resolve(Long.toString(later)));
        }
        try {
            return verify(published);
        } finally {
            file.write(offset, rest);
            for (long later = segment + 1; later <= SEGMENTS; later++) {
                Files.move(aside.resolve(Long.toString(later)), SegmentFile.directory(directory, later));
            }
            IoUtil.delete(aside.toFile(), false);
        }
    }

    private VerificationResult verify(final ExpectedHead expected) {
        return Verification.of(ChronicleStorage.reading(directory), expected, records -> { });
    }

    private static String seedText() {
        return "seed " + SEED;
    }
}
