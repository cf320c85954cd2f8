package io.plimsoll.transport.simulation;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.MarginCallSubscriber;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.config.Setting;
import io.plimsoll.transport.service.PlantedBug;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One bad day of a service, its sources and its consumers, all of it decided by a seed. First everything may go wrong;
 * then it heals, and within a while all must be well: everything said is journaled, every call heard.
 */
final class Simulation implements AutoCloseable {
    private static final int OPERATOR = 1;
    private static final int MOST_FAULTY_STEPS = 10_000;
    private static final int MOST_HEALING_STEPS = 200_000;
    private static final long MOST_IDLE_NS = TimeUnit.MILLISECONDS.toNanos(50);
    /** Time in which heartbeats tell everybody what was said last. */
    private static final long HEARTBEATS_NS = TimeUnit.MILLISECONDS.toNanos(500);
    /** Time after which a status that nobody heard must be one that was pruned. */
    private static final long GIVE_UP_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long MOST_BYTES_LEFT = 200_000;
    private static final long MOST_JUMP_NS = TimeUnit.HOURS.toNanos(1);

    private final List<SourceLedger> ledgers = new ArrayList<>();
    private final List<SimulatedSource> sources = new ArrayList<>();
    private final List<SimulatedConsumer> consumers = new ArrayList<>();
    private final List<SimulatedProcess> processes = new ArrayList<>();
    private final Verdict verdict = new Verdict();
    private final SaidCalls saidCalls = new SaidCalls(verdict);
    private final long seed;
    private final Dice dice;
    private final Faults faults;
    private final SimulatedClock clock;
    private final Trace trace;
    private final World world;
    private final ServiceDisk disk;
    private final SimulatedService service;
    private final boolean hasCommitPointDisk;
    private int idleSteps;
    private long steps;
    private long quietSinceNs;
    private JournalAudit audit;

    /**
     * Prepares the day.
     *
     * @param seed of everything
     * @param bug  planted in the service
     * @param out  for words about what happens, or null
     */
    Simulation(final long seed, final PlantedBug bug, final PrintWriter out) {
        this.seed = seed;
        dice = new Dice(seed);
        faults = new Faults(dice);
        clock = new SimulatedClock(dice.of(0, Long.MAX_VALUE - TimeUnit.SECONDS.toNanos(1), dice.between(0, 1L << 60)));
        trace = new Trace(clock, out);
        hasCommitPointDisk = dice.chance(50);
        final Script script = new Script(dice, dice.between(50, 400));
        final ServiceConfiguration configuration = configuration(script.configuration());
        final SimulatedCarrier carrier = new SimulatedCarrier(clock, dice, faults, configuration, trace);
        carrier.tap((address, bytes) -> {
            if (!carrier.isInput(address)) {
                saidCalls.onMessage("on stream " + address.streamId(), bytes);
            }
        });
        world = new World(dice, clock, faults, carrier, configuration, verdict, trace);
        disk = new ServiceDisk(world);
        service = new SimulatedService(world, disk, bug);
        addSources(script);
        addConsumers();
        processes.add(service);
        processes.addAll(sources);
        processes.addAll(consumers);
    }

    private ServiceConfiguration configuration(final EngineConfiguration engine) {
        final Map<String, String> values = new HashMap<>();
        values.put(Setting.JOURNAL_DIRECTORY.key(), "simulated");
        values.put(Setting.JOURNAL_COMMIT_POINT.key(), hasCommitPointDisk ? "disk" : "process");
        values.put(Setting.JOURNAL_SEGMENT_SIZE.key(), dice.of(64, 128, 1024) + "k");
        values.put(Setting.JOURNAL_RETENTION.key(), dice.of(0, 1, 10) + "s");
        values.put(Setting.SEAL_INTERVAL.key(), dice.of(50, 500) + "ms");
        values.put(Setting.DIGEST_INTERVAL.key(), dice.of(0, 100, 1_000) + "ms");
        values.put(Setting.DIGEST_ACCOUNTS.key(), "" + dice.between(1, 16));
        values.put(Setting.SNAPSHOT_INTERVAL.key(), dice.of(0, 1, 5) + "s");
        values.put(Setting.SNAPSHOTS_KEPT.key(), "" + dice.between(1, 3));
        values.put(Setting.JOURNAL_BLOCK_SIZE.key(), "8m");
        values.put(Setting.JOURNAL_RESERVE.key(), "4m");
        values.put(Setting.ENGINE_MAX_SOURCES.key(), "" + engine.maxSources());
        values.put(Setting.ENGINE_MAX_ASSETS.key(), "" + engine.maxAssets());
        values.put(Setting.ENGINE_MAX_INSTRUMENTS.key(), "" + engine.maxInstruments());
        values.put(Setting.ENGINE_MAX_TIERS.key(), "" + engine.maxTiers());
        values.put(Setting.ENGINE_MAX_ACCOUNT_CLASSES.key(), "" + engine.maxAccountClasses());
        values.put(Setting.ENGINE_MAX_ACCOUNTS.key(), "" + engine.maxAccounts());
        values.put(Setting.ENGINE_MAX_POSITIONS.key(), "" + engine.maxPositions());
        values.put(Setting.ENGINE_MAX_BALANCES.key(), "" + engine.maxBalances());
        values.put(Setting.ENGINE_MAX_POSITIONS_PER_ACCOUNT.key(), "" + engine.maxPositionsPerAccount());
        values.put(Setting.CONTROL_LIMIT.key(), "" + dice.between(1, 4));
        values.put(Setting.FACTS_LIMIT.key(), "" + dice.between(1, 8));
        values.put(Setting.MARKET_DATA_LIMIT.key(), "" + dice.between(1, 8));
        values.put(Setting.CALLS_RING.key(), "1m");
        values.put(Setting.REPLIES_RING.key(), "1m");
        values.put(Setting.PUBLICATION_LIMIT.key(), "" + dice.between(1, 16));
        values.put(Setting.CLOCK_INTERVAL.key(), dice.of(20, 100, 200) + "ms");
        values.put(Setting.HEARTBEAT_INTERVAL.key(), dice.of(20, 100, 200) + "ms");
        values.put(Setting.HISTORY_MAX_CONSUMERS.key(), "" + dice.between(1, 4));
        return ServiceConfiguration.of(values);
    }

    private void addSources(final Script script) {
        final boolean isOrderly = dice.chance(90);
        final SourceLedger operator = new SourceLedger(OPERATOR, Sequencing.LOSSLESS, verdict);
        addSource(script, operator, InputLane.CONTROL, true);
        final int toDefine = script.part(OPERATOR).size() - script.definitions();
        addSource(script, new SourceLedger(2, Sequencing.LOSSY, verdict), InputLane.MARKET_DATA, !isOrderly);
        addSource(script, new SourceLedger(3, Sequencing.LOSSLESS, verdict), InputLane.FACTS, !isOrderly);
        addSource(script, new SourceLedger(4, Sequencing.LOSSY, verdict), InputLane.MARKET_DATA, !isOrderly);
        addSource(script, new SourceLedger(5, Sequencing.LOSSLESS, verdict), InputLane.CONTROL, !isOrderly);
        if (toDefine < 0) {
            throw new IllegalStateException("the operator's part is shorter than the definitions");
        }
    }

    /** In an orderly world nobody but the operator speaks before the book is defined. */
    private void addSource(
        final Script script, final SourceLedger ledger, final InputLane lane, final boolean mayBeginAtOnce) {
        final int mostLeft = script.part(OPERATOR).size() - script.definitions();
        ledgers.add(ledger);
        sources.add(new SimulatedSource(
            world,
            ledger,
            lane,
            script.part(ledger.sourceId()),
            () -> mayBeginAtOnce || script.part(OPERATOR).size() <= mostLeft));
    }

    private void addConsumers() {
        consumers.add(new SimulatedConsumer(world, "liquidator", () -> 1));
        consumers.add(new SimulatedConsumer(world, "dashboard", () -> MarginCallSubscriber.FROM_NOW));
        if (dice.chance(50)) {
            final SimulatedConsumer late =
                new SimulatedConsumer(world, "latecomer", () -> dice.between(1, saidCalls.lastCallId() + 1));
            late.pause(TimeUnit.MILLISECONDS.toNanos(dice.between(0, 10_000)));
            consumers.add(late);
        }
    }

    /**
     * Runs the day.
     *
     * @throws SimulationFailure if something is not as promised
     */
    void run() {
        for (int i = 0; i < MOST_FAULTY_STEPS && !isEverythingSaid() && verdict.isGood(); i++) {
            strike();
            step();
        }
        faults.heal();
        clock.jumpTo(0);
        disk.fill(false, 0);
        processes.forEach(SimulatedProcess::heal);
        trace.say(9, () -> "all faults end");
        for (int i = 0; i < MOST_HEALING_STEPS && !isAllWell() && verdict.isGood(); i++) {
            step();
        }
        if (!isAllWell()) {
            verdict.violated("not well " + MOST_HEALING_STEPS + " steps after all faults ended: call "
                + service.lastCallId() + " is the last, " + sources + ", " + consumers
                + "\n" + world.carrier());
        }
        requireGood();
        audit();
        requireGood();
    }

    private boolean isEverythingSaid() {
        return sources.stream().allMatch(SimulatedSource::isDone);
    }

    private boolean isAllWell() {
        if (!isEverythingSaid()) {
            quietSinceNs = clock.elapsedNs();
        }
        final long quietNs = clock.elapsedNs() - quietSinceNs;
        final long lastCause = quietNs > GIVE_UP_NS && disk.hasPruned() ? 0 : saidCalls.lastCauseSequence();
        return quietNs > HEARTBEATS_NS
            && consumers.stream().allMatch(consumer -> consumer.isUpToDate(service.lastCallId(), lastCause));
    }

    private void step() {
        steps++;
        final SimulatedProcess process = dice.chance(30) ? service : dice.pick(processes);
        int work = 0;
        try {
            work = process.step();
        } catch (final RuntimeException | Error e) {
            verdict.violated(process.name() + " threw", e);
        }
        trace.add(work);
        world.carrier().onTime();
        idleSteps = work > 0 ? 0 : idleSteps + 1;
        final boolean isIdle = idleSteps > 2 * processes.size();
        clock.advance(isIdle ? dice.between(0, MOST_IDLE_NS) : dice.between(0, 2 * faults.meanStepNs));
    }

    private void strike() {
        if (faults.strikes(faults.sessionBreak)) {
            world.carrier().breakSession();
        }
        if (faults.strikes(faults.serviceCrash)) {
            service.crashSoon(dice.between(0, 60));
        }
        if (faults.strikes(faults.clientCrash)) {
            final List<SimulatedProcess> clients = processes.subList(1, processes.size());
            dice.pick(clients).crashSoon(dice.between(0, 20));
        }
        if (faults.strikes(faults.pause)) {
            dice.pick(processes).pause(dice.between(0, faults.mostPauseNs));
        }
        if (faults.strikes(faults.clockJump)) {
            clock.jumpTo(dice.between(-MOST_JUMP_NS, MOST_JUMP_NS));
        }
        strikeDisk();
    }

    private void strikeDisk() {
        if (faults.strikes(disk.isFull() ? 10 * faults.diskFull : faults.diskFull)) {
            disk.fill(!disk.isFull(), dice.between(0, MOST_BYTES_LEFT));
        }
        if (service.isRunning() && faults.strikes(faults.tornWrite)) {
            disk.tearNextWrite(dice.between(0, 2_000));
        }
        if (service.isRunning() && hasCommitPointDisk && faults.strikes(faults.powerLoss)) {
            service.losePower(dice.between(0, faults.mostDowntimeNs));
        }
    }

    private void audit() {
        final long digest = service.digest();
        service.die(0);
        audit = new JournalAudit(new TakenInputs(ledgers, verdict), disk::isPruned, verdict);
        disk.read(audit);
        audit.onEnd(digest);
        audit.check(saidCalls);
        consumers.forEach(audit::check);
    }

    private void requireGood() {
        if (!verdict.isGood()) {
            throw new SimulationFailure(seed, verdict);
        }
    }

    /** One number for everything that happened: the same for the same seed. */
    long digest() {
        return trace.digest();
    }

    @Override
    public String toString() {
        return "seed " + seed + ": " + steps + " steps, " + clock.elapsedNs() / 1_000_000 + " ms, "
            + service.starts() + " starts, " + (audit == null ? "" : audit.records() + " records, " + audit.calls()
            + " calls");
    }

    @Override
    public void close() {
        if (service.isRunning()) {
            service.die(0);
        }
    }
}
