package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A journal has one writer. */
class JournalLockTest {
    @TempDir
    private Path directory;

    @Test
    void shouldRefuseASecondWriterInTheSameProcess() {
        try (Journal journal = open(directory)) {
            assertTrue(refusal().contains("by this process"));
            assertTrue(refusal().contains("by this process"));
            append(journal, 1);
        }
        open(directory).close();
    }

    @Test
    void shouldRefuseASecondWriterInAnotherProcessUntilThatDies() throws Exception {
        try (ChildJvm child = new ChildJvm(WritingChild.class, directory.toString())) {
            child.readLineWith(WritingChild.OPEN);
            final String refusal = assertTimeout(Duration.ofSeconds(2), this::refusal);
            assertTrue(refusal.contains("by process " + child.pid()), refusal);
            child.kill();
            open(directory).close();
        }
    }

    @Test
    void shouldStillHoldTheLockAgainstOtherProcessesAfterARefusalInItsOwn() throws Exception {
        try (Journal journal = open(directory)) {
            assertTrue(refusal().contains("by this process"));
            try (ChildJvm child = new ChildJvm(WritingChild.class, directory.toString())) {
                child.readLineWith("by process " + ProcessHandle.current().pid());
            }
            append(journal, 1);
        }
    }

    /** Chronicle's lock names a process; here the one that runs this test, as if the dead one's id lived again. */
    @Test
    void shouldOpenAtOnceWhenADeadWriterLeftChroniclesLockAndItsPidLivesAgain() throws IOException {
        open(directory).close();
        final Path copy = Files.createDirectory(directory.resolve("copy"));
        final Path segment = Files.createDirectory(directory.resolve("segment-0000000002"));
        try (SingleChronicleQueue queue = ChronicleQueues.openWriter(segment, 8L << 20);
            ExcerptAppender appender = queue.createAppender();
            DocumentContext context = appender.writingDocument()) {
            copyTree(directory, copy);
            context.rollbackOnClose();
        }
        assertTimeout(Duration.ofSeconds(2), () -> {
            try (Journal journal = open(copy)) {
                append(journal, 1);
            }
        });
        try (JournalReader reader = JournalReader.open(copy)) {
            assertEquals(1, RecordCopy.lastOf(reader).sequence());
        }
    }

    @Test
    void shouldLetGoOfTheLockWhenOpeningFails() {
        try (LogCapture log = new LogCapture()) {
            final JournalConfiguration configuration = JournalConfiguration.small(directory);
            assertThrows(JournalFullException.class, () -> Journal.open(configuration, WritingChild.ENGINE,
                new ChronicleStorage(configuration, file -> (offset, length) -> false), HelperThreads.OF_THEIR_OWN));
            assertTrue(log.text().contains("No disk space left"), log.text());
        }
        open(directory).close();
    }

    private String refusal() {
        return assertThrows(JournalException.class, () -> open(directory)).getMessage();
    }

    private static Journal open(final Path directory) {
        return Journal.open(JournalConfiguration.small(directory), WritingChild.ENGINE);
    }

    private static void append(final Journal journal, final long sequence) {
        journal.append(RecordKind.INPUT, sequence, 0, new UnsafeBuffer(new byte[8]), 0, 8);
        journal.commit();
    }

    private static void copyTree(final Path from, final Path to) throws IOException {
        final List<Path> paths;
        try (Stream<Path> walk = Files.walk(from)) {
            paths = walk.filter(path -> !path.startsWith(to)).toList();
        }
        for (final Path path : paths) {
            final Path target = to.resolve(from.relativize(path));
            if (Files.isDirectory(path)) {
                Files.createDirectories(target);
            } else {
                Files.copy(path, target);
            }
        }
    }
}
