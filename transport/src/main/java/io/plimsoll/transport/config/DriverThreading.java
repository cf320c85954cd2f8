package io.plimsoll.transport.config;

import io.aeron.driver.ThreadingMode;

/** On which threads an embedded media driver runs. */
public enum DriverThreading {
    /** On the margin agent's own thread, between its turns: no handover, the best choice on few cores. */
    INVOKER(ThreadingMode.INVOKER),
    /** On one thread of its own. */
    SHARED(ThreadingMode.SHARED),
    /** Sender and receiver on one thread, the conductor on another. */
    SHARED_NETWORK(ThreadingMode.SHARED_NETWORK),
    /** Three threads; wants cores to itself. */
    DEDICATED(ThreadingMode.DEDICATED);

    private final ThreadingMode mode;

    DriverThreading(final ThreadingMode mode) {
        this.mode = mode;
    }

    /**
     * The driver's name for it.
     *
     * @return the mode
     */
    public ThreadingMode mode() {
        return mode;
    }
}
