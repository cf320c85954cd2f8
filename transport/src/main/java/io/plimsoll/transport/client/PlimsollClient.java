package io.plimsoll.transport.client;

import io.aeron.exceptions.AeronException;
import io.aeron.exceptions.RegistrationException;
import io.plimsoll.transport.network.AeronConnector;
import io.plimsoll.transport.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.ErrorHandler;
import org.agrona.concurrent.IdleStrategy;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.agrona.concurrent.YieldingIdleStrategy;

/**
 * A client of the service: sources, subscriptions and queries over one Aeron client. Belongs to one thread, on which
 * {@link #poll()} does everything: connecting, and connecting anew when service or driver were restarted,
 * sending again, catching up, calling listeners.
 *
 * <pre>
 *   try (PlimsollClient client = new PlimsollClient(ClientConfiguration.ipc(service), errors)) {
 *       SourcePublisher fills = client.addSource(
 *           SourceConfiguration.lossless(2, InputLane.FACTS), SourceListener.NONE);
 *       client.subscribeToCalls(1, call -&gt; liquidator.onCall(call.accountId(), call.levelTo()));
 *       while (running) {
 *           client.poll();
 *       }
 *   }
 * </pre>
 */
public final class PlimsollClient implements AutoCloseable {
    private static final long CONNECT_INTERVAL_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<SourcePublisher> sources = new ArrayList<>();
    private final List<MarginCallSubscriber> subscribers = new ArrayList<>();
    private final List<QueryClient> queries = new ArrayList<>();
    private final ClientConfiguration configuration;
    private final Supplier<Network> connector;
    private final NanoClock clock;
    private final ErrorHandler errorHandler;
    private final ReplyDispatcher replies;
    private Network network;
    private long connectDueNs;
    private long connections;

    /**
     * A client that is not connected yet; {@link #poll()} connects it.
     *
     * @param configuration of the client
     * @param errorHandler  told what Aeron has to complain of; called from any thread
     */
    public PlimsollClient(final ClientConfiguration configuration, final ErrorHandler errorHandler) {
        this(
            configuration,
            new AeronConnector(configuration.driverDirectory(), "plimsoll-client", errorHandler),
            SystemNanoClock.INSTANCE,
            errorHandler);
    }

    /** A client on any network, in any time. The connector gives null while there is nothing to connect to. */
    PlimsollClient(
        final ClientConfiguration configuration,
        final Supplier<Network> connector,
        final NanoClock clock,
        final ErrorHandler errorHandler) {
        this.configuration = configuration;
        this.connector = connector;
        this.clock = clock;
        this.errorHandler = errorHandler;
        this.replies = new ReplyDispatcher(configuration.replies());
        this.connectDueNs = clock.nanoTime();
    }

    /**
     * Adds a source of messages to the service.
     *
     * @param source   and how it publishes
     * @param listener to what the service says to it
     * @return its publisher
     */
    public SourcePublisher addSource(final SourceConfiguration source, final SourceListener listener) {
        final SourcePublisher publisher =
            new SourcePublisher(source, new LanePublication(configuration.lane(source.lane())), listener, clock);
        replies.add(publisher);
        sources.add(publisher);
        if (isConnected()) {
            publisher.attach(network);
        }
        return publisher;
    }

    /**
     * Subscribes to margin calls.
     *
     * @param fromCallId the first call wanted, or {@link MarginCallSubscriber#FROM_NOW}
     * @param listener   to the calls
     * @return the subscriber
     */
    public MarginCallSubscriber subscribeToCalls(final long fromCallId, final MarginCallListener listener) {
        final MarginCallSubscriber subscriber = new MarginCallSubscriber(
            configuration.calls(),
            new HistoryReader(configuration.historyRequests(), configuration.historyAnswers()),
            fromCallId,
            listener);
        subscribers.add(subscriber);
        if (isConnected()) {
            subscriber.attach(network);
        }
        return subscriber;
    }

    /**
     * Asks questions in the name of a source that may.
     *
     * @param source    a publisher of this client's
     * @param timeoutNs after which a question counts as not answered
     * @param listener  to the answers
     * @return the way to ask
     */
    public QueryClient addQueries(final SourcePublisher source, final long timeoutNs, final QueryListener listener) {
        final QueryClient query = new QueryClient(source, timeoutNs, listener, clock);
        queries.add(query);
        replies.add(query);
        return query;
    }

    /**
     * Listens to what the service says to all sources.
     *
     * @param listener to rejections
     */
    public void addReplyListener(final ReplyListener listener) {
        replies.add(listener);
    }

    /**
     * Does what there is to do, without waiting.
     *
     * @return 0 if there was nothing to do
     * @throws RuntimeException thrown by a listener; the message it was about comes again if it was a margin call
     */
    public int poll() {
        final long nowNs = clock.nanoTime();
        if (!isConnected()) {
            if (nowNs - connectDueNs < 0) {
                return 0;
            }
            connectDueNs = nowNs + CONNECT_INTERVAL_NS;
            if (!connect()) {
                return 0;
            }
        }
        try {
            return doWork(nowNs);
        } catch (final RegistrationException e) {
            errorHandler.onError(e); // a channel that the driver cannot use: try again later
            detach();
            return 0;
        } catch (final AeronException e) {
            if (isConnected()) {
                throw e;
            }
            errorHandler.onError(e); // the driver went away meanwhile: connect again
            return 0;
        }
    }

    private int doWork(final long nowNs) {
        int work = replies.poll();
        for (int i = 0; i < sources.size(); i++) {
            work += sources.get(i).doWork(nowNs);
        }
        for (int i = 0; i < subscribers.size(); i++) {
            work += subscribers.get(i).doWork(nowNs);
        }
        for (int i = 0; i < queries.size(); i++) {
            work += queries.get(i).doWork(nowNs);
        }
        return work;
    }

    /**
     * Polls until something is so.
     *
     * @param condition awaited
     * @param timeoutNs after which to give up
     * @return whether it is so
     */
    public boolean pollUntil(final BooleanSupplier condition, final long timeoutNs) {
        final IdleStrategy idle = new YieldingIdleStrategy();
        final long deadlineNs = clock.nanoTime() + timeoutNs;
        while (!condition.getAsBoolean()) {
            if (clock.nanoTime() - deadlineNs > 0 || Thread.currentThread().isInterrupted()) {
                return false;
            }
            idle.idle(poll());
        }
        return true;
    }

    /**
     * Whether the client has a media driver. The service itself may still be missing.
     *
     * @return true if so
     */
    public boolean isConnected() {
        return network != null && !network.isClosed();
    }

    /**
     * How often the client has connected to a media driver.
     *
     * @return 1 if all went well
     */
    public long connections() {
        return connections;
    }

    private boolean connect() {
        detach();
        try {
            network = connector.get();
            if (network == null) {
                return false;
            }
            replies.attach(network);
            sources.forEach(source -> source.attach(network));
            subscribers.forEach(subscriber -> subscriber.attach(network));
        } catch (final AeronException e) {
            errorHandler.onError(e); // the driver is on its way in or out: try again later
            detach();
            return false;
        }
        connections++;
        return true;
    }

    private void detach() {
        if (network != null) {
            replies.detach();
            sources.forEach(SourcePublisher::detach);
            subscribers.forEach(MarginCallSubscriber::detach);
            CloseHelper.quietClose(network);
            network = null;
        }
    }

    @Override
    public void close() {
        detach();
    }
}
