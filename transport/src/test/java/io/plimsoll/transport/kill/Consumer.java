package io.plimsoll.transport.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.MarginCallListener;
import io.plimsoll.transport.client.MarginCallSubscriber;
import io.plimsoll.transport.client.PlimsollClient;
import org.agrona.DirectBuffer;
import org.agrona.ErrorHandler;

/**
 * Hears margin calls and account status through the client library, and compares each with what the uninterrupted run
 * says: every one, once, in order, and nothing else.
 */
final class Consumer implements MarginCallListener, AutoCloseable {
    private static final int HEADER_LENGTH = MessageHeaderDecoder.ENCODED_LENGTH;

    private final UninterruptedRun run;
    private final ClientConfiguration configuration;
    private final ErrorHandler errorHandler;
    private PlimsollClient client;
    private MarginCallSubscriber subscriber;
    private long lastCallId;
    private int heard;
    private long callsFromHistory;

    Consumer(final UninterruptedRun run, final ClientConfiguration configuration, final ErrorHandler errorHandler) {
        this.run = run;
        this.configuration = configuration;
        this.errorHandler = errorHandler;
        open();
    }

    private void open() {
        client = new PlimsollClient(configuration, errorHandler);
        subscriber = client.subscribeToCalls(lastCallId + 1, this);
    }

    int doWork() {
        return client.poll();
    }

    /** Restarts as one that remembers the last call it dealt with: what it heard after that it hears again. */
    void restart() {
        close();
        heard = run.publicReportsUpTo(lastCallId);
        open();
    }

    @Override
    public void onMarginCall(final MarginCallDecoder call) {
        assertEquals(lastCallId + 1, call.callId());
        hear(call.buffer(), call.offset() - HEADER_LENGTH, HEADER_LENGTH + call.encodedLength());
        lastCallId = call.callId();
    }

    @Override
    public void onAccountStatus(final AccountStatusDecoder status) {
        hear(status.buffer(), status.offset() - HEADER_LENGTH, HEADER_LENGTH + status.encodedLength());
    }

    private void hear(final DirectBuffer buffer, final int offset, final int length) {
        final Report report = Report.of(buffer, offset, length);
        assertTrue(heard < run.publicReports().size(), () -> "nothing was to be heard but this was: " + report);
        assertEquals(run.publicReports().get(heard), report);
        heard++;
    }

    /** Whether everything was heard that the run has said so far. */
    boolean isDone() {
        return heard == run.publicReports().size();
    }

    /** Calls that did not come live. */
    long callsFromHistory() {
        return callsFromHistory + subscriber.callsFromHistory();
    }

    long lastCallId() {
        return lastCallId;
    }

    @Override
    public void close() {
        callsFromHistory += subscriber.callsFromHistory();
        client.close();
    }

    @Override
    public String toString() {
        return "consumer heard " + heard + " of " + run.publicReports().size() + " last call " + lastCallId
            + " live " + subscriber.isLive() + " connections " + client.connections();
    }
}
