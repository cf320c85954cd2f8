package io.plimsoll.transport.crash;

/** Hears how far a crash is that goes through services; may end it by an exception. */
@FunctionalInterface
public interface CrashProgress {
    /** Hears nothing. */
    CrashProgress NONE = (run, share) -> { };

    /**
     * Time passes.
     *
     * @param run   {@code scaled} or {@code static}
     * @param share of its bars that is done, those before accounts are opened included
     */
    void at(String run, double share);
}
