package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Writing a journal and reading it back. */
class JournalTest {
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(1000, 10);

    @TempDir
    private Path directory;

    private final List<RecordCopy> written = new ArrayList<>();

    @Test
    void shouldReadBackWhatWasWritten() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        try (Journal journal = open()) {
            assertTrue(journal.isNew());
            writeRandomly(journal, random, 20_000);
        }
        assertEquals(written, readAll(), () -> "seed " + seed);
    }

    @Test
    void shouldAppendOnWhereItEndedWhenReopened() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        for (int opening = 0; opening < 5; opening++) {
            try (Journal journal = open()) {
                assertEquals(opening == 0, journal.isNew());
                assertEquals(lastWritten().sequence(), journal.lastSequence(), () -> "seed " + seed);
                assertEquals(lastWritten().timeNs(), journal.lastTimeNs(), () -> "seed " + seed);
                writeRandomly(journal, random, random.nextInt(200));
            }
        }
        assertEquals(written, readAll(), () -> "seed " + seed);
    }

    @Test
    void shouldKeepItsEngineConfigurationWhenReopenedWithAnother() {
        open().close();
        try (Journal journal = Journal.open(
            JournalConfiguration.small(directory), EngineConfiguration.of(5, 1))) {
            assertEquals(ENGINE, journal.engineConfiguration());
            assertFalse(journal.isNew());
            assertEquals(0, journal.lastSequence());
            assertEquals(0, journal.lastTimeNs());
        }
    }

    @Test
    void shouldCrossBlocksWithoutAGap() {
        final byte[] message = new byte[100_000];
        try (Journal journal = open()) {
            for (int sequence = 1; sequence <= 500; sequence++) {
                final int length = RecordDescriptor.alignedLength(message.length);
                Waiting.until(() -> journal.hasRoomFor(length));
                write(journal, RecordKind.INPUT, sequence, sequence, 0, message);
                journal.commit();
            }
        }
        assertEquals(written, readAll());
    }

    @Test
    void shouldSplitACascadeLargerThanADocument() {
        final byte[] message = new byte[1000];
        try (Journal journal = open()) {
            write(journal, RecordKind.INPUT, 1, 1, 0, message);
            journal.commit();
            for (int ordinal = 1; ordinal <= 5000; ordinal++) {
                write(journal, RecordKind.OUTPUT, 1, 1, ordinal, message);
            }
            journal.commit();
        }
        assertEquals(written, readAll());
    }

    @Test
    void shouldContinueOrdinalsOfACauseWhoseOutputsWereCutOff() {
        try (Journal journal = open()) {
            write(journal, RecordKind.INPUT, 1, 10, 0, new byte[8]);
            write(journal, RecordKind.INPUT, 2, 10, 0, new byte[8]);
            journal.commit();
            write(journal, RecordKind.OUTPUT, 1, 10, 1, new byte[8]);
            write(journal, RecordKind.OUTPUT, 2, 10, 1, new byte[8]);
            write(journal, RecordKind.OUTPUT, 2, 10, 2, new byte[8]);
            journal.commit();
        }
        try (Journal journal = open()) {
            write(journal, RecordKind.OUTPUT, 2, 10, 3, new byte[8]);
            journal.commit();
        }
        assertEquals(written, readAll());
    }

    @Test
    void shouldWriteNothingThatWasNotCommitted() {
        try (Journal journal = open()) {
            append(journal, RecordKind.INPUT, 1, 1);
        }
        assertEquals(List.of(), readAll());
    }

    @Test
    void shouldRefuseRecordsOutOfOrder() {
        try (Journal journal = open()) {
            refused(journal, RecordKind.CONFIGURATION, 0, 0);
            refused(journal, RecordKind.OUTPUT, 1, 0);
            refused(journal, RecordKind.INPUT, 0, 0);
            refused(journal, RecordKind.INPUT, 2, 100);
            append(journal, RecordKind.INPUT, 1, 100);
            refused(journal, RecordKind.INPUT, 1, 100);
            refused(journal, RecordKind.INPUT, 2, 99);
            refused(journal, RecordKind.INPUT, 3, 100);
            refused(journal, RecordKind.OUTPUT, 2, 100);
            append(journal, RecordKind.OUTPUT, 1, 100);
            append(journal, RecordKind.INPUT, 2, 100);
            append(journal, RecordKind.OUTPUT, 2, 100);
            refused(journal, RecordKind.OUTPUT, 1, 100);
            journal.commit();
        }
        assertEquals(4, readAll().size());
    }

    @Test
    void shouldRefuseMessagesThatDoNotFit() {
        try (Journal journal = open()) {
            final UnsafeBuffer message = new UnsafeBuffer(new byte[RecordDescriptor.MAX_MESSAGE_LENGTH + 1]);
            assertThrows(IllegalStateException.class, () ->
                journal.append(RecordKind.INPUT, 1, 1, message, 0, RecordDescriptor.MAX_MESSAGE_LENGTH + 1));
            journal.append(RecordKind.INPUT, 1, 1, message, 0, RecordDescriptor.MAX_MESSAGE_LENGTH);
            journal.commit();
        }
        assertEquals(RecordDescriptor.MAX_MESSAGE_LENGTH, readAll().get(0).message().length());
    }

    private void writeRandomly(final Journal journal, final Random random, final int polls) {
        long sequence = journal.lastSequence();
        long timeNs = journal.lastTimeNs();
        for (int poll = 0; poll < polls; poll++) {
            final long first = sequence + 1;
            final int inputs = random.nextInt(4);
            for (int i = 0; i < inputs; i++) {
                sequence++;
                timeNs += random.nextInt(2);
                write(journal, RecordKind.INPUT, sequence, timeNs, 0, message(random));
            }
            journal.commit();
            if (inputs > 0) {
                for (int ordinal = 1; ordinal <= random.nextInt(4); ordinal++) {
                    write(journal, RecordKind.OUTPUT, first > sequence ? first : sequence, timeNs, ordinal,
                        message(random));
                }
                journal.commit();
            }
        }
    }

    private static byte[] message(final Random random) {
        final byte[] message = new byte[random.nextInt(100) == 0 ? random.nextInt(5000) : random.nextInt(150)];
        random.nextBytes(message);
        return message;
    }

    private void write(
        final Journal journal,
        final RecordKind kind,
        final long sequence,
        final long timeNs,
        final int ordinal,
        final byte[] message) {
        journal.append(kind, sequence, timeNs, new UnsafeBuffer(message), 0, message.length);
        written.add(new RecordCopy(
            kind, sequence, timeNs, ordinal, new String(message, StandardCharsets.ISO_8859_1)));
    }

    private static void append(
        final Journal journal, final RecordKind kind, final long sequence, final long timeNs) {
        journal.append(kind, sequence, timeNs, new UnsafeBuffer(new byte[16]), 0, 16);
    }

    private static void refused(
        final Journal journal, final RecordKind kind, final long sequence, final long timeNs) {
        assertThrows(IllegalStateException.class, () -> append(journal, kind, sequence, timeNs));
    }

    private RecordCopy lastWritten() {
        for (int i = written.size() - 1; i >= 0; i--) {
            if (written.get(i).kind() == RecordKind.INPUT) {
                return written.get(i);
            }
        }
        return new RecordCopy(RecordKind.CONFIGURATION, 0, 0, 0, "");
    }

    /** All records but the configuration. */
    private List<RecordCopy> readAll() {
        try (JournalReader reader = JournalReader.open(directory)) {
            final List<RecordCopy> records = RecordCopy.readAll(reader);
            assertEquals(RecordKind.CONFIGURATION, records.get(0).kind());
            return records.subList(1, records.size());
        }
    }

    private Journal open() {
        return Journal.open(JournalConfiguration.small(directory), ENGINE);
    }
}
