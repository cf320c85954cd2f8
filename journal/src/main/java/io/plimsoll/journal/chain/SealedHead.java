package io.plimsoll.journal.chain;

import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Hands heads from the sealer's thread to the one that takes it into the log. Holds one at a time. */
public final class SealedHead {
    private final UnsafeBuffer head = new UnsafeBuffer(new byte[RecordChain.HEAD_LENGTH]);
    private long records;
    private long position;
    private volatile boolean isFull;

    /**
     * Whether there is a head to take.
     *
     * @return true if so
     */
    public boolean isFull() {
        return isFull;
    }

    /**
     * Records that the head covers.
     *
     * @return records from the journal's beginning
     */
    public long records() {
        return records;
    }

    /**
     * Where the part of the journal ends that the head covers.
     *
     * @return position behind the last record covered
     */
    public long position() {
        return position;
    }

    /**
     * The head.
     *
     * @param buffer to copy 32 bytes to
     * @param offset of the first
     */
    public void copyTo(final MutableDirectBuffer buffer, final int offset) {
        buffer.putBytes(offset, head, 0, RecordChain.HEAD_LENGTH);
    }

    /** The head was taken; the next may come. */
    public void clear() {
        isFull = false;
    }

    void set(final Seal seal) {
        head.putBytes(0, seal.head());
        records = seal.records();
        position = seal.position();
        isFull = true;
    }
}
