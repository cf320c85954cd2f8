package io.plimsoll.transport.service;

import io.aeron.Aeron;
import io.aeron.driver.MediaDriver;
import org.agrona.CloseHelper;
import org.agrona.concurrent.AgentInvoker;
import org.agrona.concurrent.AgentTerminationException;

/** The agent's Aeron client, whose conductor runs on the agent's thread, and the driver if that does too. */
final class AeronLink implements AutoCloseable {
    private final MediaDriver driver;
    private final AgentInvoker driverInvoker;
    private final Aeron aeron;
    private final AgentInvoker clientInvoker;

    /**
     * A client that is connected.
     *
     * @param driver of the service's own, or null if it is external
     * @param aeron  with its conductor as an invoker
     */
    AeronLink(final MediaDriver driver, final Aeron aeron) {
        this.driver = driver;
        this.driverInvoker = driver == null ? null : driver.sharedAgentInvoker();
        this.aeron = aeron;
        this.clientInvoker = aeron.conductorAgentInvoker();
    }

    Aeron aeron() {
        return aeron;
    }

    int doWork() {
        int work = 0;
        if (driverInvoker != null) {
            work += driverInvoker.invoke();
        }
        work += clientInvoker.invoke();
        if (aeron.isClosed()) {
            throw new AgentTerminationException("the media driver in " + aeron.context().aeronDirectoryName()
                + " is gone: start it, then restart the service, which goes on from its journal");
        }
        return work;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(aeron, driver);
    }
}
