package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.ClockDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;

/** Follows the journal of a running service: how far it has come, and what its engine says. */
final class JournalEars implements RecordHandler {
    /** Outputs follow their input within one turn of the service's loop, which takes fewer inputs than this. */
    private static final int RECENT_INPUTS = 1 << 14;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OriginDecoder origin = new OriginDecoder();
    private final RejectionDecoder rejection = new RejectionDecoder();
    private final boolean[] isRollOut = new boolean[RECENT_INPUTS];
    private final int source;
    private final CrashListener listener;
    private final CrashEars ears;
    private long applied;
    private long clockNs = Long.MIN_VALUE;
    private long cause;
    private ReasonCode refusal;

    /**
     * Ears at a journal's beginning.
     *
     * @param source   whose messages are followed
     * @param listener of what the engine says
     */
    JournalEars(final int source, final CrashListener listener) {
        this.source = source;
        this.listener = listener;
        ears = new CrashEars(listener);
    }

    /** Stamp of the last Clock that was taken in. */
    long clockNs() {
        return clockNs;
    }

    /** The source's last message that was taken in. */
    long applied() {
        return applied;
    }

    /** Accounts that have not changed over. */
    int remaining() {
        return ears.remaining();
    }

    /** Why the last message was refused that was, since this was asked last; null if none was. */
    ReasonCode takeRefusal() {
        final ReasonCode taken = refusal;
        refusal = null;
        return taken;
    }

    @Override
    public void onRecord(final JournalRecord record) {
        header.wrap(record.buffer(), record.messageOffset());
        if (record.kind() == RecordKind.INPUT) {
            onInput(record);
        } else if (record.kind() == RecordKind.OUTPUT) {
            onOutput(record);
        }
    }

    private void onInput(final JournalRecord record) {
        final int templateId = header.templateId();
        isRollOut[(int) record.sequence() & RECENT_INPUTS - 1] = templateId == RollOutDecoder.TEMPLATE_ID;
        if (templateId == ClockDecoder.TEMPLATE_ID) {
            clockNs = record.timeNs();
            return;
        }
        origin.wrap(record.buffer(), record.messageOffset() + MessageHeaderDecoder.ENCODED_LENGTH);
        if (origin.source() == source) {
            applied = Math.max(applied, origin.sequence());
        }
    }

    private void onOutput(final JournalRecord record) {
        if (record.sequence() != cause) {
            if (isRollOut(cause)) {
                listener.onRollOut();
            }
            cause = record.sequence();
            ears.rollingOut(isRollOut(cause));
        }
        if (header.templateId() == RejectionDecoder.TEMPLATE_ID) {
            onRejection(rejection.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header));
        }
        ears.hear(record.buffer(), record.messageOffset());
    }

    /** A source that heard nothing for a while says it again: on a busy machine the first was only late. */
    private void onRejection(final RejectionDecoder rejected) {
        if (rejected.reason() != ReasonCode.OLDER_SEQUENCE) {
            refusal = rejected.reason();
        }
    }

    private boolean isRollOut(final long sequence) {
        return isRollOut[(int) sequence & RECENT_INPUTS - 1];
    }
}
