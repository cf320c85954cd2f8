package io.plimsoll.transport.command;

/** The service did not answer in time. The message says what to do. */
final class NoAnswerException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoAnswerException(final String message) {
        super(message);
    }
}
