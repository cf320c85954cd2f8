package io.plimsoll.journal.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomMessages;
import io.plimsoll.engine.kit.RecordedStream;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.chain.PrunedHead;
import io.plimsoll.journal.chain.RecordChain;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.kit.JournaledEngine;
import io.plimsoll.journal.kit.SimulatedDisk;
import io.plimsoll.journal.kit.SimulatedSnapshots;
import io.plimsoll.journal.snapshot.SegmentPruner;
import io.plimsoll.journal.snapshot.SnapshotKeeper;
import io.plimsoll.journal.snapshot.SnapshotReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A random stream of messages, cut off, recovered and gone on with; snapshots taken by a follower on the way. */
class RecoveryTest {
    private static final int ROUNDS = 3_000;
    private static final JournalConfiguration JOURNAL = JournalConfiguration.small(Path.of("simulated"));

    private final long seed = System.nanoTime();
    private final SimulatedDisk disk = new SimulatedDisk(1L << 30);
    private final SimulatedSnapshots snapshots = new SimulatedSnapshots();
    private final RecordedStream stream = new RecordedStream();
    private final List<String> unusable = new ArrayList<>();
    private long lastSequence = Long.MAX_VALUE;
    private EngineConfiguration configuration;
    private MarginEngine uninterrupted;

    @BeforeEach
    void recordStream() {
        final Dice dice = new Dice(seed);
        configuration = RandomBook.configuration(dice, BookScale.SMALL);
        final RandomMessages[] random = new RandomMessages[1];
        uninterrupted = new MarginEngine(configuration, (buffer, offset, length) -> {
            if (random[0] != null) {
                random[0].onOutput(buffer, offset, length);
            }
        });
        final Messages messages = new Messages((sequence, timeNs, message, offset, length) -> {
            stream.apply(sequence, timeNs, message, offset, length);
            uninterrupted.apply(sequence, timeNs, message, offset, length);
        });
        random[0] = new RandomMessages(new RandomBook(dice, BookScale.SMALL, messages), messages);
        for (int round = 0; round < ROUNDS; round++) {
            random[0].send();
        }
    }

    @Test
    void shouldBeWhereItWasAfterASnapshotAndTheJournalsTail() {
        writeAllWithSnapshots(stream.size());
        assertTrue(snapshots.sequences().length > 2, this::seedText);
        final JournalEngine recovered = recover();
        assertEquals(uninterrupted.digest(), recovered.engine().digest(), this::seedText);
        assertTrue(recovered.inputs() < stream.size() / 2, this::seedText);
    }

    @Test
    void shouldGoOnAsIfNothingHadHappened() {
        int from = 0;
        for (int part = 1; part <= 4; part++) {
            final int to = stream.size() * part / 4;
            write(from, to);
            from = to;
            disk.crash();
            follow();
        }
        assertEquals(uninterrupted.digest(), recover().engine().digest(), this::seedText);
    }

    @Test
    void shouldDeriveOutputsThatWereCutOffAgain() {
        final int last = stream.size() - 1;
        write(0, last);
        try (Journal journal = open()) {
            final JournaledEngine engine = new JournaledEngine(journal, recover());
            stream.play(last, last + 1, engine::journal);
            disk.crash();
        }
        try (Journal journal = open()) {
            final JournalEngine recovered = recover();
            recovered.complete(journal);
            assertEquals(uninterrupted.digest(), recovered.engine().digest(), this::seedText);
        }
        assertTrue(recover().isEven(), this::seedText);
    }

    @Test
    void shouldGoBackToAnOlderSnapshotWhenTheNewestIsNotWhole() {
        writeAllWithSnapshots(stream.size());
        final long[] sequences = snapshots.sequences();
        snapshots.cut(sequences[sequences.length - 1], 1000);
        snapshots.cut(sequences[sequences.length - 2], 0);
        final JournalEngine recovered = recover();
        assertEquals(stream.size() - sequences[sequences.length - 3], recovered.inputs(), this::seedText);
        assertEquals(2, unusable.size(), unusable::toString);
        assertTrue(unusable.get(0).contains("not written to the end"), unusable::toString);
        assertEquals(uninterrupted.digest(), recovered.engine().digest(), this::seedText);
    }

    @Test
    void shouldNotLoadASnapshotOfWhichABitChanged() throws Exception {
        writeAllWithSnapshots(stream.size());
        final long sequence = snapshots.sequences()[0];
        final int length = snapshots.read(sequence).readAllBytes().length;
        final Random random = new Random(seed);
        for (int i = 0; i < 300; i++) {
            final int bit = random.nextInt(length * Byte.SIZE);
            snapshots.flip(sequence, bit);
            assertThrows(IOException.class, () -> new SnapshotReader(snapshots).check(sequence),
                () -> seedText() + " bit " + bit);
            snapshots.flip(sequence, bit);
        }
        assertEquals(sequence, new SnapshotReader(snapshots).check(sequence).sequence());
    }

    @Test
    void shouldRefuseAJournalThatEndsBeforeASnapshotOfIt() {
        writeAllWithSnapshots(stream.size());
        final long[] sequences = snapshots.sequences();
        lastSequence = sequences[sequences.length - 1] - 1;
        final String refusal = assertThrows(JournalCorruptException.class, this::recover).getMessage();
        assertTrue(refusal.contains("it ends with input " + lastSequence + ", but a snapshot was taken behind input "
            + (lastSequence + 1)), refusal);
    }

    @Test
    void shouldRefuseAPrunedJournalWithoutSnapshots() {
        write(0, stream.size() / 2);
        write(stream.size() / 2, stream.size());
        disk.storage().remove(1);
        final String missing = assertThrows(JournalCorruptException.class, this::recover).getMessage();
        assertTrue(missing.contains("it was not pruned up to segment 2"), missing);
        disk.storage().prunedHead(
            new PrunedHead(1, JournalPosition.of(2, 0), new byte[RecordChain.HEAD_LENGTH]).encoded());
        final String refusal = assertThrows(JournalCorruptException.class, this::recover).getMessage();
        assertTrue(refusal.contains("no snapshot of it can be loaded"), refusal);
    }

    @Test
    void shouldStopTheFollowerAtADifferenceAndNameTheRecordBefore() {
        write(0, stream.size() / 2);
        final long lastRecord;
        try (Journal journal = open()) {
            recover();
            lastRecord = journal.records();
            journal.append(RecordKind.OUTPUT, journal.lastSequence(), journal.lastTimeNs(),
                new UnsafeBuffer(new byte[64]), 0, 64);
            journal.commit();
        }
        final String difference = assertThrows(DivergenceException.class, this::follow).getMessage();
        assertTrue(difference.contains("record " + lastRecord + "."), difference);
        assertTrue(difference.contains("from the engine: nothing"), difference);
    }

    @Test
    void shouldTakeSnapshotsOnlyWhereNothingIsOwed() {
        writeAllWithSnapshots(stream.size());
        for (final long sequence : snapshots.sequences()) {
            final MarginEngine[] expected = new MarginEngine[1];
            expected[0] = new MarginEngine(configuration, (buffer, offset, length) -> { });
            stream.play(0, (int) sequence, expected[0]::apply);
            final JournalEngine loaded = new JournalEngine(configuration, MarginEngine::new);
            assertEquals(expected[0].digest(), load(sequence, loaded), this::seedText);
        }
        assertNotEquals(0, snapshots.sequences().length);
    }

    private long load(final long sequence, final JournalEngine engine) {
        try {
            final SnapshotReader reader = new SnapshotReader(snapshots);
            reader.load(reader.check(sequence), engine.engine(), (accounts, total) -> { });
            return engine.engine().digest();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeAllWithSnapshots(final int end) {
        for (int part = 0; part < 5; part++) {
            write(end * part / 5, end * (part + 1) / 5);
            follow();
        }
        disk.crash();
    }

    private void write(final int from, final int to) {
        try (Journal journal = open()) {
            final JournaledEngine engine =
                journal.isNew() ? new JournaledEngine(journal) : new JournaledEngine(journal, recover());
            stream.play(from, to, engine::apply);
        }
    }

    /** As far as the journal goes, with a snapshot at least at its end. */
    private void follow() {
        final SnapshotKeeper keeper = new SnapshotKeeper(snapshots, new SegmentPruner(disk.storage(), 0), 4);
        final SnapshotFollower follower = new SnapshotFollower(configuration,
            () -> JournalReader.open(disk.storage()), recovery(), keeper, 0, throwable -> {
                throw new AssertionError(throwable);
            });
        follower.onStart();
        while (follower.doWork() > 0) {
            continue;
        }
        follower.onClose();
    }

    private JournalEngine recover() {
        try (JournalReader reader = JournalReader.open(disk.storage())) {
            final JournalEngine engine = recovery().load(configuration, reader);
            while (reader.poll(engine, 100) > 0) {
                continue;
            }
            return engine;
        }
    }

    private Recovery recovery() {
        return new Recovery(disk.storage(), snapshots, () -> lastSequence, MarginEngine::new, new RecoveryListener() {
            @Override
            public void onSnapshot(final long sequence, final int accounts, final int total) {
                assertTrue(accounts <= total);
            }

            @Override
            public void onUnusable(final String reason) {
                unusable.add(reason);
            }
        });
    }

    private Journal open() {
        return Journal.open(JOURNAL, configuration, disk.storage(), (agent, errorHandler) -> () -> { });
    }

    private String seedText() {
        return "seed " + seed;
    }
}
