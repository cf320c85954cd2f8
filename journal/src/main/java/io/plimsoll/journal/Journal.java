package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import org.agrona.DirectBuffer;

/**
 * The one writer of a journal, used by one thread. Records are collected by {@link #append} and written, in order, as
 * one document by {@link #commit}: then they survive the death of the process, though not the loss of power.
 *
 * <p>An {@link InternalError} out of {@link #commit} means that the memory under the journal went away (the disk
 * failed or filled beyond the reserve): what was written last may be damaged, and the process must halt.
 */
public final class Journal implements AutoCloseable {

    private Journal() {
    }

    /**
     * Opens a journal for writing. A new one gets the engine's configuration as its first record; an existing one keeps
     * its own, whatever is given here.
     *
     * @param configuration of the journal
     * @param engine        configuration of the engine, for a new journal
     * @return the journal
     * @throws JournalException        if another writer, in this or another process, has it open, or it cannot be made
     * @throws JournalCorruptException if the first or last record is damaged
     */
    public static Journal open(final JournalConfiguration configuration, final EngineConfiguration engine) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * The configuration of the engine that this journal belongs to, from its first record.
     *
     * @return the configuration
     */
    public EngineConfiguration engineConfiguration() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Whether the journal was made by this opening.
     *
     * @return true if so
     */
    public boolean isNew() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Sequence of the last input.
     *
     * @return the sequence, or 0 if there is no input yet
     */
    public long lastSequence() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Stamp of the last input.
     *
     * @return nanoseconds since 1970, or 0 if there is no input yet
     */
    public long lastTimeNs() {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Whether inputs of so many bytes can be taken in: the disk space for them is reserved, and so is the space for
     * the outputs of the largest cascade. If not, the disk is full (or the reserving thread is behind) and the intake
     * has to wait. Cheap: a subtraction.
     *
     * @param bytes of the inputs to come, as they will be journaled: {@link RecordDescriptor#alignedLength} of each
     * @return true if they may be appended
     */
    public boolean hasRoomFor(final int bytes) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Adds a record to the document being collected. The bytes are copied; nothing is on disk yet.
     *
     * @param kind     {@link RecordKind#INPUT} or {@link RecordKind#OUTPUT}
     * @param sequence of an input, greater than that of the input before; or of the input that caused the output, one
     *                 that was appended and not smaller than that of the output before
     * @param timeNs   stamp of the input, or of the input that caused the output; never before that of the input before
     * @param buffer   holding the message
     * @param offset   of the message's header
     * @param length   of header and message in bytes
     * @throws IllegalStateException if sequence or time break these rules: a fault in the caller, nothing was appended
     */
    public void append(
        final RecordKind kind,
        final long sequence,
        final long timeNs,
        final DirectBuffer buffer,
        final int offset,
        final int length) {
        throw new UnsupportedOperationException("not yet");
    }

    /**
     * Writes everything appended since the last commit as one document, which a reader sees whole or not at all. Does
     * nothing if nothing was appended. (More than {@link RecordDescriptor#MAX_DOCUMENT_LENGTH} bytes, a large cascade,
     * become several documents, in order, and the first of them may be written by {@link #append}.)
     *
     * @throws JournalFullException if the disk is full: stop the intake and commit again later; nothing is lost
     */
    public void commit() {
        throw new UnsupportedOperationException("not yet");
    }

    /** Ends the reserving thread and lets go of the journal. What was not committed is not written. */
    @Override
    public void close() {
        throw new UnsupportedOperationException("not yet");
    }
}
