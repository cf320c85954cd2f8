package io.plimsoll.journal;

import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.bytes.MappedBytes;
import net.openhft.chronicle.bytes.MappedFile;
import net.openhft.chronicle.queue.ExcerptAppender;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import net.openhft.chronicle.wire.Wire;
import net.openhft.chronicle.wire.Wires;
import org.agrona.concurrent.UnsafeBuffer;

/** Writes documents to the queue. May be opened by one thread and used by another. */
final class DocumentWriter implements AutoCloseable {
    private final SingleChronicleQueue queue;
    private final ExcerptAppender appender;
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private boolean isWriting;

    DocumentWriter(final JournalConfiguration configuration) {
        queue = ChronicleQueues.openWriter(configuration);
        appender = queue.createAppender();
        appender.singleThreadedCheckDisabled(true);
    }

    /**
     * Writes the next document of those collected. The copy goes straight to the mapped file: behind the first block
     * Chronicle's own way would be a loop over eight bytes at a time.
     *
     * @return the position in the file behind the document
     * @throws IllegalStateException if an earlier write did not come to its end
     */
    long write(final DocumentBuffer collected, final int length) {
        if (isWriting) {
            throw new IllegalStateException("an earlier write to " + queue.file() + " failed: end the process");
        }
        isWriting = true;
        final DocumentContext context = appender.writingDocument();
        final Bytes<?> bytes = context.wire().bytes();
        final long start = bytes.writePosition();
        document.wrap(bytes.addressForWrite(start), length);
        collected.copyTo(document, length);
        bytes.writeSkip(length);
        context.close();
        isWriting = false;
        return start + length;
    }

    /** The position in the file behind the last document. There must be one. */
    long position() {
        final Wire wire = appender.wire();
        final long header = wire.bytes().writePosition();
        return header + Integer.BYTES + Wires.lengthOf(wire.bytes().readVolatileInt(header));
    }

    /** The file being written, with the mappings that the writer uses. */
    MappedFile file() {
        return ((MappedBytes) appender.wire().bytes()).mappedFile();
    }

    @Override
    public void close() {
        appender.close();
        queue.close();
    }
}
