package io.plimsoll.transport.simulation;

import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.transport.client.MarginCallListener;
import io.plimsoll.transport.client.MarginCallSubscriber;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SimulatedClients;
import io.plimsoll.transport.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * A program that acts on margin calls: must hear each of them, once, in order. Remembers over its own death what it has
 * dealt with, and subscribes behind it when it comes back.
 */
final class SimulatedConsumer extends SimulatedProcess implements MarginCallListener {
    private final List<byte[]> calls = new ArrayList<>();
    private final List<byte[]> statuses = new ArrayList<>();
    private final String name;
    private final LongSupplier start;
    private long firstCallId;
    private long nextCallId;
    private long lastCauseSequence;
    private boolean hasBegun;
    private boolean isOut;
    private PlimsollClient client;
    private MarginCallSubscriber subscriber;
    private SimulatedNetwork network;

    /**
     * A consumer.
     *
     * @param world of it
     * @param name  for people
     * @param start says, when it starts first, from which id on it wants calls; 0 for from now
     */
    SimulatedConsumer(final World world, final String name, final LongSupplier start) {
        super(world);
        this.name = name;
        this.start = start;
    }

    @Override
    void onStart(final CrashPoints points) {
        if (!hasBegun) {
            hasBegun = true;
            firstCallId = start.getAsLong();
            nextCallId = firstCallId;
        }
        client = SimulatedClients.client(
            world.clientConfiguration(), () -> connect(points), world.clock(), this::onError);
        subscriber = client.subscribeToCalls(nextCallId, this);
    }

    private Network connect(final CrashPoints points) {
        network = (SimulatedNetwork) world.clientConnector(points, this::onError).get();
        return network;
    }

    private void onError(final Throwable error) {
        world.verdict().violated("a handler of " + name + " threw", error);
    }

    @Override
    int onStep() {
        if (isOut) {
            return 0;
        }
        try {
            return client.poll();
        } catch (final ListenerFailure e) {
            return 1;
        } catch (final IllegalStateException e) {
            if (!e.getMessage().startsWith("history has a hole")) {
                throw e;
            }
            isOut = true; // whether what it wanted was pruned is looked at in the end
            return 0;
        }
    }

    @Override
    public void onMarginCall(final MarginCallDecoder call) {
        failSometimes();
        if (nextCallId != MarginCallSubscriber.FROM_NOW && call.callId() != nextCallId) {
            world.verdict().violated(name + " heard call " + call.callId() + " instead of " + nextCallId);
        }
        nextCallId = call.callId() + 1;
        lastCauseSequence = call.causeSequence();
        calls.add(copy(call.buffer(), call.offset(), call.encodedLength()));
        world.say(call.callId(), () -> name + " heard call " + call.callId());
    }

    @Override
    public void onAccountStatus(final AccountStatusDecoder status) {
        failSometimes();
        lastCauseSequence = status.causeSequence();
        world.say(status.causeSequence(), () -> name + " heard the status of sequence " + status.causeSequence());
        statuses.add(copy(status.buffer(), status.offset(), status.encodedLength()));
    }

    private void failSometimes() {
        if (world.faults().strikes(world.faults().listenerFailure)) {
            throw new ListenerFailure();
        }
    }

    /** The message with its header. */
    private static byte[] copy(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[MessageHeaderDecoder.ENCODED_LENGTH + length];
        buffer.getBytes(offset - MessageHeaderDecoder.ENCODED_LENGTH, bytes);
        return bytes;
    }

    @Override
    void onDeath() {
        if (network != null) {
            network.close();
        }
    }

    /** Whether it knows everything up to a call, or a status that came later, and hears what comes next live. */
    boolean isUpToDate(final long lastCallId, final long lastCause) {
        return isOut || isRunning() && subscriber.isLive() && subscriber.nextCallId() == lastCallId + 1
            && (firstCallId != 1 || lastCauseSequence >= lastCause);
    }

    /** Whether it wanted a call that the service did not have any more. */
    boolean isOut() {
        return isOut;
    }

    long nextCallId() {
        return nextCallId;
    }

    /** The first call it wanted, 0 for from now. */
    long firstCallId() {
        return firstCallId;
    }

    List<byte[]> calls() {
        return calls;
    }

    List<byte[]> statuses() {
        return statuses;
    }

    @Override
    String name() {
        return name;
    }

    @Override
    public String toString() {
        return name + (isRunning() ? subscriber.isLive() ? " live" : " not live" : " dead") + ", next call "
            + nextCallId;
    }

    /** What the application's own code throws. */
    @SuppressWarnings("serial")
    private static final class ListenerFailure extends RuntimeException {
    }
}
