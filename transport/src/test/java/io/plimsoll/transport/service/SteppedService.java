package io.plimsoll.transport.service;

import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.network.Network;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/** A service without threads: put together as in production, its agents run by whoever made it, one step at a time. */
public final class SteppedService {
    private final ObservedAssembly assembly;
    private final MarginAgent marginAgent;
    private final List<Agent> agents;

    /**
     * What there is around a service.
     *
     * @param epochClock     stamps its inputs
     * @param nanoClock      measures time-outs
     * @param marginNetwork  connects the margin agent
     * @param historyNetwork connects the history agent
     * @param room           a say in whether the journal has room
     */
    public record World(
        EpochNanoClock epochClock,
        NanoClock nanoClock,
        Supplier<Network> marginNetwork,
        Supplier<Network> historyNetwork,
        UnaryOperator<IntPredicate> room) {
    }

    /** Recovers a journal and puts the service together. */
    public SteppedService(
        final ServiceConfiguration configuration, final Console console, final World world, final PlantedBug bug) {
        final ServicePorts ports = new ServicePorts(
            world.epochClock(), world.nanoClock(), world.marginNetwork(), world.historyNetwork(), world.room());
        final ErrorLog errorLog = new ErrorLog(console);
        assembly = new ObservedAssembly(configuration, console, errorLog, ports, bug);
        marginAgent = assembly.assemble();
        agents = List.of(
            marginAgent, new HistoryAgent(configuration, ports.historyNetwork(), ports.nanoClock(), errorLog));
    }

    /** In the order in which production starts them; none is started yet. */
    public List<Agent> agents() {
        return agents;
    }

    public long count(final ServiceCounter counter) {
        return marginAgent.counters().get(counter);
    }

    /** Digest of the engine's present state. */
    public long digest() {
        return assembly.engine().digest();
    }

    /** Lets go of everything, in the order of production. */
    public void close() {
        for (int i = agents.size() - 1; i >= 0; i--) {
            CloseHelper.quietClose(agents.get(i)::onClose);
        }
    }
}
