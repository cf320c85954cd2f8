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
     * @throws IOException if it could not be written, or what is old not be deleted; the message says which
     */
    public void keep(final Snapshot snapshot, final MarginEngine engine) throws IOException {
        try {
            writer.write(snapshot, engine);
        } catch (final IOException e) {
            throw new IOException("the snapshot of sequence " + snapshot.sequence()
                + " could not be written; the next one is tried for when it is due: " + e.getMessage(), e);
        }
        final long[] sequences = store.sequences();
        for (int i = 0; i < sequences.length - kept; i++) {
            store.remove(sequences[i]);
        }
        pruneBelowAllOf(sequences, snapshot.timeNs());
    }

    /** What a snapshot needs that cannot be used may go. */
    private void pruneBelowAllOf(final long[] sequences, final long nowNs) throws IOException {
        IOException damage = null;
        Snapshot oldest = null;
        for (int i = Math.max(0, sequences.length - kept); i < sequences.length && oldest == null; i++) {
            try {
                oldest = new SnapshotReader(store).check(sequences[i]);
            } catch (final IOException e) {
                damage = new IOException("the snapshot of sequence " + sequences[i]
                    + " cannot be used, delete it: " + e.getMessage(), e);
            }
        }
        if (oldest != null) {
            pruner.prune(oldest, nowNs);
        }
        if (damage != null) {
            throw damage;
        }
    }
}
