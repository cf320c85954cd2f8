package io.plimsoll.journal;

/** A journal cannot be opened, written or read. The message says why and what to do. */
public class JournalException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * With a message.
     *
     * @param message why, and what to do
     */
    public JournalException(final String message) {
        super(message);
    }

    /**
     * With a message and a cause.
     *
     * @param message why, and what to do
     * @param cause   what was thrown below
     */
    public JournalException(final String message, final Throwable cause) {
        super(message, cause);
    }
}
