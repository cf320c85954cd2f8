package io.plimsoll.engine;

import org.agrona.DirectBuffer;

/** The margin engine: messages in through {@link #apply}, everything it says out through its {@link OutputListener}. */
public final class MarginEngine {
    private final OutputListener listener;

    /**
     * Allocates everything the engine will ever need.
     *
     * @param configuration capacities and rules version
     * @param listener      of all outputs
     */
    public MarginEngine(final EngineConfiguration configuration, final OutputListener listener) {
        this.listener = listener;
    }

    /**
     * Applies one input message and says what follows from it before returning.
     *
     * @param sequence of the message, each one greater than the one before
     * @param timeNs   its stamp, nanoseconds since 1970, never before the one before
     * @param message  holding the message
     * @param offset   of the message's header
     * @param length   of header and message in bytes
     */
    public void apply(
        final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
    }

    /**
     * A digest of the whole state: equal states have equal digests, on every machine. Walks all tables.
     *
     * @return 64 bits over the state in canonical order
     */
    public long digest() {
        return 0;
    }
}
