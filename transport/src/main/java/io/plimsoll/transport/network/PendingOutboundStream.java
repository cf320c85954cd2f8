package io.plimsoll.transport.network;

import io.aeron.Aeron;
import io.aeron.Publication;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/** A publication that the driver was asked for: it takes nothing before the driver has made it. */
final class PendingOutboundStream implements OutboundStream {
    private final Aeron aeron;
    private final StreamAddress address;
    private final long id;
    private OutboundStream stream;

    PendingOutboundStream(final Aeron aeron, final StreamAddress address) {
        this.aeron = aeron;
        this.address = address;
        id = aeron.asyncAddExclusivePublication(address.channel(), address.streamId());
    }

    private boolean isThere() {
        if (stream == null) {
            stream = AeronOutboundStream.of(aeron, id);
        }
        return stream != null;
    }

    @Override
    public long offer(final DirectBuffer buffer, final int offset, final int length) {
        return isThere() ? stream.offer(buffer, offset, length) : Publication.NOT_CONNECTED;
    }

    @Override
    public boolean isConnected() {
        return isThere() && stream.isConnected();
    }

    @Override
    public boolean isClosed() {
        return stream != null && stream.isClosed();
    }

    @Override
    public void close() {
        if (stream == null) {
            aeron.asyncRemovePublication(id);
        }
        CloseHelper.close(stream);
    }

    @Override
    public String toString() {
        return address.channel() + " stream " + address.streamId();
    }
}
