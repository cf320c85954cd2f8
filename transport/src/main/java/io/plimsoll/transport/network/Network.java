package io.plimsoll.transport.network;

import org.agrona.concurrent.status.AtomicCounter;

/**
 * A connection to whatever carries streams between processes. For one thread. Once it is closed, by its user or because
 * the carrier is gone, so are all its streams.
 */
public interface Network extends AutoCloseable {

    /**
     * Receives a stream.
     *
     * @param address of the stream
     * @return the stream
     */
    InboundStream subscribe(StreamAddress address);

    /**
     * Publishes on a stream, waiting until it is there.
     *
     * @param address of the stream
     * @return the stream
     */
    OutboundStream publish(StreamAddress address);

    /**
     * Begins to publish on a stream, without waiting.
     *
     * @param address of the stream
     * @return what to ask {@link #published} with
     */
    long beginPublishing(StreamAddress address);

    /**
     * A stream that was asked for.
     *
     * @param id as {@link #beginPublishing} gave it
     * @return the stream, or null if it is not there yet
     * @throws RuntimeException if there will be none
     */
    OutboundStream published(long id);

    /**
     * Narrows an address to a session that nobody else publishes on.
     *
     * @param address of a stream
     * @return the address of that session alone
     */
    StreamAddress ownSession(StreamAddress address);

    /**
     * Adds a number for operators to watch.
     *
     * @param typeId of it
     * @param label  for people
     * @return the number
     */
    AtomicCounter addCounter(int typeId, String label);

    /**
     * Does the connection's own work, if it is this thread's to do.
     *
     * @return 0 if there was none
     */
    int doWork();

    /** {@return whether it is closed} */
    boolean isClosed();

    @Override
    void close();
}
