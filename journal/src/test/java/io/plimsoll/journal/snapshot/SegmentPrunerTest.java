package io.plimsoll.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.ChainSealEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.chain.PrunedHead;
import io.plimsoll.journal.kit.SimulatedDisk;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Which segments are deleted, and what is kept of them. */
class SegmentPrunerTest {
    private static final JournalConfiguration JOURNAL = JournalConfiguration.small(Path.of("simulated"));
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(10, 10);
    private static final long RETENTION_NS = 1000;

    private final SimulatedDisk disk = new SimulatedDisk(1L << 30);
    private final JournalStorage storage = disk.storage();
    private final SegmentPruner pruner = new SegmentPruner(storage, RETENTION_NS);

    @Test
    void shouldPruneWhatIsOldAndCoveredAndSealed() {
        beginSegment(10);
        final long start = beginSegment(20);

        pruner.prune(snapshotAt(start), 10 + RETENTION_NS);

        assertArrayEquals(new long[] {2}, storage.segments());
        assertEquals(start, PrunedHead.of(storage).position());
    }

    @Test
    void shouldKeepWhatIsNotOldEnough() {
        beginSegment(10);
        final long start = beginSegment(20);

        pruner.prune(snapshotAt(start), 9 + RETENTION_NS);

        assertArrayEquals(new long[] {1, 2}, storage.segments());
        assertNull(PrunedHead.of(storage));
    }

    @Test
    void shouldPruneAcrossSegmentThatWasMadeReadyAndNeverWritten() {
        beginSegment(10);
        storage.create(2, 0).close();
        final long start = beginSegment(20);

        pruner.prune(snapshotAt(start), 10 + RETENTION_NS);

        assertArrayEquals(new long[] {3}, storage.segments());
        assertEquals(start, PrunedHead.of(storage).position());
    }

    /** Opens the journal, which begins a segment, and seals what is before that; returns the segment's position. */
    private long beginSegment(final long timeNs) {
        try (Journal journal = Journal.open(JOURNAL, ENGINE, disk.storage(), (agent, errorHandler) -> () -> { })) {
            final long start = lastBeginning();
            final UnsafeBuffer message = new UnsafeBuffer(new byte[256]);
            final ChainSealEncoder seal = new ChainSealEncoder()
                .wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
                .records(journal.records() - 2)
                .position(start);
            journal.append(RecordKind.INPUT, journal.lastSequence() + 1, timeNs, message, 0,
                MessageHeaderEncoder.ENCODED_LENGTH + seal.encodedLength());
            journal.commit();
            return start;
        }
    }

    private long lastBeginning() {
        final long[] start = new long[1];
        try (JournalReader reader = JournalReader.open(storage)) {
            int documents = 1;
            while (documents > 0) {
                documents = reader.poll(record -> {
                    if (record.kind() == RecordKind.CONFIGURATION) {
                        start[0] = record.position();
                    }
                }, 1);
            }
        }
        return start[0];
    }

    private static Snapshot snapshotAt(final long position) {
        return new Snapshot(position, 1, 1, 1, ENGINE);
    }
}
