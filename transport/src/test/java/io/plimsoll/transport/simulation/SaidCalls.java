package io.plimsoll.transport.simulation;

import io.plimsoll.engine.kit.MessagePrinter;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.transport.wire.HeartbeatDecoder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** Every margin call that left the service, wherever: each id says one thing, and each thing is said under one id. */
final class SaidCalls {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final HeartbeatDecoder heartbeat = new HeartbeatDecoder();
    private final io.plimsoll.transport.wire.MessageHeaderDecoder noticeHeader =
        new io.plimsoll.transport.wire.MessageHeaderDecoder();
    private final Map<Long, byte[]> byId = new HashMap<>();
    private final Map<Cause, Long> idByCause = new HashMap<>();
    private final Verdict verdict;
    private long lastCallId;
    private long lastCauseSequence;

    /**
     * What can give rise to one call at most.
     *
     * @param sequence  of the message
     * @param accountId whose level it changed
     */
    private record Cause(long sequence, long accountId) {
    }

    SaidCalls(final Verdict verdict) {
        this.verdict = verdict;
    }

    /** A message left the service; only margin calls are looked at. */
    void onMessage(final String where, final byte[] message) {
        final UnsafeBuffer buffer = new UnsafeBuffer(message);
        if (message.length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return;
        }
        header.wrap(buffer, 0);
        if (header.schemaId() == HeartbeatDecoder.SCHEMA_ID && header.templateId() == HeartbeatDecoder.TEMPLATE_ID) {
            lastCauseSequence = Math.max(
                lastCauseSequence, heartbeat.wrapAndApplyHeader(buffer, 0, noticeHeader).lastCauseSequence());
        }
        if (header.schemaId() != MarginCallDecoder.SCHEMA_ID || header.templateId() != MarginCallDecoder.TEMPLATE_ID) {
            return;
        }
        call.wrapAndApplyHeader(buffer, 0, header);
        final byte[] before = byId.putIfAbsent(call.callId(), message);
        if (before != null && !Arrays.equals(before, message)) {
            verdict.violated("call " + call.callId() + " says two things: " + MessagePrinter.print(before)
                + " and then, " + where + ", " + MessagePrinter.print(message));
        }
        final Long id = idByCause.putIfAbsent(new Cause(call.causeSequence(), call.accountId()), call.callId());
        if (id != null && id != call.callId()) {
            verdict.violated("one call has two ids: " + id + " and then, " + where + ", "
                + MessagePrinter.print(message));
        }
        lastCallId = Math.max(lastCallId, call.callId());
    }

    static long callId(final byte[] call) {
        return new MarginCallDecoder().wrapAndApplyHeader(new UnsafeBuffer(call), 0, new MessageHeaderDecoder())
            .callId();
    }

    byte[] call(final long callId) {
        return byId.get(callId);
    }

    /** Cause of the last call or status that a heartbeat told of. */
    long lastCauseSequence() {
        return lastCauseSequence;
    }

    long lastCallId() {
        return lastCallId;
    }
}
