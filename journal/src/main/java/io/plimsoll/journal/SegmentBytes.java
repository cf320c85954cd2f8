package io.plimsoll.journal;

import java.nio.ByteBuffer;
import org.agrona.concurrent.AtomicBuffer;

/** The bytes of one segment, for one reader. */
public interface SegmentBytes extends AutoCloseable {

    /**
     * Bytes that can be read now, those not written yet included, which are zero.
     *
     * @return number of bytes
     */
    long capacity();

    /**
     * Makes a part readable.
     *
     * @param offset of the part, a multiple of 4
     * @param length of the part, at most 2 MiB
     * @return index of the part's first byte in {@link #buffer()}; valid until the next call. -1 if the part is not all
     *     within the capacity
     */
    int map(long offset, int length);

    /**
     * The part that was made readable, and what is around it.
     *
     * @return the buffer
     */
    AtomicBuffer buffer();

    /**
     * Copies a part. Unlike mapped bytes, these may be cut off by the segment's writer while they are read.
     *
     * @param offset of the part
     * @param target to fill from its position on, up to its limit
     * @return bytes copied, fewer than the target takes if there are no more
     */
    int copy(long offset, ByteBuffer target);

    /**
     * Skips what was certainly never written.
     *
     * @param offset where to begin
     * @return offset of the next byte that may not be zero; the capacity if there is none
     */
    long nextData(long offset);

    @Override
    void close();
}
