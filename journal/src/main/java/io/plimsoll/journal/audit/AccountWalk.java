package io.plimsoll.journal.audit;

import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.agrona.DirectBuffer;

/**
 * Leads the auditor's engine along a journal up to one input, evaluating one account whenever the journal says that it
 * was called.
 */
final class AccountWalk implements RecordHandler {
    private final CausedOutputs journal;
    private final long accountId;
    private final long lastSequence;
    private final SortedSet<Long> named;
    private final AuditEngine engine;
    private long sequence;
    /** Both of the account, from the last input applied, null if it caused no call. */
    private AccountBreakdown lastBreakdown;
    private OutputMessage lastCall;

    AccountWalk(
        final JournalStart start, final CausedOutputs journal, final long accountId, final long lastSequence) {
        this.journal = journal;
        this.accountId = accountId;
        this.lastSequence = lastSequence;
        named = new TreeSet<>(List.of(accountId));
        engine = start.engine(this::onOutput);
        engine.onCall(breakdown -> lastBreakdown = breakdown);
        sequence = start.sequence();
    }

    /** Sequence of the last input applied, at first of the last one in front of where the walk begins. */
    long sequence() {
        return sequence;
    }

    boolean isDone() {
        return sequence >= lastSequence;
    }

    /** The account after the last input, and before the call that it caused if it did; nothing if there is none yet. */
    Optional<AccountBreakdown> account() {
        if (lastBreakdown != null) {
            return Optional.of(lastBreakdown);
        }
        return engine.breakdown(accountId);
    }

    /** The call that the last input caused, under a number of no meaning. */
    Optional<OutputMessage> lastCall() {
        return Optional.ofNullable(lastCall);
    }

    @Override
    public void onRecord(final JournalRecord record) {
        switch (record.kind()) {
            case INPUT -> onInput(record);
            case CONFIGURATION, OPENING, OUTPUT -> { } // where a segment begins; what was read ahead
            default -> throw new IllegalStateException("a record of kind " + record.kind());
        }
    }

    private void onInput(final JournalRecord input) {
        if (isDone()) {
            return;
        }
        sequence = input.sequence();
        lastBreakdown = null;
        lastCall = null;
        final boolean called = journal.of(sequence).stream()
            .anyMatch(output -> output.isCall() && output.call().accountId() == accountId);
        engine.apply(
            sequence,
            input.timeNs(),
            input.buffer(),
            input.messageOffset(),
            input.messageLength(),
            called ? named : new TreeSet<>());
    }

    private void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        final OutputMessage output = OutputMessage.copyOf(buffer, offset, length);
        if (output.isCall()) {
            lastCall = output;
        }
    }
}
