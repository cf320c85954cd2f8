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

    static FeedException notDefined(final String where, final String symbol) {
        return new FeedException(where + ": symbol " + symbol
            + " is not defined; define it (--definitions), or name the symbols to feed (--symbol)");
    }

    static FeedException fenced(final int sourceId) {
        return new FeedException("another feed has taken over source " + sourceId
            + "; give this one other ids (--first-source)");
    }
}
