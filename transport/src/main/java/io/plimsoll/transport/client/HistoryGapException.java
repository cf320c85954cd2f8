package io.plimsoll.transport.client;

/** History does not hold what a subscriber needs to go on without a gap. The message says what to do. */
public final class HistoryGapException extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    HistoryGapException(final String message) {
        super(message);
    }
}
