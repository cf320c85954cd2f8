package io.plimsoll.journal;

/** The bytes of a journal are not what was written. The message names the record. */
public final class JournalCorruptException extends JournalException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message naming the record and what is wrong with it
     */
    public JournalCorruptException(final String message) {
        super(message);
    }
}
