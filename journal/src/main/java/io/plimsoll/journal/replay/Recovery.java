package io.plimsoll.journal.replay;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.chain.PrunedHead;
import io.plimsoll.journal.snapshot.Snapshot;
import io.plimsoll.journal.snapshot.SnapshotReader;
import io.plimsoll.journal.snapshot.SnapshotStore;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/**
 * Brings an engine to where a journal is: the newest good snapshot, then the journal's tail. A snapshot that is not
 * whole, or that the engine cannot load, is reported and passed over for the one before it; without any, the journal
 * is applied from its beginning. A good snapshot of what the journal does not hold shows that the journal's end is
 * missing, and is not passed over: snapshots are taken only of what was kept.
 */
public final class Recovery {
    private final JournalStorage storage;
    private final SnapshotStore snapshots;
    private final LongSupplier lastSequence;
    private final BiFunction<EngineConfiguration, OutputListener, MarginEngine> engines;
    private final RecoveryListener listener;

    /**
     * A recovery.
     *
     * @param storage      of the journal
     * @param snapshots    of the journal
     * @param lastSequence of the journal's inputs
     * @param engines      makes engines, with the memory there is
     * @param listener     told how far it is
     */
    public Recovery(
        final JournalStorage storage,
        final SnapshotStore snapshots,
        final LongSupplier lastSequence,
        final BiFunction<EngineConfiguration, OutputListener, MarginEngine> engines,
        final RecoveryListener listener) {
        this.storage = storage;
        this.snapshots = snapshots;
        this.lastSequence = lastSequence;
        this.engines = engines;
        this.listener = listener;
    }

    /**
     * Loads the newest good snapshot, or none.
     *
     * @param configuration of the engine, as the journal has it
     * @param reader        of the journal, moved to where the engine is
     * @return the engine; it has still to be given the journal's tail
     * @throws JournalCorruptException if the journal's beginning was pruned and there is no good snapshot of the rest,
     *                                 or if its end is missing, or a beginning that was not pruned
     */
    public JournalEngine load(final EngineConfiguration configuration, final JournalReader reader) {
        PrunedHead.requireForMissingSegments(storage);
        final long[] sequences = sequences();
        for (int i = sequences.length - 1; i >= 0; i--) {
            final JournalEngine loaded = load(sequences[i], configuration, reader);
            if (loaded != null) {
                return loaded;
            }
        }
        reader.toStart();
        if (!reader.isAtBeginning()) {
            throw new JournalCorruptException("the beginning of the journal in " + storage.name()
                + " was pruned, and no snapshot of it can be loaded: restore the snapshots from a copy");
        }
        return new JournalEngine(configuration, engines);
    }

    private JournalEngine load(
        final long sequence, final EngineConfiguration configuration, final JournalReader reader) {
        try {
            final SnapshotReader snapshotReader = new SnapshotReader(snapshots);
            final Snapshot snapshot = snapshotReader.check(sequence);
            if (!snapshot.configuration().equals(configuration)) {
                throw new IOException("it is of another engine: " + snapshot.configuration());
            }
            requireReached(snapshot);
            final JournalEngine loaded = new JournalEngine(configuration, engines);
            snapshotReader.load(snapshot, loaded.engine(),
                (accounts, total) -> listener.onSnapshot(snapshot.sequence(), accounts, total));
            if (!reader.moveTo(snapshot.position(), snapshot.records())) {
                throw new IOException("the journal does not reach back to it");
            }
            return loaded;
        } catch (final IOException | StateException e) {
            listener.onUnusable("the snapshot of sequence " + sequence + " of the journal in " + storage.name()
                + " cannot be used: " + e.getMessage() + "; going back to what is older");
            return null;
        }
    }

    private void requireReached(final Snapshot snapshot) {
        if (snapshot.sequence() > lastSequence.getAsLong()) {
            throw new JournalCorruptException("the end of the journal in " + storage.name()
                + " is missing: it ends with input " + lastSequence.getAsLong()
                + ", but a snapshot was taken behind input " + snapshot.sequence() + ". Restore the journal from a"
                + " copy; to go on without what is missing, move that snapshot away");
        }
    }

    private long[] sequences() {
        try {
            return snapshots.sequences();
        } catch (final IOException e) {
            listener.onUnusable("the snapshots of the journal in " + storage.name() + " cannot be read: " + e
                + "; the journal is applied from its beginning");
            return new long[0];
        }
    }
}
