package io.plimsoll.transport.network;

/** A stream that this process publishes on: what is taken arrives in order, while the receiver keeps the session. */
public interface OutboundStream extends MessageSink, AutoCloseable {

    /** {@return whether anybody receives} */
    boolean isConnected();

    /** {@return whether the stream can never be used again} */
    boolean isClosed();

    @Override
    void close();
}
