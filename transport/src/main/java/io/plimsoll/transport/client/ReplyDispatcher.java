package io.plimsoll.transport.client;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.engine.wire.SourceGapDecoder;
import io.plimsoll.transport.network.InboundStream;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.StreamAddress;
import java.util.ArrayList;
import java.util.List;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.collections.Int2ObjectHashMap;

/** Reads the replies stream and hands each message to the source, query or listener it is for. */
final class ReplyDispatcher {
    private static final int FRAGMENT_LIMIT = 64;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final SourceAckDecoder ack = new SourceAckDecoder();
    private final SourceGapDecoder gap = new SourceGapDecoder();
    private final RejectionDecoder rejection = new RejectionDecoder();
    private final RejectionSummaryDecoder summary = new RejectionSummaryDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final InboundStream.Handler handler = this::onMessage;
    private final Int2ObjectHashMap<SourcePublisher> sources = new Int2ObjectHashMap<>();
    private final List<QueryClient> queries = new ArrayList<>();
    private final List<ReplyListener> listeners = new ArrayList<>();
    private final StreamAddress address;
    private InboundStream stream;

    ReplyDispatcher(final StreamAddress address) {
        this.address = address;
    }

    void add(final SourcePublisher source) {
        if (sources.putIfAbsent(source.sourceId(), source) != null) {
            throw new IllegalArgumentException("source " + source.sourceId() + " has a publisher in this client");
        }
    }

    void add(final QueryClient query) {
        queries.add(query);
    }

    void add(final ReplyListener listener) {
        listeners.add(listener);
    }

    void attach(final Network network) {
        stream = network.subscribe(address);
    }

    void detach() {
        CloseHelper.close(stream);
        stream = null;
    }

    int poll() {
        return stream.poll(handler, FRAGMENT_LIMIT);
    }

    private void onMessage(final DirectBuffer buffer, final int offset, final int length) {
        header.wrap(buffer, offset);
        if (header.schemaId() != MessageHeaderDecoder.SCHEMA_ID) {
            return; // a notice of lost replies: sources ask again by themselves, queries time out
        }
        switch (header.templateId()) {
            case SourceAckDecoder.TEMPLATE_ID -> onAck(buffer, offset);
            case SourceGapDecoder.TEMPLATE_ID -> onGap(buffer, offset);
            case RejectionDecoder.TEMPLATE_ID -> onRejection(buffer, offset);
            case RejectionSummaryDecoder.TEMPLATE_ID -> {
                for (int i = 0; i < listeners.size(); i++) {
                    listeners.get(i).onRejectionSummary(summary.wrapAndApplyHeader(buffer, offset, header));
                }
            }
            case AccountReportDecoder.TEMPLATE_ID -> {
                for (int i = 0; i < queries.size(); i++) {
                    queries.get(i).onReport(report.wrapAndApplyHeader(buffer, offset, header));
                }
            }
            default -> throw new IllegalStateException("unknown reply: templateId=" + header.templateId());
        }
    }

    private void onAck(final DirectBuffer buffer, final int offset) {
        ack.wrapAndApplyHeader(buffer, offset, header);
        final SourcePublisher source = sources.get(ack.source());
        if (source != null) {
            source.onAck(ack);
        }
    }

    private void onGap(final DirectBuffer buffer, final int offset) {
        gap.wrapAndApplyHeader(buffer, offset, header);
        final SourcePublisher source = sources.get(gap.source());
        if (source != null) {
            source.onGap(gap);
        }
    }

    private void onRejection(final DirectBuffer buffer, final int offset) {
        rejection.wrapAndApplyHeader(buffer, offset, header);
        if (EpochClaim.isRefused(rejection)) {
            return;
        }
        final SourcePublisher source = sources.get(rejection.origin().source());
        if (source != null) {
            source.onRejection(rejection);
        }
        for (int i = 0; i < queries.size(); i++) {
            queries.get(i).onRejection(rejection);
        }
        for (int i = 0; i < listeners.size(); i++) {
            listeners.get(i).onRejection(rejection);
        }
    }
}
