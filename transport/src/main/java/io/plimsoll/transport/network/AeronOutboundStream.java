package io.plimsoll.transport.network;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import org.agrona.DirectBuffer;

/** A publication of Aeron's. */
final class AeronOutboundStream implements OutboundStream {
    private final ExclusivePublication publication;

    AeronOutboundStream(final ExclusivePublication publication) {
        this.publication = publication;
    }

    /** One that was asked for, or null if it is not there yet. */
    static AeronOutboundStream of(final Aeron aeron, final long id) {
        final ExclusivePublication publication = aeron.getExclusivePublication(id);
        return publication == null ? null : new AeronOutboundStream(publication);
    }

    @Override
    public long offer(final DirectBuffer buffer, final int offset, final int length) {
        return publication.offer(buffer, offset, length);
    }

    @Override
    public boolean isConnected() {
        return publication.isConnected();
    }

    @Override
    public boolean isClosed() {
        return publication.isClosed();
    }

    @Override
    public void close() {
        publication.close();
    }

    @Override
    public String toString() {
        return publication.channel() + " stream " + publication.streamId();
    }
}
