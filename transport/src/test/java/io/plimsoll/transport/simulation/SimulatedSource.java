package io.plimsoll.transport.simulation;

import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SimulatedClients;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.network.Network;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * A program that is a source: a matching engine, a gateway, an operator. Says its part of the script. When it comes
 * back from the dead it either begins a new epoch, and what was not acknowledged is lost, or it has a log of its own of
 * what it said and says it again in the epoch it was in.
 */
final class SimulatedSource extends SimulatedProcess {
    /** Must not forget the definitions it has said. */
    private static final int OPERATOR = 1;

    private final SourceLedger ledger;
    private final InputLane lane;
    private final Deque<ScriptedMessage> part;
    private final BooleanSupplier mayBegin;
    private final double sayPercent;
    private final int windowMessages;
    private final boolean hasLog;
    private PlimsollClient client;
    private SourcePublisher publisher;
    private SimulatedNetwork network;
    private boolean isFenced;

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
        client = SimulatedClients.client(
            world.clientConfiguration(),
            () -> connect(points),
            world.clock(),
            error -> world.verdict().violated("a handler of source " + ledger.sourceId() + " threw", error));
        final int epoch = ledger.lastEpoch();
        final boolean isResuming = hasLog && !isFenced && epoch != 0;
        publisher = client.addSource(configuration(isResuming, epoch), new Listener());
        isFenced = false;
        if (isResuming) {
            sayAgain(epoch);
        }
    }

    private Network connect(final CrashPoints points) {
        network = (SimulatedNetwork) world.clientConnector(
            points, error -> world.verdict().violated("a handler of source " + ledger.sourceId() + " threw", error))
            .get();
        return network;
    }

    private SourceConfiguration configuration(final boolean isResuming, final int epoch) {
        final SourceConfiguration configuration = new SourceConfiguration(
            ledger.sourceId(), ledger.sequencing(), lane, SourceConfiguration.NEW_EPOCH, 0,
            windowMessages, SourcePublisher.MAX_LENGTH * 4);
        if (!isResuming) {
            return configuration;
        }
        return configuration.resuming(
            epoch, ledger.isLossless() ? ledger.acknowledged(epoch) : ledger.said(epoch).size());
    }

    private void sayAgain(final int epoch) {
        final List<byte[]> said = ledger.said(epoch);
        for (long sequence = publisher.nextSequence(); sequence <= said.size(); sequence++) {
            publisher.begin(new ScriptedMessage(said.get((int) sequence - 1)));
            final SendStatus status = publisher.send();
            if (status != SendStatus.QUEUED) {
                world.verdict().violated(name() + " cannot say sequence " + sequence + " again: " + status);
            }
        }
    }

    @Override
    int onStep() {
        int work = client.poll();
        if (publisher.state() == SourceState.FENCED) {
            isFenced = true;
            die(0);
            return 1;
        }
        if (world.dice().chance(sayPercent)) {
            work += say();
        }
        return work;
    }

    private int say() {
        if (part.isEmpty() || publisher.epoch() == SourceConfiguration.NEW_EPOCH || !mayBegin.getAsBoolean()) {
            return 0;
        }
        final ScriptedMessage message = part.removeFirst();
        final long sequence = publisher.nextSequence();
        publisher.begin(message);
        ledger.said(
            publisher.epoch(), sequence, message.withOrigin(ledger.sourceId(), publisher.epoch(), sequence));
        final SendStatus status = publisher.send();
        if (status != SendStatus.SENT && status != SendStatus.QUEUED) {
            ledger.unsaid(publisher.epoch());
            part.addFirst(message);
            return 0;
        }
        return 1;
    }

    /** Whether it has said everything, and was told that the service has it. */
    boolean isDone() {
        return isRunning() && part.isEmpty() && publisher.state() == SourceState.READY
            && (!ledger.isLossless() || publisher.isAllAcknowledged());
    }

    @Override
    void onDeath() {
        if (network != null) {
            network.close();
        }
    }

    @Override
    String name() {
        return "source " + ledger.sourceId();
    }

    @Override
    public String toString() {
        return name() + " " + (isRunning() ? publisher.state() : "dead") + ", " + part.size() + " to say, acknowledged "
            + (publisher == null ? 0 : publisher.acknowledgedSequence()) + " of "
            + (publisher == null ? 0 : publisher.nextSequence() - 1) + " epoch "
            + (publisher == null ? 0 : publisher.epoch());
    }

    /** Keeps the ledger. */
    private final class Listener implements SourceListener {
        @Override
        public void onAcknowledged(final long sequence) {
            ledger.acknowledged(publisher.epoch(), sequence);
        }

        @Override
        public void onState(final SourceState state) {
            world.say(4, () -> name() + " is " + state + " in epoch " + publisher.epoch());
            if (state == SourceState.READY) {
                ledger.isIn(publisher.epoch());
            } else if (state == SourceState.FENCED && ledger.isLossless()) {
                world.verdict().violated(name() + " is fenced, but nobody else speaks in its name");
            }
        }
    }
}
