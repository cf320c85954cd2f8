package io.plimsoll.journal;

import java.nio.ByteBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A segment whose making was cut off before it had a file. */
final class NoBytes implements SegmentBytes {
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);

    @Override
    public long capacity() {
        return 0;
    }

    @Override
    public int map(final long offset, final int length) {
        return -1;
    }

    @Override
    public AtomicBuffer buffer() {
        return buffer;
    }

    @Override
    public int copy(final long offset, final ByteBuffer target) {
        return 0;
    }

    @Override
    public long nextData(final long offset) {
        return 0;
    }

    @Override
    public void close() {
        buffer.wrap(0, 0);
    }
}
