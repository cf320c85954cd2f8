package io.plimsoll.transport.simulation;

import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourcePublisher;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A program that is a source: a matching engine, a gateway, an operator. Says its part of the script. When it comes
 * back from the dead it either begins a new epoch, and what was not acknowledged is lost, or it has a log of its own of
 * what it said and says it again in the epoch it was in. Now and then it is taken for dead and is not.
 */
final class SimulatedSource extends SimulatedProcess {
    /** Must not forget the definitions it has said. */
    private static final int OPERATOR = 1;

    private final List<SourceIncarnation> leftBehind = new ArrayList<>();
    private final SourceLedger ledger;
    private final InputLane lane;
    private final Deque<ScriptedMessage> part;
    private final BooleanSupplier mayBegin;
    private final double sayPercent;
    private final int windowMessages;
    private final boolean hasLog;
    private SourceIncarnation incarnation;

    /**
     * A source.
     *
     * @param world    of it
     * @param ledger   of what it says
     * @param lane     on which
     * @param part     what it has to say
     * @param mayBegin whether it is its turn
     */
    SimulatedSource(
        final World world,
        final SourceLedger ledger,
        final InputLane lane,
        final Deque<ScriptedMessage> part,
        final BooleanSupplier mayBegin) {
        super(world);
        this.ledger = ledger;
        this.lane = lane;
        this.part = part;
        this.mayBegin = mayBegin;
        sayPercent = world.dice().of(10, 50, 90);
        windowMessages = 1 << world.dice().between(2, 7);
        hasLog = ledger.sourceId() == OPERATOR || world.dice().chance(50);
    }

    @Override
    void onStart(final CrashPoints points) {
        incarnation = new SourceIncarnation(world, ledger, configuration(), points);
    }

    private SourceConfiguration configuration() {
        final boolean wasFenced = incarnation != null && incarnation.isFenced();
        final int epoch = hasLog && !wasFenced ? ledger.lastEpoch() : SourceConfiguration.NEW_EPOCH;
        final long lastSequence = ledger.isLossless() ? ledger.acknowledged(epoch) : ledger.said(epoch).size();
        return new SourceConfiguration(
            ledger.sourceId(),
            ledger.sequencing(),
            lane,
            epoch,
            epoch == SourceConfiguration.NEW_EPOCH ? 0 : lastSequence,
            windowMessages,
            SourcePublisher.MAX_LENGTH * 4);
    }

    @Override
    int onStep() {
        if (!leftBehind.isEmpty() && world.dice().chance(30)) {
            world.dice().pick(leftBehind).poll();
        }
        int work = incarnation.poll();
        if (incarnation.isFenced()) {
            die(0);
            return 1;
        }
        if (!part.isEmpty() && world.dice().chance(sayPercent) && mayBegin.getAsBoolean()) {
            work += say();
        }
        return work;
    }

    private int say() {
        final ScriptedMessage message = part.removeFirst();
        if (!incarnation.isSaid(message)) {
            part.addFirst(message);
            return 0;
        }
        return 1;
    }

    /** It is taken for dead, and started again beside itself. */
    void replace() {
        if (isRunning() && incarnation.hasEpoch()) {
            incarnation.leaveBehind();
            leftBehind.add(incarnation);
            abandon();
        }
    }

    /** Whether it has said everything, and was told that the service has it. */
    boolean isDone() {
        return isRunning() && part.isEmpty() && incarnation.isUpToDate();
    }

    @Override
    void onDeath() {
        if (incarnation != null) {
            incarnation.end();
        }
    }

    @Override
    void heal() {
        super.heal();
        leftBehind.forEach(SourceIncarnation::end);
        leftBehind.clear();
    }

    @Override
    String name() {
        return "source " + ledger.sourceId();
    }

    @Override
    public String toString() {
        return name() + " " + (isRunning() ? incarnation : "dead") + ", " + part.size() + " to say";
    }
}
