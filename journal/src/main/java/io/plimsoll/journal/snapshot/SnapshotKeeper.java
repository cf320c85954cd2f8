package io.plimsoll.journal.snapshot;

import io.plimsoll.engine.MarginEngine;
import java.io.IOException;

/** Writes snapshots, keeps the newest, and prunes what no kept snapshot needs. */
public final class SnapshotKeeper {
    private final SnapshotStore store;
    private final SnapshotWriter writer;
    private final SegmentPruner pruner;
    private final int kept;

    /**
     * A keeper of one journal's snapshots.
     *
     * @param store  of the snapshots
     * @param pruner of the journal's segments
     * @param kept   how many of the newest to keep, at least 1
     */
    public SnapshotKeeper(final SnapshotStore store, final SegmentPruner pruner, final int kept) {
        if (kept < 1) {
            throw new IllegalArgumentException("at least one snapshot is kept, not " + kept);
        }
        this.store = store;
        this.pruner = pruner;
        this.kept = kept;
        writer = new SnapshotWriter(store);
    }

    /**
     * Writes a snapshot, then deletes what is no longer needed.
     *
     * @param snapshot what it is
     * @param engine   that has the state
     * @throws IOException if it could not be written, or what is old not be deleted
     */
    public void keep(final Snapshot snapshot, final MarginEngine engine) throws IOException {
        writer.write(snapshot, engine);
        final long[] sequences = store.sequences();
        for (int i = 0; i < sequences.length - kept; i++) {
            store.remove(sequences[i]);
        }
        final long oldest = sequences[Math.max(0, sequences.length - kept)];
        pruner.prune(new SnapshotReader(store).check(oldest), snapshot.timeNs());
    }
}
