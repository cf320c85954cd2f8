package io.plimsoll.journal;

import java.nio.file.Path;

/**
 * Reads a journal from its start or from a position, also while it is being written, by this or another process. Each
 * reader has its own place and belongs to one thread.
 */
public final class JournalReader implements AutoCloseable {

    private JournalReader() {
    }

    /**
     * Opens a journal for reading, at its start.
     *
     * @param directory of the journal
     * @return the reader
     * @throws JournalException if there is no journal
     */
    public static JournalReader open(final Path directory) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Hands over the records of the next documents.
     *
     * @param handler       of the records
     * @param documentLimit most documents to read
     * @return number of documents read; 0 at the end for now
     * @throws JournalCorruptException naming the first record that is not what was written
     */
    public int poll(final RecordHandler handler, final int documentLimit) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Position of the next document to read, for {@link #moveTo}. From within a handler: of the document being read.
     *
     * @return the position
     */
    public long position() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Moves to a position.
     *
     * @param position as {@link #position} gave it
     * @return true if the document is there or is the next to be written; false, without having moved, if not
     */
    public boolean moveTo(final long position) {
        throw new UnsupportedOperationException("not yet");
    }

    /** Moves to the first document, the one with the configuration. */
    public void toStart() {
        throw new UnsupportedOperationException("not yet");
    }

    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }
}
