package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.NanoClock;

/** Asks for account reports and pairs the answers with the questions. Belongs to the client's thread. */
public final class QueryClient {
    /** What {@link #ask} returns when the question could not be sent. */
    public static final long NOT_SENT = -1;

    private final List<OpenQuery> open = new ArrayList<>();
    private final MessageWriter writer;
    private final SourcePublisher publisher;
    private final QueryListener listener;
    private final long timeoutNs;
    private final NanoClock clock;
    private long lastCorrelationId;

    private record OpenQuery(long correlationId, long sequence, long deadlineNs) {
    }

    QueryClient(
        final SourcePublisher publisher,
        final long timeoutNs,
        final QueryListener listener,
        final NanoClock clock) {
        this.publisher = publisher;
        this.writer = new MessageWriter(publisher);
        this.timeoutNs = timeoutNs;
        this.listener = listener;
        this.clock = clock;
    }

    /**
     * Asks for the report of an account.
     *
     * @param accountId of the account
     * @return correlation id of the question, or {@link #NOT_SENT}: poll the client, then ask again
     */
    public long ask(final long accountId) {
        final long sequence = publisher.nextSequence();
        writer.accountQuery(accountId, lastCorrelationId + 1);
        final SendStatus status = publisher.send();
        if (status != SendStatus.SENT && status != SendStatus.QUEUED) {
            return NOT_SENT;
        }
        lastCorrelationId++;
        open.add(new OpenQuery(lastCorrelationId, sequence, clock.nanoTime() + timeoutNs));
        return lastCorrelationId;
    }

    void onReport(final AccountReportDecoder report) {
        final long correlationId = report.correlationId();
        if (report.source() == publisher.sourceId()
            && open.removeIf(query -> query.correlationId == correlationId)) {
            listener.onReport(correlationId, report);
        }
    }

    void onRejection(final RejectionDecoder rejection) {
        if (rejection.origin().source() != publisher.sourceId()
            || rejection.origin().epoch() != publisher.epoch()
            || rejection.reason() == ReasonCode.OLDER_SEQUENCE || rejection.reason() == ReasonCode.SEQUENCE_GAP) {
            return; // of others, or of a repeat, or to be sent again
        }
        for (int i = open.size() - 1; i >= 0; i--) {
            if (open.get(i).sequence == rejection.origin().sequence()) {
                listener.onRefused(open.remove(i).correlationId, rejection.reason());
            }
        }
    }

    int doWork(final long nowNs) {
        int expired = 0;
        for (int i = open.size() - 1; i >= 0; i--) {
            if (nowNs - open.get(i).deadlineNs > 0) {
                listener.onTimeout(open.remove(i).correlationId);
                expired++;
            }
        }
        return expired;
    }
}
