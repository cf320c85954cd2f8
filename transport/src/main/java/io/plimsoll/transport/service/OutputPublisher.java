package io.plimsoll.transport.service;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.StateDigestDecoder;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.RecordKind;
import org.agrona.DirectBuffer;

/**
 * Takes what the engine says to the journal, then to the stream it belongs to: margin calls and account status to the
 * calls stream, digests of the state nowhere, everything else to the replies stream. Nothing is published that the
 * journal does not hold.
 */
final class OutputPublisher implements OutputListener {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final Journal journal;
    private final OutputStreamPublisher calls;
    private final OutputStreamPublisher replies;
    private final CallsHeartbeat heartbeat;
    private final ServiceCounters counters;
    private long causeSequence;
    private long causeTimeNs;

    OutputPublisher(
        final Journal journal,
        final OutputStreamPublisher calls,
        final OutputStreamPublisher replies,
        final CallsHeartbeat heartbeat,
        final ServiceCounters counters) {
        this.journal = journal;
        this.calls = calls;
        this.replies = replies;
        this.heartbeat = heartbeat;
        this.counters = counters;
    }

    /** Names the input whose outputs come next. */
    void cause(final long sequence, final long timeNs) {
        causeSequence = sequence;
        causeTimeNs = timeNs;
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        journal.append(RecordKind.OUTPUT, causeSequence, causeTimeNs, buffer, offset, length);
        counters.increment(ServiceCounter.OUTPUTS);
        header.wrap(buffer, offset);
        switch (header.templateId()) {
            case MarginCallDecoder.TEMPLATE_ID -> {
                call.wrapAndApplyHeader(buffer, offset, header);
                counters.increment(ServiceCounter.CALLS);
                counters.set(ServiceCounter.LAST_CALL_ID, call.callId());
                heartbeat.onCall(call.callId(), causeSequence);
                calls.add(buffer, offset, length);
            }
            case AccountStatusDecoder.TEMPLATE_ID -> {
                heartbeat.onStatus(causeSequence);
                calls.add(buffer, offset, length);
            }
            case RejectionDecoder.TEMPLATE_ID -> {
                counters.increment(ServiceCounter.REJECTIONS);
                replies.add(buffer, offset, length);
            }
            case StateDigestDecoder.TEMPLATE_ID -> {
                // For whoever replays the journal, which holds it now; no client asked for it.
            }
            default -> replies.add(buffer, offset, length);
        }
    }

    /** The journal holds all that was said so far: it may be published. */
    void onJournaled() {
        calls.commit();
        replies.commit();
    }

    /** Publishes what the publications take. */
    int advance() {
        return calls.advance() + replies.advance();
    }

    /** Says on the calls stream what was said last, if it is time; only while the journal holds all that was said. */
    void heartbeat(final long timeNs) {
        heartbeat.sayIfDue(timeNs);
    }
}
