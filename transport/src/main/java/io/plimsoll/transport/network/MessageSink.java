package io.plimsoll.transport.network;

import org.agrona.DirectBuffer;

/** Where messages are offered to be sent. */
@FunctionalInterface
public interface MessageSink {

    /**
     * Offers one message, which is copied if it is taken.
     *
     * @param buffer holding the message
     * @param offset of the message
     * @param length of the message in bytes
     * @return positive if it is taken, else why not, as {@link io.aeron.Publication#offer(DirectBuffer, int, int)}
     */
    long offer(DirectBuffer buffer, int offset, int length);
}
