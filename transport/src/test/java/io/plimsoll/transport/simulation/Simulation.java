package io.plimsoll.transport.simulation;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.journal.CommitPoint;
import io.plimsoll.journal.chain.VerificationResult;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.service.PlantedBug;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * One bad day of a service, its sources and its consumers, all of it decided by a seed. First everything may go wrong;
 * then it heals, and within a while all must be well: everything said is journaled, every call heard.
 */
final class Simulation {
    private static final int MOST_FAULTY_STEPS = 10_000;
    private static final int MOST_HEALING_STEPS = 200_000;
    private static final double SERVICE_PERCENT = 30;
    private static final long MOST_IDLE_NS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Time in which heartbeats tell everybody what was said last. */
    private static final long HEARTBEATS_NS = TimeUnit.MILLISECONDS.toNanos(500);
    /** Time after which a status that nobody heard must be one that was pruned. */
    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(10);

    private final List<SimulatedProcess> processes = new ArrayList<>();
    private final Verdict verdict = new Verdict();
    private final SaidCalls saidCalls = new SaidCalls(verdict);
    private final long seed;
    private final PlantedBug bug;
    private final World world;
    private final ServiceDisk disk;
    private final SimulatedService service;
    private final Cast cast;
    private final Accidents accidents;
    private int idleSteps;
    private long steps;
    private long quietSinceNs;
    private JournalAudit audit;

    private Simulation(final long seed, final PlantedBug bug, final PrintWriter out) {
        this.seed = seed;
        this.bug = bug;
        final Dice dice = new Dice(seed);
        final Faults faults = new Faults(dice);
        final SimulatedClock clock =
            new SimulatedClock(dice.of(0, Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1), dice.between(0, 1L << 60)));
        final Trace trace = new Trace(clock, out);
        final CommitPoint commitPoint = dice.chance(50) ? CommitPoint.DISK : CommitPoint.PROCESS;
        final Script script = new Script(dice, dice.between(50, 400));
        final ServiceConfiguration configuration =
            RandomSettings.configuration(dice, script.configuration(), commitPoint);
        final SimulatedCarrier carrier = new SimulatedCarrier(clock, dice, faults, configuration, trace);
        carrier.tap((address, bytes) -> {
            if (!carrier.isInput(address)) {
                saidCalls.onMessage("on stream " + address.streamId(), bytes);
            }
        });
        world = new World(dice, clock, faults, carrier, configuration, verdict, trace);
        disk = new ServiceDisk(world);
        if (script.configuration().rulesVersion() != EngineConfiguration.RULES_VERSION) {
            disk.begin(script.configuration());
        }
        service = new SimulatedService(world, disk, bug);
        cast = new Cast(world, script, saidCalls);
        accidents = new Accidents(world, disk, service, cast);
        processes.add(service);
        processes.addAll(cast.all());
    }

    /**
     * Runs a day.
     *
     * @param seed of everything
     * @param bug  planted in the service
     * @param out  for words about what happens, or null
     * @return how it was
     * @throws SimulationFailure if something is not as promised
     */
    static Simulation run(final long seed, final PlantedBug bug, final PrintWriter out) {
        final Simulation simulation = new Simulation(seed, bug, out);
        simulation.run();
        return simulation;
    }

    private void run() {
        for (int i = 0; i < MOST_FAULTY_STEPS && !cast.hasSaidEverything() && verdict.isGood(); i++) {
            accidents.strike();
            step();
        }
        accidents.end();
        processes.forEach(SimulatedProcess::heal);
        quietSinceNs = world.clock().elapsedNs();
        for (int i = 0; i < MOST_HEALING_STEPS && !isAllWell() && verdict.isGood(); i++) {
            step();
        }
        if (!isAllWell()) {
            verdict.violated("not well " + MOST_HEALING_STEPS + " steps after all faults ended: call "
                + service.lastCallId() + " is the last, " + cast + "\n" + world.carrier());
        }
        requireGood();
        audit();
        requireGood();
    }

    private void step() {
        steps++;
        final SimulatedProcess process =
            world.dice().chance(SERVICE_PERCENT) ? service : world.dice().pick(processes);
        int work = 0;
        try {
            work = process.step();
        } catch (final RuntimeException | Error e) {
            verdict.violated(process.name() + " threw", e);
        }
        world.trace().add(work);
        world.carrier().onTime();
        idleSteps = work > 0 ? 0 : idleSteps + 1;
        final boolean isIdle = idleSteps > 2 * processes.size();
        world.clock().advance(world.dice().between(0, isIdle ? MOST_IDLE_NS : 2 * world.faults().meanStepNs));
    }

    private boolean isAllWell() {
        if (!cast.hasSaidEverything()) {
            quietSinceNs = world.clock().elapsedNs();
        }
        final long quietNs = world.clock().elapsedNs() - quietSinceNs;
        final long lastCause = quietNs > GIVE_UP_NS && disk.hasPruned() ? 0 : saidCalls.lastCauseSequence();
        return quietNs > HEARTBEATS_NS && cast.consumers().stream()
            .allMatch(consumer -> consumer.isUpToDate(service.lastCallId(), lastCause));
    }

    private void audit() {
        final long digest = service.digest();
        service.die(0);
        audit = new JournalAudit(new TakenInputs(cast.ledgers(), verdict), disk::isPruned, verdict);
        disk.read(audit);
        audit.onEnd(digest);
        audit.check(saidCalls);
        cast.consumers().forEach(audit::check);
        final VerificationResult verification = disk.verify(saidCalls.lastHead());
        if (!verification.isClean()) {
            verdict.violated("the journal does not verify: " + verification.finding());
        }
    }

    private void requireGood() {
        if (!verdict.isGood()) {
            throw new SimulationFailure(seed, bug, verdict);
        }
    }

    /** One number for everything that happened: the same for the same seed. */
    long digest() {
        return world.trace().digest();
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + steps + " steps, " + TimeUnit.NANOSECONDS.toMillis(world.clock().elapsedNs())
            + " ms, " + service.starts() + " starts, " + audit.records() + " records, " + audit.calls() + " calls";
    }
}
