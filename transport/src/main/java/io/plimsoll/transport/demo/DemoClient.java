package io.plimsoll.transport.demo;

import io.plimsoll.engine.wire.DefineSourceEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.engine.wire.Sequencing;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.ReplyListener;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.feed.FeedSources;
import io.plimsoll.transport.feed.PublishingOperator;
import io.plimsoll.transport.service.PlimsollService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;

/** Everybody outside the service, on one thread and one Aeron client: operator, treasury, matching engine, gateway. */
final class DemoClient implements ReplyListener, AutoCloseable {
    static final int OPERATOR = 1;
    static final int MATCHING_ENGINE = 2;
    static final int TREASURY = 3;

    private static final int FIRST_FEED_SOURCE = 10;
    private static final int REJECTIONS_PER_SECOND = 1_000;
    private static final int MAX_SPINS = 100;
    private static final int MAX_YIELDS = 20;
    private static final long MIN_PARK_NS = TimeUnit.MICROSECONDS.toNanos(1);
    private static final long MAX_PARK_NS = TimeUnit.MICROSECONDS.toNanos(50);
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(60);

    private final FeedSources feedSources = FeedSources.ofMarketData(FIRST_FEED_SOURCE);
    private final PlimsollService service;
    private final StopSignal stop;
    private final PlimsollClient client;
    private final PublishingOperator operator;
    private final SourcePublisher operatorSource;
    private long refused;
    private String firstRefusal = "";

    DemoClient(
        final PlimsollService service, final ClientConfiguration configuration, final StopSignal stop) {
        this.service = service;
        this.stop = stop;
        client = new PlimsollClient(configuration, error -> firstRefusal = error.toString());
        client.addReplyListener(this);
        operatorSource = client.addSource(
            SourceConfiguration.lossless(OPERATOR, InputLane.CONTROL), SourceListener.NONE);
        operator = new PublishingOperator(operatorSource, this::poll);
        await("the service to answer", () -> operatorSource.state() == SourceState.READY);
    }

    PlimsollClient client() {
        return client;
    }

    PublishingOperator operator() {
        return operator;
    }

    SourcePublisher operatorSource() {
        return operatorSource;
    }

    FeedSources feedSources() {
        return feedSources;
    }

    /** Defines a source of facts and begins to publish as it. */
    SourcePublisher facts(final int sourceId) {
        final DefineSourceEncoder define = operator.begin(new DefineSourceEncoder())
            .sourceId(sourceId)
            .sequencing(Sequencing.LOSSLESS)
            .rejectionsPerSecond(REJECTIONS_PER_SECOND);
        define.permissions().clear().fills(sourceId == MATCHING_ENGINE).collateral(sourceId == TREASURY);
        operator.send("source " + sourceId);
        return ready(SourceConfiguration.lossless(sourceId, InputLane.FACTS));
    }

    /** Defines a source of market data and begins to publish as it. */
    SourcePublisher marketData(final int sourceId) {
        feedSources.define(operator, sourceId);
        return ready(feedSources.configuration(sourceId));
    }

    /** How the one thread of all stand-ins waits: not long, but off the service's core. */
    static IdleStrategy idle() {
        return new BackoffIdleStrategy(MAX_SPINS, MAX_YIELDS, MIN_PARK_NS, MAX_PARK_NS);
    }

    /** Lets the client work; returns 0 if there was nothing to do. */
    int poll() {
        stop.check();
        final int work = client.poll();
        if (service.failure().isPresent()) {
            throw new IllegalStateException("the service failed", service.failure().get());
        }
        return work;
    }

    /** Lets the client work until something is so. */
    void await(final String what, final BooleanSupplier condition) {
        await(what, condition, () -> 0);
    }

    /** Lets the client work until all that a source has said is acknowledged, however much it is. */
    void awaitAcknowledged(final String what, final SourcePublisher source) {
        await(what, source::isAllAcknowledged, source::acknowledgedSequence);
    }

    private void await(final String what, final BooleanSupplier condition, final LongSupplier progress) {
        final IdleStrategy idle = idle();
        long deadlineNs = System.nanoTime() + TIMEOUT_NS;
        long reached = progress.getAsLong();
        while (!condition.getAsBoolean()) {
            if (progress.getAsLong() != reached) {
                reached = progress.getAsLong();
                deadlineNs = System.nanoTime() + TIMEOUT_NS;
            }
            if (System.nanoTime() - deadlineNs > 0) {
                throw new IllegalStateException("waited in vain for " + what);
            }
            idle.idle(poll());
        }
    }

    /** Messages the service refused. */
    long refused() {
        return refused;
    }

    /** Which message was refused first, and why; empty if none was. */
    String firstRefusal() {
        return firstRefusal;
    }

    @Override
    public void onRejection(final RejectionDecoder rejection) {
        final int source = rejection.origin().source();
        if (!isSentTwice(source, rejection.reason()) && refused++ == 0) {
            firstRefusal = rejection.reason() + " of source " + source;
        }
    }

    @Override
    public void onRejectionSummary(final RejectionSummaryDecoder summary) {
        for (final RejectionSummaryDecoder.ReasonsDecoder reason : summary.reasons()) {
            refused += isSentTwice(summary.source(), reason.reason()) ? 0 : reason.refused();
        }
    }

    /** A source of facts that heard nothing for a while says it again: on a busy machine the first was only late. */
    private static boolean isSentTwice(final int source, final ReasonCode reason) {
        return reason == ReasonCode.OLDER_SEQUENCE && source < FIRST_FEED_SOURCE;
    }

    @Override
    public void close() {
        client.close();
    }

    private SourcePublisher ready(final SourceConfiguration configuration) {
        await("the operator's definitions", operatorSource::isAllAcknowledged);
        final SourcePublisher publisher = client.addSource(configuration, SourceListener.NONE);
        await("source " + configuration.sourceId(), () -> publisher.state() == SourceState.READY);
        return publisher;
    }
}
