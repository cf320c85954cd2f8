package io.plimsoll.journal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.kit.SimulatedCrash;
import io.plimsoll.journal.kit.SimulatedDisk;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Processes die and the power goes, at random, while a journal of many segments is written on a simulated disk, the
 * helpers' steps at random between the writer's.
 */
@Tag("slow")
class JournalPowerLossTest {
    private static final int DISKS = 4;
    private static final int LIVES = 15;
    private static final long SEGMENT_BYTES = 1 << 20;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final List<Agent> helpers = new ArrayList<>();
    private final List<RecordCopy> written = new ArrayList<>();
    private final List<RecordCopy> seen = new ArrayList<>();
    private SimulatedDisk disk;
    private JournalConfiguration configuration;
    private LogCapture log;
    private boolean hasLostPower;
    private long releasedRecords;

    @BeforeEach
    void captureLog() {
        log = new LogCapture();
    }

    @AfterEach
    void releaseLog() {
        log.close();
    }

    @ParameterizedTest
    @EnumSource
    void shouldKeepWhatCountsAsKept(final CommitPoint commitPoint) {
        configuration = JournalConfiguration.small(Path.of("simulated"))
            .withCommitPoint(commitPoint).withSegmentBytes(SEGMENT_BYTES);
        for (int i = 0; i < DISKS; i++) {
            disk = new SimulatedDisk(1L << 30);
            written.clear();
            seen.clear();
            releasedRecords = 0;
            for (int life = 0; life < LIVES; life++) {
                live(random.nextInt(40));
                end(commitPoint);
            }
            live(0);
            assertEquals(written, seen, this::seedText);
        }
    }

    /** From an opening to an end. */
    private void live(final int turns) {
        helpers.clear();
        try (Journal journal = Journal.open(configuration, CrashStates.ENGINE, disk.storage(), (agent, errors) -> {
            helpers.add(agent);
            return () -> { };
        })) {
            requireNothingLost(journal);
            for (int turn = 0; turn < turns; turn++) {
                turn(journal);
            }
            if (turns > 0 && random.nextInt(4) == 0) {
                disk.tearNextWrite(random.nextInt(20_000));
                turn(journal);
            }
            read(journal);
        } catch (final SimulatedCrash e) {
            helpers.clear();
        }
    }

    private void end(final CommitPoint commitPoint) {
        hasLostPower = commitPoint == CommitPoint.DISK && random.nextInt(3) > 0;
        if (hasLostPower) {
            disk.losePower(random);
        } else {
            disk.crash();
        }
    }

    private void requireNothingLost(final Journal journal) {
        final List<RecordCopy> kept = new ArrayList<>();
        try (JournalReader reader = JournalReader.open(disk.storage())) {
            kept.addAll(readAll(reader));
        }
        final long least = hasLostPower ? releasedRecords : written.size();
        assertTrue(kept.size() >= least, () -> "kept " + kept.size() + " of " + least + ", " + seedText());
        assertEquals(written.subList(0, kept.size()), kept, this::seedText);
        assertEquals(seen, kept.subList(0, seen.size()), this::seedText);
        written.subList(kept.size(), written.size()).clear();
        assertEquals(written.stream().filter(copy -> copy.kind() == RecordKind.INPUT).count(),
            journal.lastSequence(), this::seedText);
    }

    private void turn(final Journal journal) {
        final long sequence = journal.lastSequence() + 1;
        final List<RecordCopy> committed = new ArrayList<>();
        committed.add(append(journal, RecordKind.INPUT, sequence, 0));
        journal.commit();
        written.addAll(committed);
        committed.clear();
        for (int ordinal = 1; ordinal <= random.nextInt(4); ordinal++) {
            committed.add(append(journal, RecordKind.OUTPUT, sequence, ordinal));
        }
        journal.commit();
        written.addAll(committed);
        journal.rollIfDue();
        for (final Agent helper : helpers) {
            if (random.nextInt(8) == 0) {
                work(helper);
            }
        }
        final long released = journal.releasedPosition();
        assertTrue(configuration.commitPoint() == CommitPoint.PROCESS || disk.isForced(released), this::seedText);
        if (released == journal.committedPosition()) {
            releasedRecords = written.size();
        }
        if (random.nextInt(25) == 0) {
            read(journal);
        }
    }

    private static void work(final Agent helper) {
        try {
            helper.doWork();
        } catch (final SimulatedCrash e) {
            throw e;
        } catch (final Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** What a consumer sees, from the beginning. */
    private void read(final Journal journal) {
        seen.clear();
        try (JournalReader reader = JournalReader.open(disk.storage()).limit(journal::releasedPosition)) {
            seen.addAll(readAll(reader));
        }
        releasedRecords = Math.max(releasedRecords, seen.size());
    }

    private static List<RecordCopy> readAll(final JournalReader reader) {
        return RecordCopy.readAll(reader).stream().filter(copy -> copy.kind() != RecordKind.CONFIGURATION).toList();
    }

    private RecordCopy append(
        final Journal journal, final RecordKind kind, final long sequence, final int ordinal) {
        final byte[] message = new byte[random.nextInt(4) == 0 ? random.nextInt(150_000) : random.nextInt(200)];
        random.nextBytes(message);
        journal.append(kind, sequence, sequence, new UnsafeBuffer(message), 0, message.length);
        return new RecordCopy(
            kind, sequence, sequence, ordinal, new String(message, StandardCharsets.ISO_8859_1));
    }

    private String seedText() {
        return "seed " + seed;
    }
}
