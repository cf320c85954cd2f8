package io.plimsoll.journal.snapshot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.journal.kit.SimulatedDisk;
import io.plimsoll.journal.kit.SimulatedSnapshots;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class SnapshotKeeperTest {
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(10, 10);
    private static final long RETENTION_NS = 1;

    private final SimulatedSnapshots snapshots = new SimulatedSnapshots();
    private final MarginEngine engine = new MarginEngine(ENGINE, (buffer, offset, length) -> { });
    private final SnapshotKeeper keeper =
        new SnapshotKeeper(snapshots, new SegmentPruner(new SimulatedDisk(1 << 20).storage(), RETENTION_NS), 2);

    @Test
    void shouldKeepTheNewest() throws IOException {
        for (int sequence = 1; sequence <= 4; sequence++) {
            keep(sequence);
        }
        assertArrayEquals(new long[]{3, 4}, snapshots.sequences());
    }

    @Test
    void shouldNameTheOldOneThatCannotBeUsedAndKeepTheNewOne() throws IOException {
        keep(1);
        keep(2);
        snapshots.cut(2, 10);
        final String said = assertThrows(IOException.class, () -> keep(3)).getMessage();
        assertTrue(said.startsWith("the snapshot of sequence 2 cannot be used, delete it: "), said);
        assertArrayEquals(new long[]{2, 3}, snapshots.sequences());
        keep(4);
        assertArrayEquals(new long[]{3, 4}, snapshots.sequences());
    }

    private void keep(final long sequence) throws IOException {
        keeper.keep(new Snapshot(0, 0, sequence, sequence, ENGINE), engine);
    }
}
