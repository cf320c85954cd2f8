package io.plimsoll.transport.client;

import io.plimsoll.transport.network.Network;
import java.util.function.Supplier;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.NanoClock;

/** Makes clients for another world than Aeron's. */
public final class SimulatedClients {
    private SimulatedClients() {
    }

    /** A client; the connector gives null while there is nothing to connect to. */
    public static PlimsollClient client(
        final ClientConfiguration configuration,
        final Supplier<Network> connector,
        final NanoClock clock,
        final ErrorHandler errorHandler) {
        return new PlimsollClient(configuration, connector, clock, errorHandler);
    }
}
