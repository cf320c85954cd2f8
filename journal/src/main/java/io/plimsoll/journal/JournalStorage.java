package io.plimsoll.journal;

/**
 * Where the segments of a journal are kept. A segment is a sequence of documents that is only ever appended to, by one
 * opening of the journal; the next opening, or a roll, begins the next segment.
 */
public interface JournalStorage extends AutoCloseable {

    /**
     * What it is, for messages to people.
     *
     * @return the directory, for example
     */
    String name();

    /**
     * Keeps every other writer out until {@link #close}.
     *
     * @throws JournalException if there is another writer, at once
     */
    void lock();

    /**
     * The segments there are, also those in which nothing was committed.
     *
     * @return numbers, ascending; empty if there is no journal
     */
    long[] segments();

    /**
     * Whether there is a segment. Cheaper than {@link #segments}.
     *
     * @param segment its number
     * @return true if so
     */
    boolean hasSegment(long segment);

    /**
     * Opens a segment for reading, also while it is being written.
     *
     * @param segment its number
     * @return its bytes
     */
    SegmentBytes read(long segment);

    /**
     * Begins a segment.
     *
     * @param segment      its number, greater than that of any there is
     * @param cascadeBytes disk space to keep reserved for outputs on top of what inputs may take
     * @return the segment, nothing written
     * @throws JournalFullException if there is no space for it
     */
    SegmentWriter create(long segment, long cascadeBytes);

    /**
     * Gives back the space behind a segment's end. Nobody writes it any more.
     *
     * @param segment its number
     * @param length  bytes from its start that must stay readable
     */
    void trim(long segment, long length);

    /**
     * Forces a segment that nobody writes any more to disk.
     *
     * @param segment its number
     */
    void force(long segment);

    /**
     * Deletes a segment.
     *
     * @param segment its number
     */
    void remove(long segment);

    /**
     * What was kept for segments that were cut off the beginning.
     *
     * @return the bytes that {@link #prunedHead(byte[])} got last, or null
     */
    byte[] prunedHead();

    /**
     * Keeps something for segments that are going to be cut off, in one step: afterwards it is there, whatever happens.
     *
     * @param bytes to keep
     */
    void prunedHead(byte[] bytes);

    /** Lets go of the lock. */
    @Override
    void close();
}
