package io.plimsoll.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import net.openhft.posix.OpenFlag;
import net.openhft.posix.PosixAPI;
import org.agrona.CloseHelper;
import org.agrona.IoUtil;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A segment's file, mapped a window at a time, read only. */
final class MappedSegment implements SegmentBytes {
    private static final long WINDOW_BYTES = 32L << 20;
    private static final long OVERLAP_BYTES = 4L << 20;

    /** As Linux has it; the library's own constants are one too large. */
    private static final int SEEK_DATA = 3;

    /** ENXIO. */
    private static final int NO_MORE_DATA = 6;

    private final Path file;
    private final FileChannel channel;
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private MappedByteBuffer window;
    private long windowStart;
    private long windowEnd;

    MappedSegment(final Path file) {
        this.file = file;
        try {
            channel = FileChannel.open(file, StandardOpenOption.READ);
        } catch (final IOException e) {
            throw new JournalException("cannot read " + file + ": " + e, e);
        }
    }

    @Override
    public long capacity() {
        try {
            return channel.size();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int map(final long offset, final int length) {
        if (offset < windowStart || offset + length > windowEnd) {
            if (offset + length > capacity()) {
                return -1;
            }
            mapWindow(offset / WINDOW_BYTES * WINDOW_BYTES);
            if (offset + length > windowEnd) {
                return -1; // cut off by its writer meanwhile
            }
        }
        return (int) (offset - windowStart);
    }

    private void mapWindow(final long start) {
        unmap();
        long length = windowLength(start);
        while (length > 0 && window == null) {
            try {
                window = channel.map(FileChannel.MapMode.READ_ONLY, start, length);
                windowStart = start;
                windowEnd = start + length;
                buffer.wrap(window);
            } catch (final IOException e) {
                length = shorterThan(length, start, e);
            }
        }
    }

    /** The writer may cut the file off between a look at its size and the mapping: then less of it is mapped. */
    private long shorterThan(final long length, final long start, final IOException failure) {
        final long now = windowLength(start);
        if (now >= length) {
            throw new UncheckedIOException(failure);
        }
        return now;
    }

    private long windowLength(final long start) {
        return Math.min(WINDOW_BYTES + OVERLAP_BYTES, capacity() - start);
    }

    @Override
    public AtomicBuffer buffer() {
        return buffer;
    }

    @Override
    public int copy(final long offset, final ByteBuffer target) {
        final int start = target.position();
        try {
            while (target.hasRemaining() && channel.read(target, offset + target.position() - start) > 0) {
                continue;
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
        return target.position() - start;
    }

    @Override
    public long nextData(final long offset) {
        final PosixAPI posix = PosixAPI.posix();
        final int descriptor = posix.open(file.toString(), OpenFlag.O_RDONLY, 0);
        if (descriptor < 0) {
            throw new JournalException("cannot open " + file + ": " + posix.lastErrorStr());
        }
        try {
            final long next = posix.lseek(descriptor, offset, SEEK_DATA);
            if (next >= 0) {
                return next / Long.BYTES * Long.BYTES;
            }
            return posix.lastError() == NO_MORE_DATA ? capacity() : offset;
        } finally {
            posix.close(descriptor);
        }
    }

    @Override
    public void close() {
        unmap();
        CloseHelper.close(channel);
    }

    private void unmap() {
        buffer.wrap(0, 0);
        windowStart = 0;
        windowEnd = 0;
        IoUtil.unmap(window);
        window = null;
    }
}
