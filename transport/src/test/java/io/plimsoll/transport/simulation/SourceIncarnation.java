package io.plimsoll.transport.simulation;

import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SimulatedClients;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.network.Network;
import java.util.List;

/** One life of a source, from its start to its death, or to its being fenced by its successor. */
final class SourceIncarnation implements SourceListener {
    private final World world;
    private final SourceLedger ledger;
    private final PlimsollClient client;
    private final SourcePublisher publisher;
    private SimulatedNetwork network;
    private boolean isLeftBehind;

    /**
     * Begins to live.
     *
     * @param world         to live in
     * @param ledger        of the source
     * @param configuration says in which epoch, if not in a new one
     * @param points        where it may die
     */
    SourceIncarnation(
        final World world,
        final SourceLedger ledger,
        final SourceConfiguration configuration,
        final CrashPoints points) {
        this.world = world;
        this.ledger = ledger;
        client = SimulatedClients.client(
            world.clientConfiguration(), () -> connect(points), world.clock(), this::onError);
        publisher = client.addSource(configuration, this);
        if (configuration.epoch() != SourceConfiguration.NEW_EPOCH) {
            sayAgain(configuration.epoch());
        }
    }

    private Network connect(final CrashPoints points) {
        network = (SimulatedNetwork) world.clientConnector(points, this::onError).get();
        return network;
    }

    private void onError(final Throwable error) {
        world.verdict().violated("a handler of source " + ledger.sourceId() + " threw", error);
    }

    /** What the log of its predecessor has, and nobody has acknowledged. */
    private void sayAgain(final int epoch) {
        final List<byte[]> said = ledger.said(epoch);
        for (long sequence = publisher.nextSequence(); sequence <= said.size(); sequence++) {
            publisher.begin(new ScriptedMessage(said.get((int) sequence - 1)));
            final SendStatus status = publisher.send();
            if (status != SendStatus.QUEUED) {
                world.verdict().violated("cannot say sequence " + sequence + " again: " + status);
            }
        }
    }

    int poll() {
        return client.poll();
    }

    /** Says a message, if it may by now; returns false if it is not said. */
    boolean isSaid(final ScriptedMessage message) {
        final int epoch = publisher.epoch();
        if (epoch == SourceConfiguration.NEW_EPOCH) {
            return false;
        }
        final long sequence = publisher.nextSequence();
        publisher.begin(message);
        ledger.said(epoch, sequence, message.withOrigin(ledger.sourceId(), epoch, sequence));
        final SendStatus status = publisher.send();
        if (status == SendStatus.SENT || status == SendStatus.QUEUED) {
            return true;
        }
        ledger.unsaid(epoch);
        return false;
    }

    boolean hasEpoch() {
        return publisher.epoch() != SourceConfiguration.NEW_EPOCH;
    }

    boolean isFenced() {
        return publisher.state() == SourceState.FENCED;
    }

    /** Whether it is heard, and was told that the service has all it said. */
    boolean isUpToDate() {
        return publisher.state() == SourceState.READY && (!ledger.isLossless() || publisher.isAllAcknowledged());
    }

    /** A successor is about to begin, but this one does not know, and lives on. */
    void leaveBehind() {
        isLeftBehind = true;
    }

    /** It ends, in order or not. */
    void end() {
        if (network != null) {
            network.close();
        }
    }

    @Override
    public void onAcknowledged(final long sequence) {
        ledger.acknowledged(publisher.epoch(), sequence);
    }

    @Override
    public void onState(final SourceState state) {
        world.say(4, () -> "source " + ledger.sourceId() + " is " + state + " in epoch " + publisher.epoch());
        if (state == SourceState.READY && !isLeftBehind) {
            ledger.isIn(publisher.epoch());
        } else if (state == SourceState.FENCED && ledger.isLossless() && !isLeftBehind) {
            world.verdict().violated("source " + ledger.sourceId() + " is fenced, but has no successor");
        }
    }

    @Override
    public String toString() {
        return publisher.state() + " epoch " + publisher.epoch() + ", acknowledged "
            + publisher.acknowledgedSequence() + " of " + (publisher.nextSequence() - 1);
    }
}
