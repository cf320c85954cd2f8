package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.AllocationGuard;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the thread that writes or reads a journal is spared: garbage and page faults. */
@Timeout(60)
class JournalAllocationTest {
    private static final int MESSAGE_LENGTH = 100;
    private static final int INPUTS_PER_POLL = 2;
    private static final int POLL_BYTES = 2 * INPUTS_PER_POLL * RecordDescriptor.alignedLength(MESSAGE_LENGTH);
    private static final int WARM_UP_POLLS = 100_000;
    private static final int POLLS = 5_000;
    private static final int RUNS = 5;
    private static final int ATTEMPTS = 10;
    private static final int PAGE_BYTES = 4096;
    private static final long BLOCK_SIZE = 64L << 20;
    private static final long RESERVE_BYTES = 32L << 20;

    @TempDir
    private Path directory;

    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private Journal journal;
    private long sequence;

    @BeforeEach
    void open() {
        journal = Journal.open(
            new JournalConfiguration(directory, BLOCK_SIZE, RESERVE_BYTES, 0, CommitPoint.PROCESS),
            WritingChild.ENGINE);
    }

    @AfterEach
    void close() {
        journal.close();
    }

    @Test
    void shouldAllocateNothingWhenAppendingAndCommitting() {
        writePolls(WARM_UP_POLLS);
        AllocationGuard.assertAllocatesNothingOnceWarm(RUNS, ATTEMPTS, () -> writePolls(POLLS));
    }

    @Test
    void shouldAllocateNothingWhenReading() {
        final int documents = 1000;
        writePolls(30 * documents);
        final long[] records = new long[1];
        final RecordHandler counter = record -> records[0]++;
        try (JournalReader reader = JournalReader.open(directory)) {
            reader.poll(counter, 50 * documents);
            AllocationGuard.assertAllocatesNothing(RUNS, () -> reader.poll(counter, documents));
        }
        assertEquals(INPUTS_PER_POLL * (50 + RUNS) * documents, records[0]);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void shouldNotFaultPagesInTheWriterAlsoAcrossBlocks() throws IOException {
        writePolls(POLLS);
        final long bytes = 3 * BLOCK_SIZE;
        final int pollsBetweenWaits = (int) (JournalConfiguration.STEP_BYTES / POLL_BYTES);
        final long[] faults = new long[(int) (bytes / ((long) pollsBetweenWaits * POLL_BYTES))];
        for (int window = 0; window < faults.length; window++) {
            Waiting.until(() -> journal.hasRoomFor((int) RESERVE_BYTES));
            final long before = minorFaultsOfThisThread();
            writePolls(pollsBetweenWaits);
            faults[window] = minorFaultsOfThisThread() - before;
        }
        // A busy machine takes touched pages back now and then: the usual window counts, and no more than a few others.
        Arrays.sort(faults);
        final long pages = (long) pollsBetweenWaits * POLL_BYTES / PAGE_BYTES;
        assertTrue(faults[faults.length / 2] < pages / 20, () -> Arrays.toString(faults) + " faults for " + pages);
        assertTrue(Arrays.stream(faults).sum() < pages * faults.length / 2, () -> Arrays.toString(faults));
    }

    private void writePolls(final int polls) {
        for (int poll = 0; poll < polls; poll++) {
            awaitRoom(poll);
            for (int i = 1; i <= INPUTS_PER_POLL; i++) {
                journal.append(RecordKind.INPUT, sequence + i, sequence, message, 0, MESSAGE_LENGTH);
            }
            journal.commit();
            for (int i = 1; i <= INPUTS_PER_POLL; i++) {
                journal.append(RecordKind.OUTPUT, sequence + i, sequence, message, 0, MESSAGE_LENGTH);
            }
            journal.commit();
            sequence += INPUTS_PER_POLL;
        }
    }

    /** Now and then asks for more than there is, so that waiting, which a busy machine makes necessary, is warm too. */
    private void awaitRoom(final int poll) {
        boolean hasRoom = journal.hasRoomFor(poll % 64 == 0 ? Integer.MAX_VALUE : POLL_BYTES);
        while (!hasRoom) {
            Thread.onSpinWait();
            hasRoom = journal.hasRoomFor(POLL_BYTES);
        }
    }

    private static long minorFaultsOfThisThread() throws IOException {
        final String status = Files.readString(Path.of("/proc/thread-self/stat"), StandardCharsets.US_ASCII);
        final String[] fieldsBehindName = status.substring(status.lastIndexOf(')') + 2).split(" ");
        return Long.parseLong(fieldsBehindName[7]);
    }
}
