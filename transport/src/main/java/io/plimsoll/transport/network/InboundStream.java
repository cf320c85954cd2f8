package io.plimsoll.transport.network;

import org.agrona.DirectBuffer;

/**
 * A stream that this process receives: from each of its publishers, a session of its own. Messages of one session come
 * in order and without holes; a session can end at any message, and sessions are in no order with each other.
 */
public interface InboundStream extends AutoCloseable {

    /** Takes whole messages. */
    @FunctionalInterface
    interface Handler {

        /**
         * Takes one.
         *
         * @param buffer holding it
         * @param offset of it
         * @param length in bytes
         */
        void onMessage(DirectBuffer buffer, int offset, int length);
    }

    /** Takes whole messages, each of at most one fragment, or leaves them where they are. */
    @FunctionalInterface
    interface SelectiveHandler {

        /**
         * Takes one or leaves it.
         *
         * @param session that it came in, an identity
         * @param buffer  holding it
         * @param offset  of it
         * @param length  in bytes
         * @return false to leave it: it comes again with the next poll, and nothing of its session before it
         */
        boolean onMessage(Object session, DirectBuffer buffer, int offset, int length);
    }

    /**
     * Hands over what has arrived.
     *
     * @param handler that takes it
     * @param limit   most fragments
     * @return fragments taken
     */
    int poll(Handler handler, int limit);

    /**
     * Hands over what has arrived, as far as it is taken.
     *
     * @param handler that takes messages or leaves them
     * @param limit   most messages
     * @return messages taken
     */
    int pollSelectively(SelectiveHandler handler, int limit);

    /**
     * Whether a session goes on.
     *
     * @param session as handed over with a message of this stream
     * @return false if nothing comes in it any more
     */
    boolean isOpen(Object session);

    /** {@return whether there is a publisher} */
    boolean isConnected();

    @Override
    void close();
}
