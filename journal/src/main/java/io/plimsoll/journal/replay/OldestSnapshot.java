package io.plimsoll.journal.replay;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.snapshot.DirectorySnapshotStore;
import io.plimsoll.journal.snapshot.Snapshot;
import io.plimsoll.journal.snapshot.SnapshotReader;
import io.plimsoll.journal.snapshot.SnapshotStore;
import java.io.IOException;
import java.nio.file.Path;

/** Where the replay of a pruned journal begins: the oldest snapshot that is whole. */
final class OldestSnapshot {
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
     * @throws JournalCorruptException if there is none
     */
    static OldestSnapshot find(final Path directory, final JournalReader reader) {
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

    EngineConfiguration configuration() {
        return snapshot.configuration();
    }

    /** Loads it, and moves the reader to where it is. */
    MarginEngine load(final OutputListener listener, final JournalReader reader) {
        final MarginEngine engine = new MarginEngine(snapshot.configuration(), listener);
        try {
            snapshots.load(snapshot, engine, (accounts, total) -> { });
        } catch (final IOException | StateException e) {
            throw missing(directory, e.getMessage());
        }
        if (!reader.moveTo(snapshot.position(), snapshot.records())) {
            throw missing(directory, "the journal does not reach back to it");
        }
        return engine;
    }

    private static JournalCorruptException missing(final Path directory, final String reason) {
        return new JournalCorruptException("the beginning of the journal in " + directory
            + " was pruned, and no snapshot can be begun with (" + reason + "): restore the snapshots from a copy");
    }
}
