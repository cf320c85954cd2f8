package io.plimsoll.transport.simulation;

/** Whether all is well; keeps the first thing that is not. */
final class Verdict {
    private String violation;
    private Throwable cause;

    void violated(final String what) {
        violated(what, null);
    }

    void violated(final String what, final Throwable why) {
        if (violation == null) {
            violation = what;
            cause = why;
        }
    }

    boolean isGood() {
        return violation == null;
    }

    String violation() {
        return violation;
    }

    Throwable cause() {
        return cause;
    }
}
