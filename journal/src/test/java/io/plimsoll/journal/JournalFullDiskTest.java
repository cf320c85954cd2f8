package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.engine.EngineConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The disk fills while a journal is being written. */
class JournalFullDiskTest {
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(1000, 10);
    private static final int MESSAGE_LENGTH = 10_000;
    private static final int RECORD_LENGTH = RecordDescriptor.alignedLength(MESSAGE_LENGTH);

    @TempDir
    private Path directory;

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private LogCapture log;
    private volatile boolean isFull;
    private long sequence;
    private int ordinal;

    @BeforeEach
    void captureLog() {
        log = new LogCapture();
    }

    @AfterEach
    void releaseLog() {
        log.close();
    }

    @Test
    void shouldStopTheIntakeAndKeepRoomForACascadeWhenTheDiskIsFull() {
        try (Journal journal = openWithSwitch()) {
            isFull = true;
            fillWithInputs(journal);
            writeOutputs(journal, LargestCascade.bytes(ENGINE) / RECORD_LENGTH);
            assertFalse(journal.hasRoomFor(0));
            awaitLogged("No disk space left");

            isFull = false;
            Waiting.until(() -> journal.hasRoomFor(RECORD_LENGTH));
            writeInput(journal);
            awaitLogged("is back");
        }
        assertAllWritten(directory);
    }

    @Test
    void shouldLoseNothingOfACascadeLargerThanTheReserve() {
        try (Journal journal = openWithSwitch()) {
            isFull = true;
            fillWithInputs(journal);
            assertThrows(JournalFullException.class, () -> writeOutputs(journal, 1000));
            assertThrows(JournalFullException.class, journal::commit);
            isFull = false;
            journal.commit();
        }
        assertAllWritten(directory);
    }

    @Test
    void shouldKeepWhatAppendingFindsNoRoomFor() {
        try (Journal journal = openWithSwitch()) {
            isFull = true;
            fillWithInputs(journal);
            for (int i = 0; i < 1000; i++) {
                appendOutput(journal);
            }
            assertThrows(JournalFullException.class, journal::commit);
            isFull = false;
            journal.commit();
        }
        assertAllWritten(directory);
    }

    @Test
    void shouldRefuseToOpenAnExistingJournalOnAFullDiskAndLoseNothing() {
        try (Journal journal = openWithSwitch()) {
            writeInput(journal);
        }
        isFull = true;
        for (int i = 0; i < 3; i++) {
            final String refusal = assertThrows(JournalFullException.class, this::openWithSwitch).getMessage();
            assertTrue(refusal.contains("free some"), refusal);
        }
        isFull = false;
        try (Journal journal = openWithSwitch()) {
            assertEquals(sequence, journal.lastSequence());
            writeInput(journal);
        }
        assertAllWritten(directory);
    }

    @Test
    void shouldReserveOnTheWritersThreadWhenItOutrunsTheReserve() {
        try (Journal journal = openWithSwitch()) {
            writeInput(journal);
            writeOutputs(journal, 3000);
        }
        assertAllWritten(directory);
    }

    @Test
    void shouldSurviveAFileSystemThatIsReallyFull() throws Exception {
        assumeTrue(mount(), "a small tmpfs cannot be mounted here; that needs root");
        try {
            final Path filler = directory.resolve("filler");
            Files.write(filler, new byte[8 << 20]);
            final Path journalDirectory = directory.resolve("journal");
            try (Journal journal = Journal.open(JournalConfiguration.small(journalDirectory), ENGINE)) {
                fillWithInputs(journal);
                writeOutputs(journal, LargestCascade.bytes(ENGINE) / RECORD_LENGTH);
                assertFalse(journal.hasRoomFor(RECORD_LENGTH));
                awaitLogged("No disk space left");

                Files.delete(filler);
                Waiting.until(() -> journal.hasRoomFor(RECORD_LENGTH));
                writeInput(journal);
            }
            assertAllWritten(journalDirectory);

            final JournalConfiguration another = JournalConfiguration.small(directory.resolve("another"));
            Files.write(filler, new byte[(int) usableBytes() - (1 << 20)]);
            final String refusal =
                assertThrows(JournalFullException.class, () -> Journal.open(another, ENGINE)).getMessage();
            assertTrue(refusal.contains("free some"), refusal);
        } finally {
            assertEquals(0, run("umount", directory.toString()));
        }
    }

    private Journal openWithSwitch() {
        final JournalConfiguration configuration = JournalConfiguration.small(directory);
        final ChronicleStorage storage = new ChronicleStorage(configuration, file -> {
            final SpaceAllocator space = new FileSpaceAllocator(file);
            return (offset, length) -> !isFull && space.allocate(offset, length);
        });
        return Journal.open(configuration, ENGINE, storage, HelperThreads.OF_THEIR_OWN);
    }

    private void fillWithInputs(final Journal journal) {
        for (int i = 0; i < 10_000 && journal.hasRoomFor(RECORD_LENGTH); i++) {
            writeInput(journal);
            if (!isFull) {
                final int next = RECORD_LENGTH;
                Waiting.until(() -> journal.hasRoomFor(next) || log.count("No disk space left") > 0);
            }
        }
        assertTrue(sequence > 100);
        assertFalse(journal.hasRoomFor(RECORD_LENGTH));
    }

    /** Waits until it is logged, which is a moment after it is so, and then once. */
    private void awaitLogged(final String part) {
        Waiting.until(() -> log.count(part) > 0);
        assertEquals(1, log.count(part), log.text());
    }

    private void writeInput(final Journal journal) {
        sequence++;
        ordinal = 0;
        journal.append(RecordKind.INPUT, sequence, sequence, message, 0, MESSAGE_LENGTH);
        journal.commit();
    }

    private void writeOutputs(final Journal journal, final long outputs) {
        for (int i = 0; i < outputs; i++) {
            appendOutput(journal);
            journal.commit();
        }
    }

    private void appendOutput(final Journal journal) {
        ordinal++;
        journal.append(RecordKind.OUTPUT, sequence, sequence, message, 0, MESSAGE_LENGTH);
    }

    private void assertAllWritten(final Path journalDirectory) {
        try (JournalReader reader = JournalReader.open(journalDirectory)) {
            final List<RecordCopy> records = RecordCopy.readAll(reader);
            final RecordCopy last = records.get(records.size() - 1);
            assertEquals(sequence, last.sequence());
            assertEquals(ordinal, last.ordinal());
        }
    }

    private long usableBytes() throws Exception {
        return Files.getFileStore(directory).getUsableSpace();
    }

    private boolean mount() throws Exception {
        return run("mount", "-t", "tmpfs", "-o", "size=24m", "plimsoll-test", directory.toString()) == 0;
    }

    private static int run(final String... command) throws Exception {
        return new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start()
            .waitFor();
    }
}
