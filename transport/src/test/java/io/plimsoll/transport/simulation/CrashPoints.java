package io.plimsoll.transport.simulation;

/**
 * Where a process can die: before and after each call through one of its ports. What a dead process leaves behind is
 * what it did through its ports, so there is nothing between two of them that would leave something else.
 */
final class CrashPoints {
    private static final long NEVER = Long.MAX_VALUE;

    private long left = NEVER;
    private boolean isDead;

    /** Lets the process die at the point that comes after so many others. */
    void arm(final long points) {
        left = points;
    }

    /** The process is dead already. */
    void kill() {
        isDead = true;
    }

    boolean isDead() {
        return isDead;
    }

    void disarm() {
        left = NEVER;
    }

    /**
     * One point.
     *
     * @throws Crash if the process dies here, or has died before: the dead do nothing more
     */
    void pass() {
        if (isDead || left-- == 0) {
            isDead = true;
            throw new Crash();
        }
    }
}
