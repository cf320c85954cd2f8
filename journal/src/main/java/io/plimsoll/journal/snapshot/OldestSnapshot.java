package io.plimsoll.journal.snapshot;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Where whoever derives a pruned journal begins: the oldest snapshot that is whole. */
public final class OldestSnapshot {
    private final Path directory;
    private final SnapshotReader snapshots;
    private final Snapshot snapshot;

    private OldestSnapshot(final Path directory, final SnapshotReader snapshots, final Snapshot snapshot) {
        this.directory = directory;
        this.snapshots = snapshots;
        this.snapshot = snapshot;
    }

    /**
     * Looks for it.
     *
     * @param directory of the journal
     * @param reader    of the journal, at its start
     * @return the snapshot
     * @throws JournalCorruptException if there is none
     */
    public static OldestSnapshot find(final Path directory, final JournalReader reader) {
        final SnapshotStore store = DirectorySnapshotStore.of(directory);
        final SnapshotReader snapshots = new SnapshotReader(store);
        String reason = "there is none";
        try {
            for (final long sequence : store.sequences()) {
                try {
                    final Snapshot snapshot = snapshots.check(sequence);
                    if (snapshot.position() >= reader.position()) {
                        return new OldestSnapshot(directory, snapshots, snapshot);
                    }
                    reason = "the journal does not reach back to the one of sequence " + sequence;
                } catch (final IOException e) {
                    reason = "that of sequence " + sequence + ": " + e.getMessage();
                }
            }
        } catch (final IOException e) {
            reason = e.toString();
        }
        throw missing(directory, reason);
    }

    /**
     * Of the engine whose state it is.
     *
     * @return the configuration
     */
    public EngineConfiguration configuration() {
        return snapshot.configuration();
    }

    /**
     * Sequence of the last input in it: what is derived begins with the next.
     *
     * @return sequence
     */
    public long sequence() {
        return snapshot.sequence();
    }

    /**
     * Records of the journal in front of it, which cannot be derived: those that were pruned, and those that are left.
     *
     * @return number of records
     */
    public long records() {
        return snapshot.records();
    }

    /**
     * Loads it into a new engine.
     *
     * @param listener of the engine
     * @return the engine
     * @throws JournalCorruptException if it cannot be read, or is no state of such an engine
     */
    public MarginEngine load(final OutputListener listener) {
        final MarginEngine engine = new MarginEngine(snapshot.configuration(), listener);
        read(() -> snapshots.load(snapshot, engine, (accounts, total) -> { }));
        return engine;
    }

    /**
     * Reads its state, to the last word.
     *
     * @param state takes all words, one by one
     * @throws JournalCorruptException if it cannot be read, or is no state
     */
    public void readState(final Consumer<LongSupplier> state) {
        read(() -> snapshots.readState(snapshot, words -> state.accept(words::next)));
    }

    /**
     * Reads the beginning of its state.
     *
     * @param state takes words one by one, as far as it wants to
     * @throws JournalCorruptException if it cannot be read, or is no state
     */
    public void readBeginning(final Consumer<LongSupplier> state) {
        read(() -> snapshots.readBeginning(snapshot, words -> state.accept(words::next)));
    }

    /**
     * Moves a reader of the journal behind the last record in front of it.
     *
     * @param reader to move
     * @throws JournalCorruptException if the place is gone
     */
    public void moveTo(final JournalReader reader) {
        if (!reader.moveTo(snapshot.position(), snapshot.records())) {
            throw missing(directory, "the journal does not reach back to it");
        }
    }

    private void read(final Reading reading) {
        try {
            reading.run();
        } catch (final IOException | StateException e) {
            throw missing(directory, "that of sequence " + sequence() + ": " + e.getMessage());
        }
    }

    private static JournalCorruptException missing(final Path directory, final String reason) {
        return new JournalCorruptException("the beginning of the journal in " + directory
            + " was pruned, and no snapshot can be begun with (" + reason
            + "): restore the snapshots from a copy, or put the segments back that were pruned");
    }

    /** Something that reads a file. */
    @FunctionalInterface
    private interface Reading {
        void run() throws IOException;
    }
}
