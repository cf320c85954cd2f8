package io.plimsoll.journal;

/**
 * A place in a journal: a segment and an offset in it, in one number that grows along the journal.
 */
public final class JournalPosition {
    private static final int OFFSET_BITS = 40;

    private JournalPosition() {
    }

    /**
     * A place as a number.
     *
     * @param segment of the journal, below 2^23
     * @param offset  in the segment, below 2^40
     * @return the position
     */
    public static long of(final long segment, final long offset) {
        return segment << OFFSET_BITS | offset;
    }

    /**
     * Segment of a position.
     *
     * @param position in a journal
     * @return the segment's number
     */
    public static long segment(final long position) {
        return position >>> OFFSET_BITS;
    }

    /**
     * Offset of a position.
     *
     * @param position in a journal
     * @return bytes from the segment's start
     */
    public static long offset(final long position) {
        return position & (1L << OFFSET_BITS) - 1;
    }

    /**
     * A position as people read it.
     *
     * @param position in a journal
     * @return segment and offset
     */
    public static String text(final long position) {
        return "segment " + segment(position) + " offset " + offset(position);
    }
}
