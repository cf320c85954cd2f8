package io.plimsoll.transport.scenario;

/** A scenario that cannot be evaluated. The message is for its author: which item, which value, what to do. */
public final class ScenarioException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * A scenario that cannot be evaluated.
     *
     * @param message naming the item and the value, and saying what to do
     */
    public ScenarioException(final String message) {
        super(message);
    }
}
