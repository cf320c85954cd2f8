package io.plimsoll.transport.simulation;

import io.plimsoll.journal.kit.SimulatedCrash;

/** The death of a simulated process in the middle of what it was doing. */
@SuppressWarnings("serial")
final class Crash extends Error {
    Crash() {
        super("crash", null, false, false);
    }

    /** Whether this is why something else was thrown. */
    static boolean isCauseOf(final Throwable throwable) {
        for (Throwable cause = throwable; cause != null; cause = cause.getCause()) {
            if (cause instanceof Crash || cause instanceof SimulatedCrash) {
                return true;
            }
        }
        return false;
    }
}
