package io.plimsoll.journal;

import org.agrona.DirectBuffer;

/**
 * The end of a segment that is being written. {@link #maintain}, {@link #fill}, {@link #force} and {@link #close} are
 * for helper threads, everything else for the writer's.
 */
public interface SegmentWriter extends AutoCloseable {

    /**
     * Its number.
     *
     * @return the number
     */
    long segment();

    /**
     * Where the next document will be, or a little before.
     *
     * @return offset in the segment
     */
    long offset();

    /**
     * Whether inputs of so many bytes leave enough for the outputs of the largest cascade. Cheap.
     *
     * @param bytes of inputs
     * @return true if so
     */
    boolean hasRoomFor(long bytes);

    /**
     * Whether so many bytes can be written now without meeting a full disk. Cheap.
     *
     * @param bytes to write
     * @return true if so
     */
    boolean isReserved(long bytes);

    /**
     * Reserves until so many bytes can be written, on the writer's own thread.
     *
     * @param bytes to write
     * @return false if the disk is full
     */
    boolean reserveFor(long bytes);

    /**
     * Writes a document, which a reader sees whole or not at all. Space for it must be reserved.
     *
     * @param source holding the document
     * @param offset of the document
     * @param length of the document in bytes
     */
    void write(DirectBuffer source, int offset, int length);

    /**
     * Reserves and touches everything that should be ahead of the writer.
     *
     * @return false if the disk is full
     */
    boolean fill();

    /**
     * One step of keeping ahead of the writer.
     *
     * @return amount of work done
     */
    int maintain();

    /** Forces everything written before the call to disk; durable when it returns. */
    void force();

    /** Lets go of the segment and gives back the space behind its end. */
    @Override
    void close();
}
