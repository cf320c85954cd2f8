package io.plimsoll.transport.network;

import io.aeron.Aeron;
import io.aeron.ChannelUri;
import io.aeron.CommonContext;
import io.aeron.driver.MediaDriver;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.status.AtomicCounter;

/** The Aeron client of an agent of the service, and the driver if it is this process's own. */
public final class AeronNetwork implements Network {
    private final MediaDriver driver;
    private final AgentInvoker driverInvoker;
    private final Aeron aeron;
    private final AgentInvoker clientInvoker;

    /**
     * A client that is connected.
     *
     * @param aeron  the client; if its conductor is an invoker, {@link #doWork} runs it
     * @param driver to close with the client, and to run with it if it is an invoker; or null
     */
    public AeronNetwork(final Aeron aeron, final MediaDriver driver) {
        this.driver = driver;
        this.driverInvoker = driver == null ? null : driver.sharedAgentInvoker();
        this.aeron = aeron;
        this.clientInvoker = aeron.conductorAgentInvoker();
    }

    @Override
    public InboundStream subscribe(final StreamAddress address) {
        return new AeronInboundStream(aeron, address);
    }

    @Override
    public OutboundStream publish(final StreamAddress address) {
        return new AeronOutboundStream(aeron.addExclusivePublication(address.channel(), address.streamId()));
    }

    @Override
    public long beginPublishing(final StreamAddress address) {
        return aeron.asyncAddExclusivePublication(address.channel(), address.streamId());
    }

    @Override
    public OutboundStream published(final long id) {
        return AeronOutboundStream.of(aeron, id);
    }

    @Override
    public StreamAddress ownSession(final StreamAddress address) {
        final ChannelUri channel = ChannelUri.parse(address.channel());
        channel.put(CommonContext.SESSION_ID_PARAM_NAME, Integer.toString(aeron.nextSessionId(address.streamId())));
        return new StreamAddress(channel.toString(), address.streamId());
    }

    @Override
    public AtomicCounter addCounter(final int typeId, final String label) {
        return aeron.addCounter(typeId, label);
    }

    @Override
    public int doWork() {
        int work = 0;
        if (driverInvoker != null) {
            work += driverInvoker.invoke();
        }
        if (clientInvoker != null) {
            work += clientInvoker.invoke();
        }
        return work;
    }

    @Override
    public boolean isClosed() {
        return aeron.isClosed();
    }

    @Override
    public void close() {
        CloseHelper.closeAll(aeron, driver);
    }

    @Override
    public String toString() {
        return aeron.context().aeronDirectoryName();
    }
}
