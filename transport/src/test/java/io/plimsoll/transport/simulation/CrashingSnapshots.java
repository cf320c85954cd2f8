package io.plimsoll.transport.simulation;

import io.plimsoll.journal.snapshot.SnapshotStore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** A store of snapshots that fails now and then, and whose process can die before and after each thing it does. */
final class CrashingSnapshots implements SnapshotStore {
    private final SnapshotStore store;
    private final CrashPoints crashPoints;
    private final Faults faults;

    CrashingSnapshots(final SnapshotStore store, final CrashPoints crashPoints, final Faults faults) {
        this.store = store;
        this.crashPoints = crashPoints;
        this.faults = faults;
    }

    private void failSometimes() throws IOException {
        crashPoints.pass();
        if (faults.strikes(faults.snapshotFailure)) {
            throw new IOException("the simulated disk fails");
        }
    }

    @Override
    public long[] sequences() throws IOException {
        crashPoints.pass();
        return store.sequences();
    }

    @Override
    public OutputStream begin(final long sequence) throws IOException {
        failSometimes();
        return store.begin(sequence);
    }

    @Override
    public void commit(final long sequence) throws IOException {
        failSometimes();
        store.commit(sequence);
        crashPoints.pass();
    }

    @Override
    public void abandon() throws IOException {
        failSometimes();
        store.abandon();
    }

    @Override
    public InputStream read(final long sequence) throws IOException {
        crashPoints.pass();
        return store.read(sequence);
    }

    @Override
    public void remove(final long sequence) throws IOException {
        failSometimes();
        store.remove(sequence);
        crashPoints.pass();
    }
}
