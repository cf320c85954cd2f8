package io.plimsoll.transport.simulation;

import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.service.PlantedBug;
import io.plimsoll.transport.service.ServiceCounter;
import io.plimsoll.transport.service.SteppedService;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;

/**
 * The service: recovers, then steps its agents in random order, as threads would. An agent's failure that ends the
 * service in production ends the simulation, unless it is a crash of the simulation's own.
 */
final class ServiceProcess extends SimulatedProcess {
    private static final int MOST_POINTS_OF_A_RECOVERY = 40;

    private final List<SimulatedNetwork> networks = new ArrayList<>();
    private final List<Agent> started = new ArrayList<>();
    private final PlantedBug bug;
    private SteppedService service;
    private boolean isDiskFull;
    private long starts;

    ServiceProcess(final World world, final PlantedBug bug) {
        super(world);
        this.bug = bug;
    }

    @Override
    void onBeforeStart(final CrashPoints points) {
        if (world.faults().strikes(10 * world.faults().serviceCrash)) {
            points.arm(world.dice().between(0, MOST_POINTS_OF_A_RECOVERY));
        }
    }

    @Override
    void onStart(final CrashPoints points) {
        networks.clear();
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
                this::room),
            bug);
        starts++;
        world.carrier().serviceIsUp();
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

    /** The journal's own word depends on a thread of its own. */
    private IntPredicate room(final IntPredicate journal) {
        return bytes -> !isDiskFull;
    }

    @Override
    int onStep() {
        final Agent agent = world.dice().pick(service.agents());
        try {
            if (!started.contains(agent)) {
                started.add(agent);
                agent.onStart();
            }
            return agent.doWork();
        } catch (final AgentTerminationException e) {
            if (!Crash.isCauseOf(e)) {
                world.verdict().violated("the service stopped", e);
            }
            throw e;
        } catch (final Exception e) {
            world.verdict().violated(agent.roleName() + " threw", e);
            return 0;
        }
    }

    @Override
    void onDeath() {
        networks.forEach(SimulatedNetwork::close);
        if (service != null) {
            service.close();
            service = null;
            world.carrier().serviceIsDown();
        }
    }

    private void onConsole(final String line) {
        world.say(3, () -> "service: " + line);
        if (line.startsWith("ERROR") && !line.contains("more consumers of history than")) {
            world.verdict().violated("the service reports: " + line);
        }
    }

    void diskFull(final boolean isFull) {
        isDiskFull = isFull;
    }

    @Override
    void heal() {
        super.heal();
        isDiskFull = false;
    }

    boolean isDiskFull() {
        return isDiskFull;
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
