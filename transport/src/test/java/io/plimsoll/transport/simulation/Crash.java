package io.plimsoll.transport.simulation;

/** The death of a simulated process in the middle of what it was doing. */
@SuppressWarnings("serial")
final class Crash extends Error {
    Crash() {
        super("crash", null, false, false);
    }

    /** Whether this is why something else was thrown. */
    static boolean isCauseOf(final Throwable throwable) {
        for (Throwable cause = throwable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Crash) {
                return true;
            }
        }
        return false;
    }
}
