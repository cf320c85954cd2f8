package io.plimsoll.transport.simulation;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.network.Network;
import java.util.function.Supplier;
import org.agrona.ErrorHandler;

/**
 * What the processes of a simulation share.
 *
 * @param dice          that decide everything that is not decided by the production code
 * @param clock         of all
 * @param faults        that may strike
 * @param carrier       of their messages
 * @param configuration of the service
 * @param verdict       on what happens
 * @param trace         of what happens
 */
record World(
    Dice dice,
    SimulatedClock clock,
    Faults faults,
    SimulatedCarrier carrier,
    ServiceConfiguration configuration,
    Verdict verdict,
    Trace trace) {

    void say(final long number, final Supplier<String> words) {
        trace.say(number, words);
    }

    /** Connects a client; gives null while there is no driver. */
    Supplier<Network> clientConnector(final CrashPoints crashPoints, final ErrorHandler errorHandler) {
        return () -> carrier.hasDriver() ? carrier.connect(crashPoints, errorHandler) : null;
    }

    ClientConfiguration clientConfiguration() {
        return ClientConfiguration.ipc(configuration);
    }
}
