package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A journal of many segments, and of one long one, read while it is being written. */
@Timeout(60)
class JournalSegmentsTest {
    private static final int SEGMENTS = 12;
    private static final long SEGMENT_BYTES = 1 << 20;
    private static final long LONG_SEGMENT_BYTES = 110L << 20;

    @TempDir
    private Path directory;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[RecordDescriptor.MAX_MESSAGE_LENGTH]);
    private final List<Long> numbers = new ArrayList<>();
    private final List<Long> positions = new ArrayList<>();
    private long lastRead;

    @ParameterizedTest
    @EnumSource
    void shouldFollowALiveWriterThroughManySegments(final CommitPoint commitPoint) throws Exception {
        final JournalConfiguration configuration = JournalConfiguration.small(directory)
            .withSegmentBytes(SEGMENT_BYTES).withCommitPoint(commitPoint);
        try (Journal journal = Journal.open(configuration, CrashStates.ENGINE);
            JournalReader reader = JournalReader.open(directory).limit(journal::releasedPosition)) {
            final FutureTask<Long> writing = start(() -> {
                while (JournalPosition.segment(journal.committedPosition()) < SEGMENTS) {
                    append(journal, 1 + random.nextInt(20_000));
                    journal.rollIfDue();
                }
                return journal.lastSequence();
            });
            Waiting.until(() -> {
                while (reader.poll(this::collect, 1 + numbers.size() % 7) > 0) {
                    continue;
                }
                return writing.isDone() && numbers.size() == journal.records();
            });
            assertEquals(writing.get(), lastRead, this::seedText);
            assertEquals(SEGMENTS, JournalPosition.segment(reader.position()), this::seedText);
            assertMovesTo(reader);
        }
        assertSameInTheEnd();
    }

    /** Documents lie across the borders of what is mapped at a time, and the file grows under the reader. */
    @Test
    void shouldFollowALiveWriterThroughOneLongSegment() throws Exception {
        try (Journal journal = Journal.open(JournalConfiguration.small(directory), CrashStates.ENGINE);
            JournalReader reader = JournalReader.open(directory)) {
            final FutureTask<Long> writing = start(() -> {
                while (JournalPosition.offset(journal.committedPosition()) < LONG_SEGMENT_BYTES) {
                    append(journal, random.nextInt(RecordDescriptor.MAX_MESSAGE_LENGTH));
                }
                return journal.lastSequence();
            });
            Waiting.until(() -> {
                while (reader.poll(this::collect, 3) > 0) {
                    continue;
                }
                return writing.isDone() && lastRead == writing.get();
            });
            assertEquals(1, JournalPosition.segment(reader.position()), this::seedText);
            assertMovesTo(reader);
        }
        assertSameInTheEnd();
    }

    /** Whatever was mapped of a segment that its writer cuts off when it closes, a reader at its place stays alive. */
    @Test
    void shouldStayAtTheEndWhenTheWriterClosesASegmentThatWasPreparedForNothing() {
        final JournalConfiguration configuration =
            JournalConfiguration.small(directory).withSegmentBytes(SEGMENT_BYTES);
        final Journal journal = Journal.open(configuration, CrashStates.ENGINE);
        try (JournalReader reader = JournalReader.open(directory)) {
            Waiting.until(() -> {
                append(journal, 50);
                reader.poll(this::collect, 10);
                return Files.exists(SegmentFile.directory(directory, 2));
            });
            while (reader.poll(this::collect, 10) > 0) {
                continue;
            }
            journal.close();
            assertEquals(0, reader.poll(this::collect, 10));
            try (Journal again = Journal.open(configuration, CrashStates.ENGINE)) {
                append(again, 50);
                Waiting.until(() -> reader.poll(this::collect, 10) >= 0 && lastRead == again.lastSequence());
            }
        }
    }

    @Test
    void shouldLookAgainAtASegmentThatWasBeingMade() throws IOException {
        final JournalConfiguration configuration = JournalConfiguration.small(directory);
        try (Journal journal = Journal.open(configuration, CrashStates.ENGINE)) {
            append(journal, 50);
        }
        try (JournalReader reader = JournalReader.open(directory)) {
            final Path being = Files.createDirectory(SegmentFile.directory(directory, 2));
            reader.poll(this::collect, 10);
            assertEquals(0, reader.poll(this::collect, 10));
            Files.delete(being);
            try (Journal journal = Journal.open(configuration, CrashStates.ENGINE)) {
                append(journal, 50);
                assertEquals(2, reader.poll(this::collect, 10));
            }
        }
        assertEquals(2, lastRead);
    }

    private void append(final Journal journal, final int length) {
        final long sequence = journal.lastSequence() + 1;
        message.putLong(0, sequence);
        Waiting.until(() -> journal.hasRoomFor(RecordDescriptor.alignedLength(length + Long.BYTES)));
        journal.append(RecordKind.INPUT, sequence, sequence, message, 0,
            Math.min(RecordDescriptor.MAX_MESSAGE_LENGTH, length + Long.BYTES));
        journal.commit();
    }

    private void collect(final JournalRecord record) {
        assertEquals(numbers.size() + 1, record.number(), this::seedText);
        numbers.add(record.number());
        positions.add(record.position());
        if (record.kind() == RecordKind.INPUT) {
            assertEquals(lastRead + 1, record.sequence(), this::seedText);
            assertEquals(record.sequence(), record.buffer().getLong(record.messageOffset()), this::seedText);
            lastRead = record.sequence();
        }
    }

    /** Each document holds one record, but for the two that open a segment. */
    private void assertMovesTo(final JournalReader reader) {
        for (int i = 0; i < 200; i++) {
            final int index = random.nextInt(positions.size());
            final long first = positions.indexOf(positions.get(index)) + 1;
            final List<Long> found = new ArrayList<>();
            assertTrue(reader.moveTo(positions.get(index), first - 1));
            assertEquals(1, reader.poll(record -> found.add(record.number()), 1), this::seedText);
            assertEquals(first, found.get(0), this::seedText);
            if (i % 10 == 0) {
                while (reader.poll(record -> found.add(record.number()), 100) > 0) {
                    continue;
                }
                assertEquals(numbers.size(), found.get(found.size() - 1), this::seedText);
            }
        }
        assertFalse(reader.moveTo(JournalPosition.of(1000, 0)));
    }

    private void assertSameInTheEnd() {
        final long[] count = new long[1];
        try (JournalReader reader = JournalReader.open(directory)) {
            while (reader.poll(record -> count[0]++, 100) > 0) {
                continue;
            }
            assertEquals(JournalTail.Kind.NOTHING, reader.tail().kind());
        }
        assertEquals(numbers.size(), count[0]);
    }

    private static <T> FutureTask<T> start(final Callable<T> work) {
        final FutureTask<T> task = new FutureTask<>(work);
        final Thread thread = new Thread(task, "writer");
        thread.setDaemon(true);
        thread.start();
        return task;
    }

    private String seedText() {
        return "seed " + seed;
    }
}
