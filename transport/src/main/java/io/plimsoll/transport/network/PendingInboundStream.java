package io.plimsoll.transport.network;

import io.aeron.Aeron;
import io.aeron.Subscription;
import org.agrona.CloseHelper;

/** A subscription that the driver was asked for: nothing comes before the driver has made it. */
final class PendingInboundStream implements InboundStream {
    private final Aeron aeron;
    private final long id;
    private InboundStream stream;

    PendingInboundStream(final Aeron aeron, final StreamAddress address) {
        this.aeron = aeron;
        id = aeron.asyncAddSubscription(address.channel(), address.streamId());
    }

    private boolean isThere() {
        if (stream == null) {
            final Subscription subscription = aeron.getSubscription(id);
            if (subscription != null) {
                stream = new AeronInboundStream(subscription);
            }
        }
        return stream != null;
    }

    @Override
    public int poll(final Handler handler, final int limit) {
        return isThere() ? stream.poll(handler, limit) : 0;
    }

    @Override
    public int pollSelectively(final SelectiveHandler handler, final int limit) {
        return isThere() ? stream.pollSelectively(handler, limit) : 0;
    }

    @Override
    public boolean isOpen(final Object session) {
        return isThere() && stream.isOpen(session);
    }

    @Override
    public boolean isConnected() {
        return isThere() && stream.isConnected();
    }

    @Override
    public void close() {
        if (stream == null) {
            aeron.asyncRemoveSubscription(id);
        }
        CloseHelper.close(stream);
    }
}
