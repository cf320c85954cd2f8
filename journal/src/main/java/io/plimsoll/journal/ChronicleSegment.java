package io.plimsoll.journal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** A segment written by Chronicle Queue: a queue of its own, with one file that does not roll. */
final class ChronicleSegment implements SegmentWriter {
    private final long segment;
    private final Path directory;
    private final Path file;
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();
    private final DiskReserve reserve;
    private final FileChannel syncChannel;
    private boolean isWriting;
    private long offset;

    ChronicleSegment(
        final long segment,
        final Path directory,
        final JournalConfiguration configuration,
        final long cascadeBytes,
        final Function<Path, SpaceAllocator> allocators) {
        this.segment = segment;
        this.directory = directory;
        boolean isOpen = false;
        try {
            queue = ChronicleQueues.openWriter(directory, configuration.blockSize());
            parts.push(queue);
            appender = queue.createAppender();
            parts.push(appender);
            appender.singleThreadedCheckDisabled(true);
            makeFile();
            final MappedFile mappedFile = ((MappedBytes) appender.wire().bytes()).mappedFile();
            file = mappedFile.file().toPath();
            syncChannel = FileChannel.open(file, StandardOpenOption.WRITE);
            parts.push(syncChannel);
            final SpaceAllocator space = allocators.apply(file);
            parts.push(space);
            reserve = new DiskReserve(mappedFile, space, 0, configuration.reserveBytes(), cascadeBytes);
            parts.push(reserve::onClose);
            isOpen = true;
        } catch (final IOException e) {
            throw new JournalException("cannot begin segment " + segment + " in " + directory + ": " + e, e);
        } finally {
            if (!isOpen) {
                CloseHelper.quietCloseAll(parts);
            }
        }
    }

    /** Chronicle makes its file and index with the first document; this one is taken back. */
    private void makeFile() {
        try (DocumentContext context = appender.writingDocument()) {
            context.rollbackOnClose();
        }
    }

    @Override
    public long segment() {
        return segment;
    }

    @Override
    public long offset() {
        return offset;
    }

    @Override
    public boolean hasRoomFor(final long bytes) {
        return reserve.hasRoomFor(bytes);
    }

    @Override
    public boolean isReserved(final long bytes) {
        return reserve.isReserved(bytes);
    }

    @Override
    public boolean reserveFor(final long bytes) {
        return reserve.reserveFor(bytes);
    }

    /**
     * Copies straight to the mapped file: behind the first block Chronicle's own way would be a loop over eight bytes
     * at a time.
     *
     * @throws IllegalStateException if an earlier write did not come to its end
     */
    @Override
    public void write(final DirectBuffer source, final int sourceOffset, final int length) {
        if (isWriting) {
            throw new IllegalStateException("an earlier write to " + directory + " failed: end the process");
        }
        isWriting = true;
        final DocumentContext context = appender.writingDocument();
        final Bytes<?> bytes = context.wire().bytes();
        final long start = bytes.writePosition();
        document.wrap(bytes.addressForWrite(start), length);
        source.getBytes(sourceOffset, document, 0, length);
        bytes.writeSkip(length);
        context.close();
        isWriting = false;
        offset = start + length;
        reserve.advance(offset);
    }

    @Override
    public boolean fill() {
        return reserve.fill();
    }

    @Override
    public int maintain() {
        return reserve.doWork();
    }

    @Override
    public void force() {
        try {
            syncChannel.force(false);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(parts);
        ChronicleStorage.trim(file, offset == 0 ? ChroniclePages.BEGINNING_BYTES : offset);
    }
}
