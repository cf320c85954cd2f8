package io.plimsoll.transport.client;

import java.nio.ByteBuffer;
import org.agrona.BitUtil;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Messages of a lossless source from the first unacknowledged one to the newest, in a buffer of fixed size. Sequences
 * are consecutive. A message lies in one piece; the end of the buffer is left out if it does not fit there.
 */
final class RetainedMessages {
    private final UnsafeBuffer buffer;
    private final int capacity;
    private final int[] offsets;
    private final int[] lengths;
    private final int mask;
    private long first = 1;
    private long next = 1;
    private int end;

    /**
     * Room for so much.
     *
     * @param maxMessages a power of two
     * @param capacity    in bytes
     */
    RetainedMessages(final int maxMessages, final int capacity) {
        if (!BitUtil.isPowerOfTwo(maxMessages)) {
            throw new IllegalArgumentException("maxMessages must be a power of two but is " + maxMessages);
        }
        this.capacity = capacity;
        buffer = new UnsafeBuffer(ByteBuffer.allocateDirect(capacity));
        offsets = new int[maxMessages];
        lengths = new int[maxMessages];
        mask = maxMessages - 1;
    }

    /** Begins anew behind a sequence. */
    void reset(final long lastSequence) {
        first = lastSequence + 1;
        next = first;
        end = 0;
    }

    /**
     * Where the next message can be written.
     *
     * @param maxLength of it
     * @return offset in {@link #buffer()}, or -1 if there is no room
     */
    int claim(final int maxLength) {
        if (first == next) {
            end = 0;
            return maxLength <= capacity ? 0 : -1;
        }
        if (next - first > mask) {
            return -1;
        }
        final int head = offsets[(int) first & mask];
        if (end > head) {
            if (capacity - end >= maxLength) {
                return end;
            }
            return head > maxLength ? 0 : -1;
        }
        return head - end > maxLength ? end : -1;
    }

    /** Keeps the message that was written at a claimed offset. */
    void keep(final int offset, final int length) {
        offsets[(int) next & mask] = offset;
        lengths[(int) next & mask] = length;
        next++;
        end = BitUtil.align(offset + length, Long.BYTES);
    }

    /** Lets go of all messages up to a sequence. */
    void releaseUpTo(final long sequence) {
        first = Math.max(first, Math.min(sequence + 1, next));
    }

    MutableDirectBuffer buffer() {
        return buffer;
    }

    long firstSequence() {
        return first;
    }

    long nextSequence() {
        return next;
    }

    int offset(final long sequence) {
        return offsets[(int) sequence & mask];
    }

    int length(final long sequence) {
        return lengths[(int) sequence & mask];
    }
}
