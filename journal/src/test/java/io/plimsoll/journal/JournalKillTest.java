package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that writes a journal is killed; nothing it had committed may be lost. */
class JournalKillTest {
    private static final int KILLS = 3;

    @TempDir
    private Path directory;

    @Test
    void shouldLoseNoCommittedRecordWhenKilled() throws Exception {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        long lastSequence = 0;
        for (int kill = 1; kill <= KILLS; kill++) {
            final long told = writeAndKill(1 + random.nextInt(30));
            try (LogCapture log = new LogCapture();
                Journal journal = Journal.open(JournalConfiguration.small(directory), WritingChild.ENGINE)) {
                assertTrue(log.text().isEmpty() || log.text().endsWith("it does not count."), log::text);
                assertTrue(journal.lastSequence() >= told, () -> "told " + told + ", seed " + seed);
                lastSequence = journal.lastSequence() + 1;
                appendOne(journal, lastSequence);
            }
        }
        final Checker checker = new Checker();
        try (JournalReader reader = JournalReader.open(directory)) {
            int documents = 1;
            while (documents > 0) {
                documents = reader.poll(checker, 64);
            }
        }
        assertEquals(lastSequence, checker.inputSequence, () -> "seed " + seed);
    }

    /** Returns what the child had told to have committed before it was killed. */
    private long writeAndKill(final int lines) throws Exception {
        long told = 0;
        try (ChildJvm child = new ChildJvm(WritingChild.class, directory.toString())) {
            child.readLineWith(WritingChild.OPEN);
            for (int line = 0; line < lines; line++) {
                final String written = child.readLineWith(WritingChild.WRITTEN);
                told = Long.parseLong(written.substring(WritingChild.WRITTEN.length()));
            }
            child.kill();
        }
        return told;
    }

    private static void appendOne(final Journal journal, final long sequence) {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[WritingChild.MESSAGE_LENGTH]);
        message.putLong(0, sequence);
        journal.append(RecordKind.INPUT, sequence, journal.lastTimeNs(), message, 0, WritingChild.MESSAGE_LENGTH);
        journal.commit();
    }

    /** Every input is there, one after the other, and says its own sequence. */
    private static final class Checker implements RecordHandler {
        private long inputSequence;

        @Override
        public void onRecord(final JournalRecord record) {
            if (record.kind() == RecordKind.INPUT) {
                inputSequence++;
                assertEquals(inputSequence, record.sequence());
                assertEquals(record.sequence(), record.buffer().getLong(record.messageOffset()));
            } else if (record.kind() == RecordKind.OUTPUT) {
                assertEquals(-record.sequence(), record.buffer().getLong(record.messageOffset()));
            }
        }
    }
}
