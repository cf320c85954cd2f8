package io.plimsoll.transport.service;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalPrunedException;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;

/**
 * Finds out which call was the last before the journal's beginning, by looking for the first one behind it: a pruned
 * journal does not begin with call 1, and whoever wants the statuses since a call must know on which side of it they
 * are.
 */
final class HistoryBeginning {
    private static final int DOCUMENT_LIMIT = 256;
    private static final long UNKNOWN = -1;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final JournalReader reader;
    private final long position;
    private final long callBeforeIfNone;
    private long callBefore = UNKNOWN;

    /**
     * Looks from where a reader is.
     *
     * @param reader           at the journal's beginning
     * @param callBeforeIfNone the answer if no call is behind it
     */
    HistoryBeginning(final JournalReader reader, final long callBeforeIfNone) {
        this.reader = reader;
        this.position = reader.position();
        this.callBeforeIfNone = callBeforeIfNone;
    }

    /**
     * Looks on.
     *
     * @return true if it is found; the reader is where it was in the beginning
     * @throws JournalPrunedException if that is gone
     */
    boolean isFound() {
        for (int i = 0; i < DOCUMENT_LIMIT && callBefore == UNKNOWN; i++) {
            if (reader.poll(this::onRecord, 1) == 0) {
                callBefore = callBeforeIfNone;
            }
        }
        if (callBefore != UNKNOWN && !reader.moveTo(position)) {
            throw new JournalPrunedException("the journal's beginning was pruned while it was read: begin again");
        }
        return callBefore != UNKNOWN;
    }

    /** The last call before, 0 if there was none. */
    long callBefore() {
        return callBefore;
    }

    private void onRecord(final JournalRecord record) {
        if (callBefore == UNKNOWN && record.kind() == RecordKind.OUTPUT
            && header.wrap(record.buffer(), record.messageOffset()).templateId() == MarginCallDecoder.TEMPLATE_ID) {
            callBefore = call.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header).callId() - 1;
        }
    }
}
