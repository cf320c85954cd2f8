package io.plimsoll.transport.feed;

/** Recorded data that cannot be used. The message names file, line and value, and says what to do. */
public final class FeedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * Recorded data that cannot be used.
     *
     * @param message for the user
     */
    public FeedException(final String message) {
        super(message);
    }
}
