package io.plimsoll.transport.command;

import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.RefusalCounter;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.feed.PublishingOperator;
import io.plimsoll.transport.load.LoadAdvice;
import io.plimsoll.transport.load.RecordingOperator;
import java.util.Set;

/**
 * A command at work as the operator: the one source that may send definitions, prices and facts, and being lossless
 * and one, sends them in order.
 */
final class OperatorSession {
    private static final int OPERATOR = 1;

    private final RefusalCounter refusals = new RefusalCounter(Set.of(OPERATOR), true);
    private final ServiceConnection connection;
    private final PlimsollClient client;
    private final SourcePublisher publisher;
    private final RecordingOperator operator;

    /** Begins, when the service has answered; any other operator at work is out then. */
    OperatorSession(final ServiceConnection connection, final PlimsollClient client) {
        this.connection = connection;
        this.client = client;
        publisher = client.addSource(SourceConfiguration.lossless(OPERATOR, InputLane.CONTROL), SourceListener.NONE);
        connection.awaitReady(client, publisher);
        client.addReplyListener(refusals);
        operator = new RecordingOperator(new PublishingOperator(publisher, client::poll));
    }

    RecordingOperator operator() {
        return operator;
    }

    /** Waits until everything is applied or refused, and each refusal has been told. */
    RefusalCounter finish() {
        connection.await(client, publisher::isAllAcknowledged,
            "the service does not acknowledge all that was sent; do it again, or wait longer (--timeout)");
        if (refusals.count() > 0) {
            client.pollUntil(refusals::isQuiet, connection.timeoutNs()); // those beyond the limit are summarised later
        }
        return refusals;
    }

    /** What was refused first for a reason, and what to do. */
    String advice(final ReasonCode reason) {
        final long first = refusals.firstSequence(reason);
        return (first == 0 ? "" : ", first " + operator.item(first)) + ": " + LoadAdvice.of(reason);
    }
}
