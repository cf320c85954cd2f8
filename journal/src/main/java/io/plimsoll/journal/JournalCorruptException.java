package io.plimsoll.journal;

/** The bytes of a journal are not what was written. The message names the record. */
public final class JournalCorruptException extends JournalException {
    /** What to do, at the end of a message. */
    static final String ADVICE = ". Restore the journal from a copy.";

    private static final long serialVersionUID = 1L;

    private final long record;
    private final long sequence;
    private final long position;

    /**
     * With a message.
     *
     * @param message naming the record and what is wrong with it
     */
    public JournalCorruptException(final String message) {
        this(message, 0, 0, 0);
    }

    /**
     * With a message and a place.
     *
     * @param message  naming the record and what is wrong with it
     * @param record   number of the first record that is not right, 0 if it is not known
     * @param sequence of the last input that is right
     * @param position of the document in which the first wrong record is, or should be
     */
    public JournalCorruptException(
        final String message, final long record, final long sequence, final long position) {
        super(message);
        this.record = record;
        this.sequence = sequence;
        this.position = position;
    }

    /**
     * Which record it is.
     *
     * @return number of the first record that is not right, counted from the journal's beginning; 0 if it is not known
     */
    public long record() {
        return record;
    }

    /**
     * What was right before.
     *
     * @return sequence of the last input before the record; 0 if there is none or it is not known
     */
    public long sequence() {
        return sequence;
    }

    /**
     * Where it is.
     *
     * @return position of the document in which the record is, or should be; 0 if it is not known
     */
    public long position() {
        return position;
    }
}
