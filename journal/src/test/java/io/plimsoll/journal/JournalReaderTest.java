package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Readers of a journal that is being written. */
class JournalReaderTest {
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(1000, 10);
    private static final int MESSAGE_LENGTH = 100;

    @TempDir
    private Path directory;

    private final List<RecordCopy> records = new ArrayList<>();
    private final RecordHandler collector = RecordCopy.collectTo(records);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private Journal journal;
    private JournalReader reader;

    @BeforeEach
    void open() {
        journal = Journal.open(JournalConfiguration.small(directory), ENGINE);
        reader = JournalReader.open(directory);
    }

    @AfterEach
    void close() {
        reader.close();
        journal.close();
    }

    @Test
    void shouldFollowALiveWriter() throws InterruptedException {
        final int documents = 100_000;
        final AtomicBoolean isStopped = new AtomicBoolean();
        final Thread writing = new Thread(() -> {
            for (int sequence = 1; sequence <= documents && !isStopped.get(); sequence++) {
                Waiting.until(() -> journal.hasRoomFor(RecordDescriptor.alignedLength(MESSAGE_LENGTH)));
                appendAndCommit(sequence);
            }
        });
        writing.start();
        try {
            final long[] last = new long[1];
            final RecordHandler handler = record -> {
                assertEquals(record.kind() == RecordKind.INPUT ? last[0] + 1 : 0, record.sequence());
                last[0] = record.sequence();
            };
            Waiting.until(() -> {
                reader.poll(handler, 1000);
                return last[0] == documents;
            });
        } finally {
            isStopped.set(true);
            writing.join();
        }
        assertEquals(0, reader.poll(collector, 1));
    }

    @Test
    void shouldSeeADocumentOnlyOnceItIsCommitted() {
        reader.poll(collector, 1);
        journal.append(RecordKind.INPUT, 1, 1, message, 0, MESSAGE_LENGTH);
        assertEquals(0, reader.poll(collector, 1));
        journal.append(RecordKind.INPUT, 2, 1, message, 0, MESSAGE_LENGTH);
        journal.commit();
        assertEquals(1, reader.poll(collector, 10));
        assertEquals(List.of(0L, 1L, 2L), records.stream().map(RecordCopy::sequence).toList());
    }

    @Test
    void shouldReadNoMoreDocumentsThanItsLimit() {
        appendAndCommit(1);
        appendAndCommit(2);
        assertEquals(2, reader.poll(collector, 2));
        assertEquals(2, records.size());
        assertEquals(1, reader.poll(collector, 2));
        assertEquals(0, reader.poll(collector, 2));
    }

    @Test
    void shouldMoveToPositionsItGave() {
        final List<Long> positions = new ArrayList<>();
        for (int sequence = 1; sequence <= 3000; sequence++) {
            appendAndCommit(sequence);
        }
        final RecordHandler handler = record -> {
            if (record.kind() != RecordKind.OPENING) {
                positions.add(reader.position());
            }
        };
        while (reader.poll(handler, 1) > 0) {
            assertTrue(reader.position() > positions.get(positions.size() - 1));
        }
        for (int sequence = 3000; sequence >= 0; sequence -= 7) {
            records.clear();
            assertTrue(reader.moveTo(positions.get(sequence)));
            assertEquals(positions.get(sequence), reader.position());
            assertEquals(1, reader.poll(collector, 1));
            assertEquals(sequence, records.get(0).sequence());
        }
    }

    @Test
    void shouldMoveToTheEndAndReadWhatIsWrittenThen() {
        appendAndCommit(1);
        assertEquals(2, reader.poll(collector, 10));
        final long end = reader.position();
        reader.toStart();
        assertTrue(reader.moveTo(end));
        records.clear();
        assertEquals(0, reader.poll(collector, 10));
        appendAndCommit(2);
        assertEquals(1, reader.poll(collector, 10));
        assertEquals(2, records.get(0).sequence());
        final long behind = reader.position();
        assertFalse(reader.moveTo(end + JournalPosition.of(1, 0)));
        assertEquals(behind, reader.position());
        appendAndCommit(3);
        assertEquals(1, reader.poll(collector, 10));
        assertEquals(3, records.get(1).sequence());
    }

    @Test
    void shouldStartAnewWhenMovedToStart() {
        appendAndCommit(1);
        assertEquals(2, reader.poll(collector, 10));
        reader.toStart();
        assertEquals(2, reader.poll(collector, 10));
        assertEquals(records.subList(0, 2), records.subList(2, 4));
    }

    @Test
    void shouldReadADocumentAgainWhenTheHandlerFailed() {
        appendAndCommit(1);
        reader.poll(collector, 1);
        assertThrows(IllegalStateException.class, () ->
            reader.poll(record -> {
                throw new IllegalStateException("not today");
            }, 1));
        assertEquals(1, reader.poll(collector, 10));
        assertEquals(1, records.get(1).sequence());
    }

    @Test
    void shouldReadOnAfterTheWriterClosedAndReopened() {
        appendAndCommit(1);
        assertEquals(2, reader.poll(collector, 10));
        journal.close();
        assertEquals(0, reader.poll(collector, 10));
        journal = Journal.open(JournalConfiguration.small(directory), ENGINE);
        appendAndCommit(2);
        assertEquals(2, reader.poll(collector, 10));
        assertEquals(2, records.get(2).sequence());
    }

    @Test
    void shouldRefuseADirectoryWithoutJournal() {
        final Path elsewhere = directory.resolve("elsewhere");
        assertThrows(JournalException.class, () -> JournalReader.open(elsewhere));
        assertFalse(elsewhere.toFile().exists());
    }

    private void appendAndCommit(final long sequence) {
        journal.append(RecordKind.INPUT, sequence, sequence, message, 0, MESSAGE_LENGTH);
        journal.commit();
    }
}
