package io.plimsoll.transport.simulation;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.MarginCallSubscriber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Everybody around the service: the sources of the script, consumers, on some days a rogue. */
final class Cast {
    private static final int OPERATOR = 1;
    private static final int TICKS = 2;
    private static final int FACTS = 3;
    private static final int TALKATIVE = 4;
    private static final int DEFINITIONS = 5;
    private static final double ORDERLY_PERCENT = 90;
    private static final long LATEST_NS = TimeUnit.SECONDS.toNanos(10);

    private final List<SourceLedger> ledgers = new ArrayList<>();
    private final List<SimulatedSource> sources = new ArrayList<>();
    private final List<SimulatedConsumer> consumers = new ArrayList<>();
    private final List<SimulatedProcess> all = new ArrayList<>();
    private final World world;
    private final Script script;
    private final boolean isOrderly;

    /**
     * Calls everybody.
     *
     * @param world     to live in
     * @param script    of the sources
     * @param saidCalls that a consumer may come too late for
     */
    Cast(final World world, final Script script, final SaidCalls saidCalls) {
        this.world = world;
        this.script = script;
        isOrderly = world.dice().chance(ORDERLY_PERCENT);
        addSource(OPERATOR, Sequencing.LOSSLESS, InputLane.CONTROL);
        addSource(TICKS, Sequencing.LOSSY, InputLane.MARKET_DATA);
        addSource(FACTS, Sequencing.LOSSLESS, InputLane.FACTS);
        addSource(TALKATIVE, Sequencing.LOSSY, InputLane.MARKET_DATA);
        addSource(DEFINITIONS, Sequencing.LOSSLESS, InputLane.CONTROL);
        addConsumers(saidCalls);
        all.addAll(sources);
        all.addAll(consumers);
        if (world.faults().hasRogue) {
            all.add(new SimulatedRogue(world, List.copyOf(script.part(OPERATOR))));
        }
    }

    /** On an orderly day nobody but the operator speaks before the book is defined. */
    private void addSource(final int sourceId, final Sequencing sequencing, final InputLane lane) {
        final SourceLedger ledger = new SourceLedger(sourceId, sequencing, world.verdict());
        final int leftOnceDefined = script.part(OPERATOR).size() - script.definitions();
        ledgers.add(ledger);
        sources.add(new SimulatedSource(
            world,
            ledger,
            lane,
            script.part(sourceId),
            () -> sourceId == OPERATOR || !isOrderly || script.part(OPERATOR).size() <= leftOnceDefined));
    }

    private void addConsumers(final SaidCalls saidCalls) {
        final Dice dice = world.dice();
        consumers.add(new SimulatedConsumer(world, "liquidator", () -> 1));
        consumers.add(new SimulatedConsumer(world, "dashboard", () -> MarginCallSubscriber.FROM_NOW));
        if (dice.chance(50)) {
            final SimulatedConsumer late =
                new SimulatedConsumer(world, "latecomer", () -> dice.between(1, saidCalls.lastCallId() + 1));
            late.pause(dice.between(0, LATEST_NS));
            consumers.add(late);
        }
    }

    List<SourceLedger> ledgers() {
        return ledgers;
    }

    List<SimulatedSource> sources() {
        return sources;
    }

    List<SimulatedConsumer> consumers() {
        return consumers;
    }

    List<SimulatedProcess> all() {
        return all;
    }

    /** Whether everything is said and acknowledged. */
    boolean hasSaidEverything() {
        return sources.stream().allMatch(SimulatedSource::isDone);
    }

    @Override
    public String toString() {
        return sources + ", " + consumers;
    }
}
