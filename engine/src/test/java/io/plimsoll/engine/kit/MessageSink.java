package io.plimsoll.engine.kit;

import org.agrona.DirectBuffer;

/** Whatever takes input messages the way the margin engine does: the engine, its twin, or both of them. */
@FunctionalInterface
public interface MessageSink {

    /**
     * Applies one input message.
     *
     * @param sequence of the message, each one greater than the one before
     * @param timeNs   its stamp, never before the one before
     * @param message  holding the message
     * @param offset   of the message's header
     * @param length   of header and message in bytes
     */
    void apply(long sequence, long timeNs, DirectBuffer message, int offset, int length);
}
