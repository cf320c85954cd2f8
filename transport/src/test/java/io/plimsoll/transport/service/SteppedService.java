package io.plimsoll.transport.service;

import io.plimsoll.journal.HelperThreads;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.journal.snapshot.SnapshotStore;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.network.Network;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.agrona.CloseHelper;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.EpochNanoClock;
import org.agrona.concurrent.NanoClock;

/** A service without threads: put together as in production, its agents run by whoever made it, one step at a time. */
public final class SteppedService {
    private final ServiceAgents agents;
    private final ObservedAssembly assembly;

    /**
     * What there is around a service.
     *
     * @param epochClock     stamps its inputs
     * @param nanoClock      measures time-outs
     * @param marginNetwork  connects the margin agent
     * @param historyNetwork connects the history agent
     * @param storage        of the journal
     * @param snapshots      of the journal
     * @param helpers        where the journal's helpers run
     * @param room           a say in whether the journal has room
     */
    public record World(
        EpochNanoClock epochClock,
        NanoClock nanoClock,
        Supplier<Network> marginNetwork,
        Supplier<Network> historyNetwork,
        Supplier<JournalStorage> storage,
        SnapshotStore snapshots,
        HelperThreads helpers,
        UnaryOperator<IntPredicate> room) {
    }

    /** Recovers a journal and puts the service together. */
    public SteppedService(
        final ServiceConfiguration configuration, final Console console, final World world, final PlantedBug bug) {
        final ServicePorts ports = new ServicePorts(
            world.epochClock(),
            world.nanoClock(),
            world.marginNetwork(),
            world.historyNetwork(),
            new JournalPorts(world.storage(), world.snapshots(), world.helpers()),
            world.room());
        assembly = new ObservedAssembly(configuration, console, new ErrorLog(console), ports, bug);
        agents = assembly.assemble();
    }

    /** In the order in which production starts them; none is started yet. */
    public List<Agent> agents() {
        return Stream.of(agents.margin(), agents.history(), agents.sealer(), agents.follower())
            .filter(Objects::nonNull)
            .map(Agent.class::cast)
            .toList();
    }

    public long count(final ServiceCounter counter) {
        return agents.margin().counters().get(counter);
    }

    /** Digest of the engine's present state. */
    public long digest() {
        return assembly.engine().digest();
    }

    /** Lets go of everything, in the order of production. */
    public void close() {
        final List<Agent> all = agents();
        for (int i = 1; i < all.size(); i++) {
            CloseHelper.quietClose(all.get(i)::onClose);
        }
        CloseHelper.quietClose(all.get(0)::onClose);
    }
}
