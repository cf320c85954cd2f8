package io.plimsoll.transport.client;

import io.aeron.Publication;
import io.plimsoll.transport.network.MessageSink;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.OutboundStream;
import io.plimsoll.transport.network.StreamAddress;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/** A publication of the client's that is added again when the driver was restarted or the publication is used up. */
final class LanePublication implements MessageSink, AutoCloseable {
    private final StreamAddress address;
    private Network network;
    private OutboundStream publication;

    LanePublication(final StreamAddress address) {
        this.address = address;
    }

    /** Publishes on this network from now on. */
    void attach(final Network connected) {
        network = connected;
        publication = connected.publish(address);
    }

    @Override
    public long offer(final DirectBuffer buffer, final int offset, final int length) {
        if (publication == null) {
            return Publication.NOT_CONNECTED;
        }
        long result = publication.offer(buffer, offset, length);
        if (result == Publication.ADMIN_ACTION) {
            result = publication.offer(buffer, offset, length);
        }
        if (result == Publication.MAX_POSITION_EXCEEDED) {
            publication.close();
            attach(network);
            return Publication.NOT_CONNECTED;
        }
        return result;
    }

    @Override
    public void close() {
        CloseHelper.close(publication);
        publication = null;
    }
}
