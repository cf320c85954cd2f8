package io.plimsoll.transport.service;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The newest messages of one output stream, for the cursors that publish them. It never refuses a message: when it is
 * full the oldest make room, and a cursor that had not got to them finds itself behind {@link #headPosition()}. All on
 * one thread.
 *
 * <pre>
 *  +---------------+---------------+-----------------------+
 *  | length, int32 | unused, int32 | message, to 8 bytes   |   a negative length: nothing more up to the end of the
 *  +---------------+---------------+-----------------------+   buffer, the next message is at its start
 * </pre>
 *
 * <p>Cursors see messages after {@link #commit()} only: what the journal does not hold yet is not published.
 */
final class OutputRing {
    private static final int HEADER_LENGTH = 2 * Integer.BYTES;
    private static final int PADDING = -1;

    private final UnsafeBuffer buffer;
    private final int capacity;
    private final int mask;
    private long headPosition;
    private long headIndex;
    private long tailPosition;
    private long tailIndex;
    private long committedPosition;
    private long committedIndex;

    OutputRing(final int capacity) {
        if (!BitUtil.isPowerOfTwo(capacity)) {
            throw new IllegalArgumentException("capacity must be a power of two but is " + capacity);
        }
        this.capacity = capacity;
        this.mask = capacity - 1;
        this.buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(capacity));
    }

    /** Adds a message of at most half the capacity, visible after {@link #commit()}; drops the oldest if it must. */
    void add(final DirectBuffer source, final int offset, final int length) {
        final int needed = alignedLength(length);
        if (needed > capacity / 2) {
            throw new IllegalArgumentException("message of " + length + " bytes in a ring of " + capacity);
        }
        final int toEnd = capacity - offset(tailPosition);
        if (toEnd < needed) {
            makeRoom(toEnd + needed);
            buffer.putInt(offset(tailPosition), PADDING);
            tailPosition += toEnd;
        } else {
            makeRoom(needed);
        }
        final int start = offset(tailPosition);
        buffer.putInt(start, length);
        buffer.putBytes(start + HEADER_LENGTH, source, offset, length);
        tailPosition += needed;
        tailIndex++;
    }

    /** Lets the cursors see what was added. */
    void commit() {
        commit(tailPosition, tailIndex);
    }

    /** Lets the cursors see what was added up to where the tail once was. */
    void commit(final long position, final long index) {
        if (position > committedPosition) {
            committedPosition = position;
            committedIndex = index;
        }
    }

    /** Empties the ring and goes back to the buffer's start, which is still in the cache. */
    void rewind() {
        final int used = offset(tailPosition);
        tailPosition += used == 0 ? 0 : capacity - used;
        headPosition = tailPosition;
        headIndex = tailIndex;
        commit();
    }

    private void makeRoom(final int bytes) {
        while (tailPosition + bytes - headPosition > capacity) {
            final int length = buffer.getInt(offset(headPosition));
            if (length == PADDING) {
                headPosition += capacity - offset(headPosition);
            } else {
                headPosition += alignedLength(length);
                headIndex++;
            }
        }
        if (committedPosition < headPosition) {
            committedPosition = headPosition;
            committedIndex = headIndex;
        }
    }

    /** Where the message is that was expected at a position: behind the padding, if there is one. */
    long messagePosition(final long position) {
        final int offset = offset(position);
        return position < committedPosition && buffer.getInt(offset) == PADDING
            ? position + capacity - offset : position;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int messageOffset(final long position) {
        return offset(position) + HEADER_LENGTH;
    }

    int messageLength(final long position) {
        return buffer.getInt(offset(position));
    }

    long tailPosition() {
        return tailPosition;
    }

    long tailIndex() {
        return tailIndex;
    }

    /** Whether the cursors may see everything. */
    boolean isAllCommitted() {
        return committedPosition == tailPosition;
    }

    /** Whether what the cursors may not see yet fills half of the ring. */
    boolean isHalfFullOfUncommitted() {
        return tailPosition - committedPosition > capacity / 2;
    }

    long headPosition() {
        return headPosition;
    }

    long headIndex() {
        return headIndex;
    }

    long committedPosition() {
        return committedPosition;
    }

    long committedIndex() {
        return committedIndex;
    }

    long positionAfter(final long position) {
        return position + alignedLength(messageLength(position));
    }

    private int offset(final long position) {
        return (int) position & mask;
    }

    private static int alignedLength(final int length) {
        return BitUtil.align(HEADER_LENGTH + length, Long.BYTES);
    }
}
