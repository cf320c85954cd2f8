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
 * calls stream, digests of the state nowhere, everything else to the replies stream. Nothing is published before it
 * counts as kept in the journal.
 */
class OutputPublisher implements OutputListener {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final Journal journal;
    private final OutputStreamPublisher calls;
    private final OutputStreamPublisher replies;
    private final CallsHeartbeat heartbeat;
    private final UnreleasedOutputs unreleased;
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
        unreleased = new UnreleasedOutputs(calls, replies);
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

    /** Whether there is room to keep back what one more turn of the loop says until it counts as kept. */
    boolean hasRoom() {
        return unreleased.hasRoom();
    }

    /** The journal holds all that was said so far: it may be published once that counts as kept. */
    void onJournaled(final long elapsedNs) {
        heartbeat.sayIfDue(elapsedNs);
        unreleased.add(journal.committedPosition());
    }

    /** Nothing was taken in; says on the calls stream what was said last, if it is time. */
    void onIdle(final long elapsedNs) {
        if (unreleased.hasRoom() && heartbeat.sayIfDue(elapsedNs)) {
            unreleased.add(journal.committedPosition());
        }
    }

    /** Publishes what counts as kept and the publications take. */
    int advance() {
        unreleased.release(journal.releasedPosition());
        return calls.advance() + replies.advance();
    }
}
