package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.journal.kit.SimulatedCrash;
import io.plimsoll.journal.kit.SimulatedDisk;
import java.nio.file.Path;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The first writer of a journal dies before it has written its first document. */
@Timeout(30)
class JournalFirstOpeningTest {
    private static final JournalConfiguration CONFIGURATION = JournalConfiguration.small(Path.of("simulated"));
    private static final EngineConfiguration ENGINE = EngineConfiguration.of(10, 10);

    private final SimulatedDisk disk = new SimulatedDisk(1L << 30);

    @ParameterizedTest
    @EnumSource
    void shouldGoOnBehindASegmentThatWasNeverBegun(final CommitPoint commitPoint) {
        disk.tearNextWrite(0);
        assertThrows(SimulatedCrash.class, () -> open(commitPoint).close());

        try (Journal second = open(commitPoint)) {
            assertTrue(second.isNew());
            second.append(RecordKind.INPUT, 1, 1, new UnsafeBuffer(new byte[32]), 0, 32);
            second.commit();
        }
        if (commitPoint == CommitPoint.DISK) {
            disk.losePower(new Random(1));
        } else {
            disk.crash();
        }

        try (Journal third = open(commitPoint)) {
            assertEquals(commitPoint == CommitPoint.DISK ? 0 : 1, third.lastSequence());
        }
    }

    private Journal open(final CommitPoint commitPoint) {
        return Journal.open(
            CONFIGURATION.withCommitPoint(commitPoint), ENGINE, disk.storage(), (agent, errorHandler) -> () -> { });
    }
}
