package io.plimsoll.transport.service;

import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.network.Network;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemEpochNanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * All that a service knows of the world around it.
 *
 * @param epochClock     stamps its inputs
 * @param nanoClock      measures time-outs
 * @param marginNetwork  connects the margin agent, driver included if it is the service's own
 * @param historyNetwork connects the history agent
 * @param journal        the disk
 * @param room           a say in whether the journal has room
 */
record ServicePorts(
    EpochNanoClock epochClock,
    NanoClock nanoClock,
    Supplier<Network> marginNetwork,
    Supplier<Network> historyNetwork,
    JournalPorts journal,
    UnaryOperator<IntPredicate> room) {

    /**
     * The system's clocks and Aeron.
     *
     * @param configuration of the service
     * @param errorHandler  told what Aeron has to complain of
     * @return the ports of a service in production
     */
    static ServicePorts aeron(final ServiceConfiguration configuration, final ErrorHandler errorHandler) {
        final ServiceNetworks networks = new ServiceNetworks(configuration.driver(), errorHandler);
        return new ServicePorts(
            new SystemEpochNanoClock(),
            SystemNanoClock.INSTANCE,
            networks::connectMargin,
            networks::connectHistory,
            JournalPorts.directory(configuration.journal()),
            UnaryOperator.identity());
    }

    /** With something between the journal and whoever asks whether it has room. */
    ServicePorts withRoom(final UnaryOperator<IntPredicate> otherRoom) {
        return new ServicePorts(epochClock, nanoClock, marginNetwork, historyNetwork, journal, otherRoom);
    }

    /** With another clock by which inputs are stamped. */
    ServicePorts withEpochClock(final EpochNanoClock otherClock) {
        return new ServicePorts(otherClock, nanoClock, marginNetwork, historyNetwork, journal, room);
    }
}
