package io.plimsoll.journal.replay;

import io.plimsoll.journal.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;

/** The snapshots of a store that are not ahead of an input, for reading alone. */
final class SnapshotsUpTo implements SnapshotStore {
    private final SnapshotStore store;
    private final long lastSequence;

    SnapshotsUpTo(final SnapshotStore store, final long lastSequence) {
        this.store = store;
        this.lastSequence = lastSequence;
    }

    @Override
    public long[] sequences() throws IOException {
        return Arrays.stream(store.sequences()).filter(sequence -> sequence <= lastSequence).toArray();
    }

    @Override
    public InputStream read(final long sequence) throws IOException {
        return store.read(sequence);
    }

    @Override
    public OutputStream begin(final long sequence) {
        throw readOnly();
    }

    @Override
    public void commit(final long sequence) {
        throw readOnly();
    }

    @Override
    public void abandon() {
        throw readOnly();
    }

    @Override
    public void remove(final long sequence) {
        throw readOnly();
    }

    private static UnsupportedOperationException readOnly() {
        return new UnsupportedOperationException("these snapshots are read, and nothing else");
    }
}
