package io.plimsoll.journal;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import net.openhft.chronicle.bytes.Bytes;
import net.openhft.chronicle.queue.ExcerptTailer;
import net.openhft.chronicle.queue.impl.single.SingleChronicleQueue;
import net.openhft.chronicle.wire.DocumentContext;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Reads a journal from its start or from a position, also while it is being written, by this or another process. Each
 * reader has its own place and is used by one thread at a time.
 */
public final class JournalReader implements AutoCloseable {
    private static final String METADATA_FILE_NAME = "metadata.cq4t";
    private static final long NO_DOCUMENT = -1;

    private final Path directory;
    private final SingleChronicleQueue queue;
    private final ExcerptTailer tailer;
    private final DocumentParser parser = new DocumentParser();
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private long positionBeingRead = NO_DOCUMENT;

    private JournalReader(final Path directory, final SingleChronicleQueue queue) {
        this.directory = directory;
        this.queue = queue;
        this.tailer = queue.createTailer();
        tailer.singleThreadedCheckDisabled(true);
    }

    /**
     * Opens a journal for reading, at its start.
     *
     * @param directory of the journal
     * @return the reader
     * @throws JournalException if there is no journal
     */
    public static JournalReader open(final Path directory) {
        Objects.requireNonNull(directory, "directory");
        if (!isJournal(directory)) {
            throw new JournalException("there is no journal in " + directory + ": check the path");
        }
        return new JournalReader(directory, ChronicleQueues.openReader(directory));
    }

    /** Whether there is something to read in a directory. */
    static boolean isJournal(final Path directory) {
        return Files.exists(directory.resolve(METADATA_FILE_NAME));
    }

    /**
     * Hands over the records of the next documents. If the handler throws, its document is read again next time.
     *
     * @param handler       of the records
     * @param documentLimit most documents to read
     * @return number of documents read; 0 at the end for now
     * @throws JournalCorruptException naming the first record that is not what was written; none of its document was
     *                                 handed over, and the next poll meets it again
     */
    public int poll(final RecordHandler handler, final int documentLimit) {
        int documents = 0;
        while (documents < documentLimit && pollDocument(handler)) {
            documents++;
        }
        return documents;
    }

    /**
     * Position of the next document to read, for {@link #moveTo}. From within a handler: of the document being read.
     *
     * @return the position
     */
    public long position() {
        return positionBeingRead != NO_DOCUMENT ? positionBeingRead : tailer.index();
    }

    /**
     * Moves to a position.
     *
     * @param position as {@link #position} gave it
     * @return true if the document is there or is the next to be written; false, without having moved, if not
     */
    public boolean moveTo(final long position) {
        final long before = tailer.index();
        final boolean moved = moveToDocument(position) || moveBehindDocument(position - 1);
        if (!moved && !moveToDocument(before) && !moveBehindDocument(before - 1)) {
            throw new JournalException("lost the place in " + directory + ": documents were removed while reading");
        }
        if (moved) {
            parser.order().forget();
        }
        return moved;
    }

    /** Moves to the first document, the one with the configuration. */
    public void toStart() {
        tailer.toStart();
        parser.order().expectStart();
    }

    /** Moves behind the last document. */
    void toEnd() {
        tailer.toEnd();
        parser.order().forget();
    }

    @Override
    public void close() {
        tailer.close();
        queue.close();
    }

    private boolean pollDocument(final RecordHandler handler) {
        try (DocumentContext context = tailer.readingDocument()) {
            if (!context.isPresent()) {
                return false;
            }
            boolean done = false;
            try {
                positionBeingRead = tailer.index();
                final Bytes<?> bytes = context.wire().bytes();
                document.wrap(bytes.addressForRead(bytes.readPosition()), (int) bytes.readRemaining());
                parser.parse(positionBeingRead, document, handler);
                done = true;
            } finally {
                positionBeingRead = NO_DOCUMENT;
                if (!done) {
                    context.rollbackOnClose();
                    parser.order().forget();
                }
            }
            return true;
        }
    }

    private boolean moveToDocument(final long position) {
        return position >= 0 && tailer.moveToIndex(position);
    }

    private boolean moveBehindDocument(final long position) {
        if (!moveToDocument(position)) {
            return false;
        }
        try (DocumentContext context = tailer.readingDocument()) {
            return context.isPresent();
        }
    }
}
