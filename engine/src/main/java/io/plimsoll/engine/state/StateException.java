package io.plimsoll.engine.state;

/** A stream of words is not the state of such an engine. What was loaded of it is not to be used. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /**
     * Names what is wrong.
     *
     * @param message what is wrong, and what to do
     */
    public StateException(final String message) {
        super(message);
    }

    /**
     * Names what is wrong.
     *
     * @param message what is wrong, and what to do
     * @param cause   how it was noticed
     */
    public StateException(final String message, final Throwable cause) {
        super(message, cause);
    }

    static StateException outOfRange(final String what, final long word, final long least, final long most) {
        return new StateException("no state of this engine: " + what + " is " + word + " and must be from " + least
            + " to " + most + "; load another state, or none and replay the journal from its beginning");
    }
}
