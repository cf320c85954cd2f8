package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalPosition;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.chain.PrunedHead;
import io.plimsoll.journal.chain.RecordChain;
import io.plimsoll.journal.replay.JournalReplica;
import io.plimsoll.journal.snapshot.DirectorySnapshotStore;
import io.plimsoll.journal.snapshot.OldestSnapshot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Engines brought to a place in a journal, and what a pruned one still knows of its beginning. */
class JournalReplicaTest {
    private static final long SEED = 5;
    private static final int ROUNDS = 15_000;
    private static final long END = Long.MAX_VALUE;

    private static final Transcript TRANSCRIPT = Transcript.random(BookScale.SMALL, SEED, ROUNDS);

    private final List<String> warnings = new ArrayList<>();

    @TempDir
    private Path directory;

    @BeforeEach
    void writeJournal() {
        TRANSCRIPT.writeTo(JournalConfiguration.small(directory).withSegmentBytes(1 << 20));
    }

    @Test
    void shouldBeWhereAJournalWithoutSnapshotsEnds() {
        final JournalReplica replica = replica(END);
        assertEquals(0, replica.snapshotSequence());
        assertEquals(applied(END).digest(), replica.engine().digest());
    }

    @Test
    void shouldBeginAtTheNewestSnapshot() throws IOException {
        Snapshots.write(directory, 2);
        final JournalReplica replica = replica(END);
        assertEquals(snapshots()[1], replica.snapshotSequence());
        assertEquals(applied(END).digest(), replica.engine().digest());
    }

    @Test
    void shouldStopBehindAnInput() throws IOException {
        Snapshots.write(directory, 2);
        final long between = (snapshots()[0] + snapshots()[1]) / 2;
        final JournalReplica replica = replica(between);
        assertEquals(snapshots()[0], replica.snapshotSequence());
        assertEquals(between, replica.engine().lastSequence());
        assertEquals(applied(between).digest(), replica.engine().digest());
        assertEquals(0, replica(snapshots()[0] - 1).snapshotSequence());
    }

    @Test
    void shouldPassOverASnapshotThatIsDamaged() throws IOException {
        Snapshots.write(directory, 2);
        final Path newest = directory.resolve("snapshots").resolve(String.format("%019d.snapshot", snapshots()[1]));
        final byte[] bytes = Files.readAllBytes(newest);
        bytes[bytes.length / 2] ^= 1;
        Files.write(newest, bytes);
        final JournalReplica replica = replica(END);
        assertEquals(snapshots()[0], replica.snapshotSequence());
        assertEquals(1, warnings.size(), warnings::toString);
        assertEquals(applied(END).digest(), replica.engine().digest());
    }

    @Test
    void shouldApplyAJournalUnderOtherRules() throws IOException {
        final JournalReplica replica =
            JournalReplica.underRules(directory, EngineConfiguration.DRAFT_RULES_VERSION, END, sequence -> { });
        assertEquals(EngineConfiguration.DRAFT_RULES_VERSION, replica.configuration().rulesVersion());
        final MarginEngine applied = applied(END);
        assertEquals(applied.lastSequence(), replica.engine().lastSequence());
        assertEquals(applied.accounts(), replica.engine().accounts());
        prune();
        final String refusal = assertThrows(JournalException.class, () -> JournalReplica.underRules(
            directory, EngineConfiguration.DRAFT_RULES_VERSION, END, sequence -> { })).getMessage();
        assertTrue(refusal.contains("was pruned, so it cannot be applied under other rules"), refusal);
    }

    @Test
    void shouldKnowWhichAccountsAndPriceSourcesWerePruned() throws IOException {
        assertTrue(JournalBeginning.of(directory).accounts().isEmpty());
        assertTrue(JournalBeginning.of(directory).priceSources().isEmpty());
        prune();
        final JournalBeginning beginning = JournalBeginning.of(directory);
        try (JournalReader reader = JournalReader.open(directory)) {
            final MarginEngine oldest =
                OldestSnapshot.find(directory, reader).load((buffer, offset, length) -> { });
            assertEquals(oldest.accounts(), beginning.accounts().size());
        }
        final Book book = JournalStart.of(directory).definitions();
        beginning.priceSources().forEach((asset, instrument) ->
            assertEquals(instrument, book.assets.get(asset).priceInstrumentId()));
        assertEquals(book.assets.values().stream().filter(asset -> asset.priceInstrumentId() != null).count(),
            beginning.priceSources().size());
        assertEquals(snapshots()[1], replica(END).snapshotSequence());
    }

    private JournalReplica replica(final long lastSequence) {
        return JournalReplica.of(directory, lastSequence, sequence -> { }, warnings::add);
    }

    /** A new engine, told the journal's inputs up to one. */
    private MarginEngine applied(final long lastSequence) {
        final MarginEngine[] engine = new MarginEngine[1];
        try (JournalReader reader = JournalReader.open(directory)) {
            int documents;
            do {
                documents = reader.poll(record -> {
                    if (record.kind() == RecordKind.CONFIGURATION && engine[0] == null) {
                        engine[0] = new MarginEngine(EngineConfiguration.decode(record.buffer(),
                            record.messageOffset()), (buffer, offset, length) -> { });
                    } else if (record.kind() == RecordKind.INPUT && record.sequence() <= lastSequence) {
                        engine[0].apply(record.sequence(), record.timeNs(), record.buffer(), record.messageOffset(),
                            record.messageLength());
                    }
                }, 256);
            } while (documents > 0);
        }
        return engine[0];
    }

    private long[] snapshots() throws IOException {
        return DirectorySnapshotStore.of(directory).sequences();
    }

    private void prune() throws IOException {
        Snapshots.write(directory, 2);
        final ChronicleStorage storage = ChronicleStorage.reading(directory);
        storage.prunedHead(
            new PrunedHead(1, JournalPosition.of(2, 0), new byte[RecordChain.HEAD_LENGTH]).encoded());
        storage.remove(1);
    }
}
