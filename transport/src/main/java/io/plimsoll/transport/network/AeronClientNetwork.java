package io.plimsoll.transport.network;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import org.agrona.BitUtil;
import org.agrona.CloseHelper;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * An Aeron client of a driver in another process, which may be killed at any time: nothing here waits for it. Streams
 * can be used at once; they are connected when the driver has made them. Once another driver has taken the place of the
 * one that it is connected to, it counts as closed.
 */
final class AeronClientNetwork implements Network {
    private final DriverWatch driver;
    private final Aeron aeron;

    /**
     * A client that is connected.
     *
     * @param aeron  the client, with a conductor that has a thread of its own
     * @param driver that it is connected to
     */
    AeronClientNetwork(final Aeron aeron, final DriverWatch driver) {
        this.aeron = aeron;
        this.driver = driver;
    }

    @Override
    public InboundStream subscribe(final StreamAddress address) {
        return new PendingInboundStream(aeron, address);
    }

    @Override
    public OutboundStream publish(final StreamAddress address) {
        return new PendingOutboundStream(aeron, address);
    }

    @Override
    public long beginPublishing(final StreamAddress address) {
        return aeron.asyncAddExclusivePublication(address.channel(), address.streamId());
    }

    @Override
    public OutboundStream published(final long id) {
        return AeronOutboundStream.of(aeron, id);
    }

    /** Of 2^32 numbers one that is random enough: the driver knows which are taken, but asking it means waiting. */
    @Override
    public StreamAddress ownSession(final StreamAddress address) {
        final ChannelUri channel = ChannelUri.parse(address.channel());
        channel.put(CommonContext.SESSION_ID_PARAM_NAME, Integer.toString(BitUtil.generateRandomisedId()));
        return new StreamAddress(channel.toString(), address.streamId());
    }

    @Override
    public AtomicCounter addCounter(final int typeId, final String label) {
        return aeron.addCounter(typeId, label);
    }

    @Override
    public int doWork() {
        return 0;
    }

    @Override
    public boolean isClosed() {
        return aeron.isClosed() || driver.isReplaced();
    }

    @Override
    public void close() {
        CloseHelper.close(aeron);
    }

    @Override
    public String toString() {
        return aeron.context().aeronDirectoryName();
    }
}
