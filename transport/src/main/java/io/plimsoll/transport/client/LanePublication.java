package io.plimsoll.transport.client;

import io.aeron.Aeron;
import io.aeron.ExclusivePublication;
import io.aeron.Publication;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;

/** A publication of the client's that is added again when the driver was restarted or the publication is used up. */
final class LanePublication implements MessageSink, AutoCloseable {
    private final StreamAddress address;
    private Aeron aeron;
    private ExclusivePublication publication;

    LanePublication(final StreamAddress address) {
        this.address = address;
    }

    /** Publishes through this Aeron client from now on. */
    void attach(final Aeron connected) {
        aeron = connected;
        publication = connected.addExclusivePublication(address.channel(), address.streamId());
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
            attach(aeron);
            return Publication.NOT_CONNECTED;
        }
        return result;
    }

    boolean isConnected() {
        return publication != null && publication.isConnected();
    }

    @Override
    public void close() {
        CloseHelper.close(publication);
        publication = null;
    }
}
