package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
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

    @Test
    void shouldOpenAtOnceWhenADeadWriterLeftChroniclesLockAndItsPidLivesAgain() throws IOException {
        open(directory).close();
        final Path copy = Files.createDirectory(directory.resolve("copy"));
        try (SingleChronicleQueue queue = ChronicleQueues.openWriter(JournalConfiguration.small(directory));
            ExcerptAppender appender = queue.createAppender();
            DocumentContext context = appender.writingDocument()) {
            copyFiles(directory, copy);
            context.rollbackOnClose();
        }
        try (LogCapture log = new LogCapture()) {
            assertTimeout(Duration.ofSeconds(5), () -> {
                try (Journal journal = open(copy)) {
                    append(journal, 1);
                }
            });
            assertTrue(log.text().contains("Unlocking forcibly"), log.text());
        }
    }

    @Test
    void shouldLetGoOfTheLockWhenOpeningFails() {
        try (LogCapture log = new LogCapture()) {
            assertThrows(JournalFullException.class, () -> Journal.open(
                JournalConfiguration.small(directory), WritingChild.ENGINE, file -> (offset, length) -> false));
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

    private static void copyFiles(final Path from, final Path to) throws IOException {
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, Files::isRegularFile)) {
            for (final Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }
}
