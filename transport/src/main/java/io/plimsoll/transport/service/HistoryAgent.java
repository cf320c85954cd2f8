package io.plimsoll.transport.service;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalPrunedException;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.transport.config.HistoryConfiguration;
import io.plimsoll.transport.network.InboundStream;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.OutboundStream;
import io.plimsoll.transport.network.StreamAddress;
import io.plimsoll.transport.wire.HistoryRequestDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.agrona.CloseHelper;
import org.agrona.DirectBuffer;
import org.agrona.ErrorHandler;
import org.agrona.collections.ArrayListUtil;
import org.agrona.concurrent.Agent;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.NanoClock;

/**
 * Serves margin calls of the past from the journal, on a thread of its own: however many consumers catch up, and
 * however slowly, the margin agent does not notice. Keeps an index of the journal's calls as it grows.
 *
 * <p>A request that cannot be served (too many consumers, a channel that cannot be used) is reported and dropped; the
 * client asks again.
 */
final class HistoryAgent implements Agent {
    private static final int REQUEST_LIMIT = 4;
    private static final int DOCUMENT_LIMIT = 256;
    private static final long NOT_INDEXED = -1;
    private static final long CONNECT_TIMEOUT_NS = TimeUnit.SECONDS.toNanos(5);

    private final InboundStream.Handler requestHandler = this::onRequest;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final io.plimsoll.transport.wire.MessageHeaderDecoder requestHeader =
        new io.plimsoll.transport.wire.MessageHeaderDecoder();
    private final HistoryRequestDecoder request = new HistoryRequestDecoder();
    private final CallIndex index = new CallIndex();
    private final List<PendingSession> pending = new ArrayList<>();
    private final ArrayList<HistorySession> sessions = new ArrayList<>();
    private final List<InboundStream> requests = new ArrayList<>();
    private final HistoryConfiguration configuration;
    private final Supplier<JournalReader> readers;
    private final HistoryStart start;
    private final Supplier<Network> connector;
    private final NanoClock clock;
    private final ErrorHandler errorHandler;
    private Network network;
    private JournalReader indexReader;

    /** A consumer whose publication the driver is adding. */
    private record PendingSession(long streamRequest, long fromCallId) {
    }

    /**
     * An agent that connects when it starts.
     *
     * @param configuration of the service of history
     * @param readers       of the journal, up to where it counts as kept
     * @param start         what was said last before
     * @param connector     of the network
     * @param clock         for time-outs
     * @param errorHandler  told of requests that cannot be served
     */
    HistoryAgent(
        final HistoryConfiguration configuration,
        final Supplier<JournalReader> readers,
        final HistoryStart start,
        final Supplier<Network> connector,
        final NanoClock clock,
        final ErrorHandler errorHandler) {
        this.configuration = configuration;
        this.readers = readers;
        this.start = start;
        this.connector = connector;
        this.clock = clock;
        this.errorHandler = errorHandler;
    }

    @Override
    public void onStart() {
        indexReader = readers.get();
        network = connector.get();
        for (final String channel : configuration.channels()) {
            requests.add(network.subscribe(new StreamAddress(channel, configuration.streamId())));
        }
    }

    @Override
    public int doWork() {
        int work = network.doWork();
        if (network.isClosed()) {
            throw new AgentTerminationException("history ends: the media driver is gone");
        }
        work += readIndex();
        for (final InboundStream stream : requests) {
            work += stream.poll(requestHandler, REQUEST_LIMIT);
        }
        return work + beginSessions() + serveSessions();
    }

    private int readIndex() {
        try {
            return indexReader.poll(this::onRecord, DOCUMENT_LIMIT);
        } catch (final JournalPrunedException e) {
            indexReader.toStart();
            return 1;
        }
    }

    private int beginSessions() {
        for (int last = pending.size() - 1, i = last; i >= 0; i--) {
            final PendingSession next = pending.get(i);
            try {
                final OutboundStream publication = network.published(next.streamRequest());
                if (publication != null) {
                    pending.remove(i);
                    beginSession(publication, next.fromCallId());
                }
            } catch (final RuntimeException e) {
                pending.remove(next);
                errorHandler.onError(e);
            }
        }
        return pending.size();
    }

    private void beginSession(final OutboundStream publication, final long fromCallId) {
        JournalReader reader = null;
        try {
            reader = readers.get();
            final long position = index.positionBefore(fromCallId - 1, NOT_INDEXED);
            final boolean isIndexed = position != NOT_INDEXED && reader.moveTo(position);
            final HistoryBeginning beginning = isIndexed ? null : new HistoryBeginning(reader, fromCallId - 1);
            sessions.add(new HistorySession(
                publication, reader, beginning, start, fromCallId, clock.nanoTime() + CONNECT_TIMEOUT_NS));
        } catch (final RuntimeException e) {
            CloseHelper.quietCloseAll(reader, publication);
            throw e;
        }
    }

    private int serveSessions() {
        int work = 0;
        for (int last = sessions.size() - 1, i = last; i >= 0; i--) {
            final HistorySession session = sessions.get(i);
            boolean done;
            try {
                work += session.doWork();
                done = session.isDone(clock.nanoTime());
            } catch (final RuntimeException e) {
                errorHandler.onError(e);
                done = true;
            }
            if (done) {
                ArrayListUtil.fastUnorderedRemove(sessions, i, last--);
                session.close();
            }
        }
        return work;
    }

    private void onRequest(final DirectBuffer buffer, final int offset, final int length) {
        if (length < requestHeader.encodedLength() + HistoryRequestDecoder.BLOCK_LENGTH
            || requestHeader.wrap(buffer, offset).schemaId() != HistoryRequestDecoder.SCHEMA_ID
            || requestHeader.templateId() != HistoryRequestDecoder.TEMPLATE_ID) {
            errorHandler.onError(new IllegalArgumentException("not a history request: length=" + length));
            return;
        }
        request.wrapAndApplyHeader(buffer, offset, requestHeader);
        if (pending.size() + sessions.size() >= configuration.maxConsumers()) {
            errorHandler.onError(new IllegalStateException("more consumers of history than history.max-consumers = "
                + configuration.maxConsumers() + "; they have to wait"));
            return;
        }
        final long fromCallId = Math.max(1, request.fromCallId());
        final int streamId = request.streamId();
        pending.add(new PendingSession(
            network.beginPublishing(new StreamAddress(request.channel(), streamId)), fromCallId));
    }

    private void onRecord(final JournalRecord record) {
        if (record.kind() == RecordKind.OUTPUT
            && header.wrap(record.buffer(), record.messageOffset()).templateId() == MarginCallDecoder.TEMPLATE_ID) {
            call.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header);
            index.onCall(call.callId(), record.position());
        }
    }

    @Override
    public void onClose() {
        CloseHelper.closeAll(sessions);
        CloseHelper.closeAll(network, indexReader);
    }

    @Override
    public String roleName() {
        return "plimsoll-history";
    }
}
