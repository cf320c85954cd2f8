package io.plimsoll.journal.snapshot;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Where snapshots are kept, each under the sequence of the last input in it. */
public interface SnapshotStore {

    /**
     * The snapshots that were moved into place.
     *
     * @return their sequences, ascending
     * @throws IOException if the store cannot be read
     */
    long[] sequences() throws IOException;

    /**
     * Begins a snapshot, aside. One that was begun before and not moved into place is dropped.
     *
     * @param sequence of the snapshot
     * @return to write it to
     * @throws IOException if it cannot be begun
     */
    OutputStream begin(long sequence) throws IOException;

    /**
     * Moves the snapshot into place, in one step, once all of it is on disk. The stream is closed before.
     *
     * @param sequence of the snapshot
     * @throws IOException if it cannot be; then it is not in place
     */
    void commit(long sequence) throws IOException;

    /**
     * Drops the snapshot that was begun and not moved into place, if there is one.
     *
     * @throws IOException if it cannot be dropped
     */
    void abandon() throws IOException;

    /**
     * Reads a snapshot.
     *
     * @param sequence of the snapshot
     * @return its bytes
     * @throws IOException if it cannot be read
     */
    InputStream read(long sequence) throws IOException;

    /**
     * Deletes a snapshot.
     *
     * @param sequence of the snapshot
     * @throws IOException if it cannot be deleted
     */
    void remove(long sequence) throws IOException;
}
