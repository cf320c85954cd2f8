package io.plimsoll.transport.service;

import io.aeron.Publication;
import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.transport.network.OutboundStream;
import io.plimsoll.transport.wire.HeartbeatEncoder;
import io.plimsoll.transport.wire.HistoryBeginEncoder;
import io.plimsoll.transport.wire.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import org.agrona.CloseHelper;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * One consumer of history: its own reader, its own publication, so that its pace is nobody else's. Sends margin calls
 * and account status from the journal in order, follows the journal's end, and ends when the consumer unsubscribes.
 *
 * <p>A document is sent to the end or again: when the publication takes no more, the reader goes back to the document's
 * start, and what was sent of it is passed over next time.
 *
 * <p>At the journal's end it says with a heartbeat how far it has come, statuses that were before the consumer's
 * beginning included.
 */
final class HistorySession implements AutoCloseable {
    private static final int DOCUMENT_LIMIT = 64;
    private static final int BEGIN_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + HistoryBeginEncoder.BLOCK_LENGTH;
    private static final int HEARTBEAT_LENGTH =
        MessageHeaderEncoder.ENCODED_LENGTH + HeartbeatEncoder.BLOCK_LENGTH;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final UnsafeBuffer beginMessage = new UnsafeBuffer(ByteBuffer.allocateDirect(BEGIN_LENGTH));
    private final UnsafeBuffer heartbeatMessage = new UnsafeBuffer(ByteBuffer.allocateDirect(HEARTBEAT_LENGTH));
    private final HeartbeatEncoder heartbeat = new HeartbeatEncoder();
    private final OutboundStream publication;
    private final JournalReader reader;
    private final HistoryStart start;
    private final long fromCallId;
    private final long connectDeadlineNs;
    private HistoryBeginning beginning;
    private long lastCallId;
    private long lastCauseSequence;
    private boolean wasConnected;
    private boolean beginDue = true;
    private boolean heartbeatDue = true;
    private boolean held;

    /**
     * A session that is about to begin.
     *
     * @param publication       to the consumer
     * @param reader            at or before the call before the first one wanted
     * @param beginning         to be found if the reader is at the journal's beginning, else null
     * @param start             what was said last when the service started
     * @param fromCallId        the first call wanted
     * @param connectDeadlineNs until when the consumer must be there
     */
    HistorySession(
        final OutboundStream publication,
        final JournalReader reader,
        final HistoryBeginning beginning,
        final HistoryStart start,
        final long fromCallId,
        final long connectDeadlineNs) {
        this.publication = publication;
        this.reader = reader;
        this.beginning = beginning;
        this.start = start;
        this.fromCallId = fromCallId;
        this.connectDeadlineNs = connectDeadlineNs;
        new HistoryBeginEncoder().wrapAndApplyHeader(beginMessage, 0, new MessageHeaderEncoder())
            .fromCallId(fromCallId);
        heartbeat.wrapAndApplyHeader(heartbeatMessage, 0, new MessageHeaderEncoder());
    }

    /**
     * Sends what the consumer takes.
     *
     * @return documents sent
     */
    int doWork() {
        if (!publication.isConnected()) {
            return 0;
        }
        wasConnected = true;
        if (!sayBegin()) {
            return 0;
        }
        if (beginning != null && !isBeginningKnown()) {
            return 1;
        }
        int documents = 0;
        while (documents < DOCUMENT_LIMIT) {
            final long position = reader.position();
            held = false;
            if (reader.poll(this::onRecord, 1) == 0) {
                sayHowFar();
                break;
            }
            if (held) {
                if (!reader.moveTo(position)) {
                    throw new IllegalStateException("journal position " + position + " is gone");
                }
                break;
            }
            documents++;
        }
        return documents;
    }

    boolean isDone(final long nowNs) {
        return publication.isClosed()
            || !publication.isConnected() && (wasConnected || nowNs - connectDeadlineNs > 0);
    }

    private void onRecord(final JournalRecord record) {
        if (held || record.kind() != RecordKind.OUTPUT) {
            return;
        }
        header.wrap(record.buffer(), record.messageOffset());
        if (header.templateId() == MarginCallDecoder.TEMPLATE_ID) {
            final long callId = call.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header).callId();
            if (callId > lastCallId && (callId < fromCallId || isSent(record))) {
                lastCallId = callId;
                advanceTo(record.sequence());
            }
        } else if (header.templateId() == AccountStatusDecoder.TEMPLATE_ID && record.sequence() > lastCauseSequence) {
            if (lastCallId < fromCallId - 1 || isSent(record)) {
                advanceTo(record.sequence());
            }
        }
    }

    private void advanceTo(final long causeSequence) {
        lastCauseSequence = causeSequence;
        heartbeatDue = true;
    }

    private boolean isSent(final JournalRecord record) {
        final long result =
            publication.offer(record.buffer(), record.messageOffset(), record.messageLength());
        held = result < 0;
        if (result == Publication.MAX_POSITION_EXCEEDED) {
            throw new IllegalStateException("history channel " + publication + " is used up");
        }
        return !held;
    }

    private boolean isBeginningKnown() {
        final boolean isFound = beginning.isFound();
        if (isFound) {
            lastCallId = beginning.callBefore();
            beginning = null;
        }
        return isFound;
    }

    private boolean sayBegin() {
        if (beginDue) {
            beginDue = publication.offer(beginMessage, 0, BEGIN_LENGTH) < 0;
        }
        return !beginDue;
    }

    private void sayHowFar() {
        if (heartbeatDue) {
            heartbeat.lastCallId(Math.max(start.lastCallId(), lastCallId))
                .lastCauseSequence(Math.max(start.lastCauseSequence(), lastCauseSequence));
            heartbeatDue = publication.offer(heartbeatMessage, 0, HEARTBEAT_LENGTH) < 0;
        }
    }

    @Override
    public void close() {
        CloseHelper.closeAll(publication, reader);
    }
}
