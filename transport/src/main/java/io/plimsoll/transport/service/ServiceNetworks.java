package io.plimsoll.transport.service;

import io.aeron.Aeron;
import io.aeron.driver.MediaDriver;
import io.plimsoll.transport.config.DriverConfiguration;
import io.plimsoll.transport.network.AeronNetwork;
import io.plimsoll.transport.network.Network;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;

/** Connects the agents of a service: an Aeron client for each, whose conductor runs on the agent's thread. */
final class ServiceNetworks {
    private final DriverConfiguration configuration;
    private final ErrorHandler errorHandler;

    ServiceNetworks(final DriverConfiguration configuration, final ErrorHandler errorHandler) {
        this.configuration = configuration;
        this.errorHandler = errorHandler;
    }

    /** The margin agent's, with the driver if that is embedded. */
    Network connectMargin() {
        final MediaDriver driver = configuration.embedded() ? EmbeddedDriver.launch(configuration) : null;
        try {
            return new AeronNetwork(Aeron.connect(context("plimsoll-margin")
                .driverAgentInvoker(driver == null ? null : driver.sharedAgentInvoker())), driver);
        } catch (final Throwable t) {
            CloseHelper.close(driver);
            throw t;
        }
    }

    Network connectHistory() {
        return new AeronNetwork(Aeron.connect(context("plimsoll-history")), null);
    }

    private Aeron.Context context(final String clientName) {
        return new Aeron.Context()
            .aeronDirectoryName(configuration.directory())
            .clientName(clientName)
            .useConductorAgentInvoker(true)
            .errorHandler(errorHandler);
    }
}
