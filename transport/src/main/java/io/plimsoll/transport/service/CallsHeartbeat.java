package io.plimsoll.transport.service;

import io.plimsoll.transport.wire.HeartbeatEncoder;
import io.plimsoll.transport.wire.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Says on the calls stream at short intervals what was said there last. A consumer that missed the last calls of a busy
 * minute learns of it from here when the market has gone quiet.
 */
final class CallsHeartbeat {
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + HeartbeatEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
    private final HeartbeatEncoder encoder = new HeartbeatEncoder();
    private final OutputStreamPublisher calls;
    private final long intervalNs;
    private long dueNs = Long.MIN_VALUE;

    /**
     * Goes on after the journal's last call.
     *
     * @param calls             the stream
     * @param intervalNs        between two heartbeats
     * @param lastCallId        in the journal, 0 if there is none
     * @param lastCauseSequence of a call or status in the journal, 0 if there is none
     */
    CallsHeartbeat(
        final OutputStreamPublisher calls,
        final long intervalNs,
        final long lastCallId,
        final long lastCauseSequence) {
        this.calls = calls;
        this.intervalNs = intervalNs;
        encoder.wrapAndApplyHeader(message, 0, new MessageHeaderEncoder())
            .lastCallId(lastCallId)
            .lastCauseSequence(lastCauseSequence);
    }

    void onCall(final long callId, final long causeSequence) {
        encoder.lastCallId(callId).lastCauseSequence(causeSequence);
    }

    void onStatus(final long causeSequence) {
        encoder.lastCauseSequence(causeSequence);
    }

    /**
     * Says it if it is time, behind everything that was said before.
     *
     * @return true if it was
     */
    boolean sayIfDue(final long elapsedNs) {
        if (elapsedNs < dueNs) {
            return false;
        }
        dueNs = elapsedNs + intervalNs;
        calls.add(message, 0, LENGTH);
        return true;
    }
}
