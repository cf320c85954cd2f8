package io.plimsoll.journal.kit;

import io.plimsoll.journal.snapshot.SnapshotStore;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/** Snapshots of a simulation, in memory: each is in place once it was committed, as the store promises. */
public final class SimulatedSnapshots implements SnapshotStore {
    private final Map<Long, byte[]> snapshots = new TreeMap<>();
    private ByteArrayOutputStream aside = new ByteArrayOutputStream();

    @Override
    public long[] sequences() {
        return snapshots.keySet().stream().mapToLong(Long::longValue).toArray();
    }

    @Override
    public OutputStream begin(final long sequence) {
        aside = new ByteArrayOutputStream();
        return aside;
    }

    @Override
    public void commit(final long sequence) {
        snapshots.put(sequence, aside.toByteArray());
    }

    @Override
    public void abandon() {
        aside = new ByteArrayOutputStream();
    }

    @Override
    public InputStream read(final long sequence) {
        return new ByteArrayInputStream(snapshots.get(sequence));
    }

    @Override
    public void remove(final long sequence) {
        snapshots.remove(sequence);
    }

    /**
     * Damages a snapshot: it is cut, as if it had never been written to its end.
     *
     * @param sequence of the snapshot
     * @param length   bytes to keep
     */
    public void cut(final long sequence, final int length) {
        snapshots.computeIfPresent(sequence,
            (key, bytes) -> Arrays.copyOf(bytes, Math.min(length, bytes.length)));
    }

    /**
     * Changes a bit of a snapshot, or changes it back.
     *
     * @param sequence of the snapshot
     * @param bit      to change
     */
    public void flip(final long sequence, final int bit) {
        snapshots.get(sequence)[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
    }
}
