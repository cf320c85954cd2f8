package io.plimsoll.journal;

/**
 * The disk is full, down to the space kept for outputs. Nothing is lost: what could not be written is kept and written
 * by the next commit that finds room.
 */
public final class JournalFullException extends JournalException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message saying where and how much is missing
     */
    public JournalFullException(final String message) {
        super(message);
    }
}
