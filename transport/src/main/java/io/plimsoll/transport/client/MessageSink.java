package io.plimsoll.transport.client;

import org.agrona.DirectBuffer;

/** Where messages are offered to be sent; answers as {@link io.aeron.Publication#offer(DirectBuffer, int, int)}. */
@FunctionalInterface
interface MessageSink {
    long offer(DirectBuffer buffer, int offset, int length);
}
