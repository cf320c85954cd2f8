package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalReader;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongConsumer;

/**
 * Answers from a journal what an account was at one moment, and why it was called, by the auditor's engine: every
 * number with what it was derived from. The account is evaluated whenever the journal says that it was called, and
 * nobody else ever. If the journal's beginning was pruned, everything is derived from the oldest snapshot.
 */
public final class AccountInquiry {
    private static final String ADVICE = ". For what is before it put the segments back that were pruned";

    private final Path directory;
    private final LongConsumer progress;
    private long snapshotSequence;

    /**
     * An inquiry into one journal.
     *
     * @param directory of the journal
     * @param progress  told the sequence of the last input applied, document by document
     */
    public AccountInquiry(final Path directory, final LongConsumer progress) {
        this.directory = Objects.requireNonNull(directory, "directory");
        this.progress = Objects.requireNonNull(progress, "progress");
    }

    /**
     * What the last answer was derived from.
     *
     * @return sequence of a snapshot, because the journal's beginning was pruned; 0 for the journal's beginning
     */
    public long snapshotSequence() {
        return snapshotSequence;
    }

    /**
     * What an account had, was worth and needed right after an input. If the input caused a call of the account, its
     * level before and its level after differ; but not for the last input in a snapshot that the answer begins with.
     *
     * @param sequence  of the input; beyond the last one, the account as it is at the journal's end
     * @param accountId of the account
     * @return the breakdown; nothing if there was no such account
     * @throws JournalException if there is no journal, or the input is in front of what can be derived of a pruned one
     */
    public Optional<AccountBreakdown> stateAfter(final long sequence, final long accountId) {
        final JournalStart start = start();
        if (sequence < start.sequence()) {
            throw new JournalException("input " + sequence + " is in front of what can be derived of the journal in "
                + directory + ", whose beginning was pruned: the first state there is, from a snapshot, is that after"
                + " input " + start.sequence() + ADVICE);
        }
        return walk(start, sequence, accountId).account();
    }

    /**
     * What a margin call follows from.
     *
     * @param callId of the call
     * @return the explanation; nothing if the journal holds no such call, or a call of an account that is not there
     * @throws JournalException if there is no journal, or the call is in front of what can be derived of a pruned one
     */
    public Optional<CallExplanation> explain(final long callId) {
        final JournalStart start = start();
        return find(start, callId).flatMap(output -> {
            final MarginCallDecoder call = output.message().call();
            final AccountWalk walk = walk(start, output.sequence(), call.accountId());
            return walk.account().map(account -> new CallExplanation(
                call, account, differences(output.message(), walk.lastCall()), start.sequence()));
        });
    }

    private JournalStart start() {
        final JournalStart start = JournalStart.of(directory);
        snapshotSequence = start.sequence();
        return start;
    }

    /** But for the number: the one asked for is the one found. */
    private static List<String> differences(final OutputMessage call, final Optional<OutputMessage> byRules) {
        return byRules
            .map(expected -> CallFields.differences(call, expected).stream()
                .filter(difference -> !difference.field().equals(CallFields.CALL_ID))
                .map(CallFields.Difference::toString)
                .toList())
            .orElse(List.of("by the rules there is no call"));
    }

    private Optional<CausedOutputs.Caused> find(final JournalStart start, final long callId) {
        Optional<CausedOutputs.Caused> first = Optional.empty();
        try (CausedOutputs outputs = new CausedOutputs(start.open(directory))) {
            while (!outputs.isExhausted()) {
                final CausedOutputs.Caused output = outputs.next();
                if (output.message().isCall()) {
                    if (output.message().call().callId() == callId) {
                        return Optional.of(output);
                    }
                    first = first.or(() -> Optional.of(output));
                }
            }
        }
        if (start.isSnapshot()) {
            requireBehind(start, callId, first.map(output -> output.message().call().callId()));
        }
        return Optional.empty();
    }

    private void requireBehind(final JournalStart start, final long callId, final Optional<Long> first) {
        if (first.isEmpty() || callId < first.get()) {
            throw new JournalException("call " + callId + " cannot be derived of what is left of the journal in "
                + directory + ", whose beginning was pruned: " + first.map(id -> "the first call behind the snapshot of"
                + " input " + start.sequence() + " is " + id).orElse("there is no call behind the snapshot of input "
                + start.sequence()) + ADVICE);
        }
    }

    private AccountWalk walk(final JournalStart start, final long sequence, final long accountId) {
        try (JournalReader reader = start.open(directory);
            CausedOutputs outputs = new CausedOutputs(start.open(directory))) {
            final AccountWalk walk = new AccountWalk(start, outputs, accountId, sequence);
            while (!walk.isDone() && reader.poll(walk, 1) > 0) {
                progress.accept(walk.sequence());
            }
            if (!walk.isDone()) {
                reader.requireEnd();
            }
            return walk;
        }
    }
}
