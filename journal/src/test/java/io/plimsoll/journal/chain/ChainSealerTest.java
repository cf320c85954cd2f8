package io.plimsoll.journal.chain;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.kit.SimulatedDisk;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChainSealerTest {
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(10, 10);
    private static final JournalConfiguration JOURNAL = JournalConfiguration.small(Path.of("simulated"));
    private static final int MESSAGE_LENGTH = 100_000;
    private static final int MESSAGES_OF_A_BLOCK = 11;

    private final SimulatedDisk disk = new SimulatedDisk(1L << 30);
    private final SealedHead sealed = new SealedHead();
    private final UnsafeBuffer message = new UnsafeBuffer(new byte[MESSAGE_LENGTH]);
    private Journal journal = open();
    private final ChainSealer sealer = new ChainSealer(JournalReader.open(disk.storage()), 0,
        new byte[RecordChain.HEAD_LENGTH], sealed, Long.MAX_VALUE, () -> 0);

    @AfterEach
    void close() {
        sealer.onClose();
        journal.close();
    }

    @Test
    void shouldHaveANewHeadForAServiceThatTakesOneNowAndThen() {
        append(MESSAGES_OF_A_BLOCK);
        work();
        assertEquals(journal.records(), sealed.records());
        final long first = journal.records();
        append(5 * MESSAGES_OF_A_BLOCK);
        work();
        assertEquals(first, sealed.records(), "the one that waits stays");
        sealed.clear();
        work();
        assertTrue(sealed.isFull());
        assertEquals(journal.records(), sealed.records());
        assertEquals(journal.committedPosition(), sealed.position());
        assertHeadCovers(first, sealed.records());
    }

    @Test
    void shouldSealTheEndOfEverySegmentHoweverLateTheHeadsAreTaken() {
        append(MESSAGES_OF_A_BLOCK);
        work();
        append(1);
        final long firstEnd = journal.records();
        reopen();
        append(1);
        final long secondEnd = journal.records();
        reopen();
        work();
        sealed.clear();
        work();
        assertEquals(firstEnd, sealed.records());
        sealed.clear();
        work();
        assertEquals(secondEnd, sealed.records());
        sealed.clear();
        work();
        assertFalse(sealed.isFull());
    }

    /** The chain as anybody can compute it, with a block that ends at each of these. */
    private void assertHeadCovers(final long... ends) {
        final RecordChain chain = new RecordChain();
        try (JournalReader reader = JournalReader.open(disk.storage())) {
            final int[] block = {0};
            while (reader.poll(record -> {
                chain.add(record);
                if (block[0] < ends.length && chain.records() == ends[block[0]]) {
                    chain.seal();
                    block[0]++;
                }
            }, 1) > 0) {
                continue;
            }
        }
        final UnsafeBuffer head = new UnsafeBuffer(new byte[RecordChain.HEAD_LENGTH]);
        sealed.copyTo(head, 0);
        assertArrayEquals(chain.head(), head.byteArray());
    }

    private void work() {
        while (sealer.doWork() > 0) {
            continue;
        }
    }

    private void append(final int messages) {
        for (int i = 0; i < messages; i++) {
            message.putInt(0, i);
            final long sequence = journal.lastSequence() + 1;
            journal.append(RecordKind.INPUT, sequence, sequence, message, 0, MESSAGE_LENGTH);
            journal.commit();
        }
    }

    private void reopen() {
        journal.close();
        journal = open();
    }

    private Journal open() {
        return Journal.open(JOURNAL, ENGINE, disk.storage(), (agent, errorHandler) -> () -> { });
    }
}
