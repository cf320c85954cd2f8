package io.plimsoll.transport.command;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.transport.chain.ChainLink;
import io.plimsoll.transport.client.MarginCallSubscriber;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.feed.FeedException;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.collections.LongHashSet;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.sbe.MessageEncoderFlyweight;

/** A service into which a chain is played through one lossless source, and whose margin calls are listened to. */
final class ServiceChainLink implements ChainLink, SourceListener {
    private final LongHashSet refused = new LongHashSet();
    private final Map<Long, Long> lacking = new HashMap<>();
    private final ServiceConnection connection;
    private final PlimsollClient client;
    private final SourcePublisher publisher;

    /** Begins, when the service has answered. */
    ServiceChainLink(
        final ServiceConnection connection, final PlimsollClient client, final SourceConfiguration source) {
        this.connection = connection;
        this.client = client;
        publisher = client.addSource(source, this);
        connection.awaitReady(client, publisher);
        client.subscribeToCalls(MarginCallSubscriber.FROM_NOW, this::onMarginCall);
    }

    @Override
    public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
        return publisher.begin(encoder);
    }

    @Override
    public void send(final String item) {
        SendStatus status = publisher.send();
        while (status != SendStatus.SENT && status != SendStatus.QUEUED) {
            if (status == SendStatus.FENCED) {
                throw new FeedException("another feed has taken over source " + publisher.sourceId()
                    + "; give this one another id (--first-source)");
            }
            client.poll();
            status = publisher.send();
        }
    }

    @Override
    public long nextSequence() {
        return publisher.nextSequence();
    }

    @Override
    public void settle() {
        connection.await(client, publisher::isAllAcknowledged,
            "the service does not acknowledge all that was sent; feed again, or wait longer (--timeout)");
    }

    @Override
    public boolean isRefused(final long sequence) {
        return refused.contains(sequence);
    }

    @Override
    public Map<Long, Long> takeCalled() {
        final Map<Long, Long> taken = new TreeMap<>(lacking);
        lacking.clear();
        return taken;
    }

    @Override
    public void waitUntil(final long nanoTime) {
        final IdleStrategy idle = new BackoffIdleStrategy();
        while (System.nanoTime() - nanoTime < 0) {
            idle.idle(client.poll());
        }
    }

    @Override
    public void onRejection(final RejectionDecoder rejection) {
        refused.add(rejection.origin().sequence());
    }

    private void onMarginCall(final MarginCallDecoder call) {
        final long missing = 2 * call.maintenanceRequirement() - call.equity();
        if (call.levelTo() == Level.HEALTHY || missing <= 0) {
            lacking.remove(call.accountId());
        } else {
            lacking.put(call.accountId(), missing);
        }
    }
}
