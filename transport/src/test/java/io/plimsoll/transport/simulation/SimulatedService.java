package io.plimsoll.transport.simulation;

import io.plimsoll.journal.HelperThreads;
import io.plimsoll.journal.JournalFullException;
import io.plimsoll.journal.JournalStorage;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.service.PlantedBug;
import io.plimsoll.transport.service.ServiceCounter;
import io.plimsoll.transport.service.SteppedService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.agrona.ErrorHandler;
import org.agrona.LangUtil;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.NanoClock;

/**
 * The service: recovers, then steps its agents in random order, as threads would. An agent's failure that ends the
 * service in production ends the simulation, unless it is a crash of the simulation's own.
 */
final class SimulatedService extends SimulatedProcess implements HelperThreads {
    private static final int MOST_POINTS_OF_A_RECOVERY = 100;

    private final List<SimulatedNetwork> networks = new ArrayList<>();
    private final List<Agent> agents = new ArrayList<>();
    private final List<Agent> started = new ArrayList<>();
    private final ServiceDisk disk;
    private final PlantedBug bug;
    private SteppedService service;
    private long starts;

    SimulatedService(final World world, final ServiceDisk disk, final PlantedBug bug) {
        super(world);
        this.disk = disk;
        this.bug = bug;
    }

    @Override
    void onBeforeStart(final CrashPoints points) {
        if (world.faults().strikes(20 * world.faults().serviceCrash)) {
            points.arm(world.dice().between(0, MOST_POINTS_OF_A_RECOVERY));
        }
    }

    @Override
    void onStart(final CrashPoints points) {
        networks.clear();
        agents.clear();
        started.clear();
        final Supplier<Network> connector = () -> connect(points);
        service = new SteppedService(
            world.configuration(),
            this::onConsole,
            new SteppedService.World(
                () -> epochTimeNs(points),
                world.clock(),
                bug == PlantedBug.FORGET_THE_DEDUPE ? () -> new RenumberingNetwork(connector.get()) : connector,
                connector,
                () -> storage(points),
                disk.snapshots(points),
                this,
                UnaryOperator.identity()),
            bug);
        agents.addAll(0, service.agents());
        starts++;
        world.carrier().serviceIsUp();
    }

    @Override
    boolean isExcusedFromStarting(final Throwable reason) {
        return reason instanceof JournalFullException && disk.isFull();
    }

    private JournalStorage storage(final CrashPoints points) {
        final JournalStorage storage = disk.storage(points);
        return switch (bug) {
            case SKIP_A_RECORD, PRETEND_TO_SYNC -> new FaultyStorage(storage, bug);
            default -> storage;
        };
    }

    private Network connect(final CrashPoints points) {
        final SimulatedNetwork network = world.carrier().connect(
            points, error -> world.verdict().violated("a handler of the service threw", error));
        networks.add(network);
        return network;
    }

    private long epochTimeNs(final CrashPoints points) {
        points.pass();
        return world.clock().epochNanoTime();
    }

    /** The journal's helpers are stepped like all other agents. */
    @Override
    public AutoCloseable start(final Agent agent, final ErrorHandler errorHandler) {
        agents.add(agent);
        return () -> agents.remove(agent);
    }

    @Override
    public NanoClock clock() {
        return world.clock();
    }

    @Override
    int onStep() {
        final Agent agent = world.dice().chance(50) ? agents.get(0) : world.dice().pick(agents);
        try {
            if (!started.contains(agent)) {
                started.add(agent);
                agent.onStart();
            }
            return agent.doWork();
        } catch (final Exception e) {
            if (!Crash.isCauseOf(e)) {
                world.verdict().violated(agent.roleName() + " threw", e);
            }
            LangUtil.rethrowUnchecked(e);
            return 0;
        }
    }

    @Override
    void onDeath() {
        networks.forEach(SimulatedNetwork::close);
        disk.crash();
        if (service != null) {
            service.close();
            service = null;
            world.carrier().serviceIsDown();
        }
    }

    /** Dies, and so does what was not on disk. */
    void losePower(final long downtimeNs) {
        die(downtimeNs);
        disk.losePower();
    }

    private void onConsole(final String line) {
        world.say(3, () -> "service: " + line);
        if (line.startsWith("ERROR") && !isExpected(line)) {
            world.verdict().violated("the service reports: " + line);
        }
    }

    private static boolean isExpected(final String line) {
        return Stream.of(
            "more consumers of history than", "the simulated disk fails", "was pruned while it was read")
            .anyMatch(line::contains);
    }

    long lastCallId() {
        return service == null ? -1 : service.count(ServiceCounter.LAST_CALL_ID);
    }

    long digest() {
        return service.digest();
    }

    long starts() {
        return starts;
    }

    @Override
    String name() {
        return "service";
    }
}
