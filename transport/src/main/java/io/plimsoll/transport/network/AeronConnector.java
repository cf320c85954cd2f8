package io.plimsoll.transport.network;

import io.aeron.Aeron;
import io.aeron.CommonContext;
import io.aeron.exceptions.AeronException;
import java.io.File;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.ErrorHandler;

/** Connects to a media driver of somebody else's, through a client whose conductor has a thread of its own. */
public final class AeronConnector implements Supplier<Network> {
    private static final long DRIVER_TIMEOUT_MS = TimeUnit.SECONDS.toMillis(10);
    /** There is no hurry to connect to a driver that is busy, or dead. */
    private static final long HEARD_WITHIN_MS = TimeUnit.SECONDS.toMillis(1);

    private final String driverDirectory;
    private final String clientName;
    private final ErrorHandler errorHandler;

    /**
     * A connector to one driver.
     *
     * @param driverDirectory of the media driver
     * @param clientName      for people
     * @param errorHandler    told what Aeron has to complain of; called from any thread
     */
    public AeronConnector(final String driverDirectory, final String clientName, final ErrorHandler errorHandler) {
        this.driverDirectory = driverDirectory;
        this.clientName = clientName;
        this.errorHandler = errorHandler;
    }

    /**
     * Connects if there is a driver.
     *
     * @return the connection, or null if there is no driver
     * @throws AeronException if the driver is on its way in or out
     */
    @Override
    public Network get() {
        final DriverWatch driver = new DriverWatch(driverDirectory);
        if (!CommonContext.isDriverActive(new File(driverDirectory), HEARD_WITHIN_MS, ignored -> { })) {
            return null;
        }
        return new AeronClientNetwork(Aeron.connect(new Aeron.Context()
            .aeronDirectoryName(driverDirectory)
            .clientName(clientName)
            .driverTimeoutMs(DRIVER_TIMEOUT_MS)
            .errorHandler(errorHandler)), driver);
    }
}
