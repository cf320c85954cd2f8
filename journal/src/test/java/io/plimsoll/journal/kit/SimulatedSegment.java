package io.plimsoll.journal.kit;

import io.plimsoll.journal.SegmentBytes;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** The bytes of a segment, as they are and as they would be if the power went. */
final class SimulatedSegment {
    private static final int PAGE_BYTES = 4096;
    private static final int SPARE_BYTES = 64;

    private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[8 * PAGE_BYTES]);
    private byte[] durable = new byte[0];
    private int written;
    private int touched;
    private int forced;

    int length() {
        return written;
    }

    /** A word with the length, then the document. */
    void write(final DirectBuffer source, final int offset, final int length) {
        ensure(written + Integer.BYTES + length);
        buffer.putBytes(written + Integer.BYTES, source, offset, length);
        buffer.putIntVolatile(written, length);
        written += Integer.BYTES + length;
        touched = Math.max(touched, written);
    }

    /** A part of a document, without the word. */
    void tear(final DirectBuffer source, final int offset, final int length) {
        ensure(written + Integer.BYTES + length);
        buffer.putBytes(written + Integer.BYTES, source, offset, length);
        touched = Math.max(touched, written + Integer.BYTES + length);
    }

    boolean isForced(final long length) {
        return length <= forced;
    }

    void force() {
        durable = Arrays.copyOf(buffer.byteArray(), buffer.capacity());
        forced = written;
    }

    /** Each page that changed since the last force is as it was then, or as it is now. */
    void losePower(final Random random) {
        final byte[] present = buffer.byteArray();
        final byte[] before = Arrays.copyOf(durable, present.length);
        for (int page = forced / PAGE_BYTES * PAGE_BYTES; page < present.length; page += PAGE_BYTES) {
            if (random.nextBoolean()) {
                System.arraycopy(before, page, present, page, PAGE_BYTES);
            }
        }
    }

    void flip(final int offset, final int mask) {
        buffer.putByte(offset, (byte) (buffer.getByte(offset) ^ mask));
        touched = Math.max(touched, offset + 1);
    }

    SegmentBytes read() {
        return new Bytes();
    }

    private void ensure(final int length) {
        if (length + SPARE_BYTES > buffer.capacity()) {
            buffer.wrap(Arrays.copyOf(
                buffer.byteArray(), (Math.max(length + SPARE_BYTES, 2 * buffer.capacity()) / PAGE_BYTES + 1)
                    * PAGE_BYTES));
        }
    }

    /** A reader's view; the bytes are where they are. */
    private final class Bytes implements SegmentBytes {
        @Override
        public long capacity() {
            return buffer.capacity();
        }

        @Override
        public int map(final long offset, final int length) {
            return offset + length > buffer.capacity() ? -1 : (int) offset;
        }

        @Override
        public AtomicBuffer buffer() {
            return buffer;
        }

        @Override
        public int copy(final long offset, final ByteBuffer target) {
            final int length = (int) Math.max(0, Math.min(target.remaining(), buffer.capacity() - offset));
            buffer.getBytes((int) offset, target, length);
            return length;
        }

        @Override
        public long nextData(final long offset) {
            return offset < touched ? offset : buffer.capacity();
        }

        @Override
        public void close() {
        }
    }
}
