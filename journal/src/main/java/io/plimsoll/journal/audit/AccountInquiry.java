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
 * nobody else ever.
 */
public final class AccountInquiry {
    private final Path directory;
    private final LongConsumer progress;

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
     * What an account had, was worth and needed right after an input. If the input caused a call of the account, its
     * level before and its level after differ.
     *
     * @param sequence  of the input; beyond the last one, the account as it is at the journal's end
     * @param accountId of the account
     * @return the breakdown; nothing if there was no such account
     * @throws JournalException if there is no journal, or its beginning was pruned
     */
    public Optional<AccountBreakdown> stateAfter(final long sequence, final long accountId) {
        return walk(sequence, accountId).account();
    }

    /**
     * What a margin call follows from.
     *
     * @param callId of the call
     * @return the explanation; nothing if the journal holds no such call, or a call of an account that is not there
     * @throws JournalException if there is no journal, or its beginning was pruned
     */
    public Optional<CallExplanation> explain(final long callId) {
        return find(callId).flatMap(output -> {
            final MarginCallDecoder call = output.message().call();
            final AccountWalk walk = walk(output.sequence(), call.accountId());
            return walk.account().map(account ->
                new CallExplanation(call, account, differences(output.message(), walk.lastCall())));
        });
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

    private Optional<CausedOutputs.Caused> find(final long callId) {
        try (CausedOutputs outputs = new CausedOutputs(directory)) {
            while (!outputs.isExhausted()) {
                final CausedOutputs.Caused output = outputs.next();
                if (output.message().isCall() && output.message().call().callId() == callId) {
                    return Optional.of(output);
                }
            }
            return Optional.empty();
        }
    }

    private AccountWalk walk(final long sequence, final long accountId) {
        try (JournalReader reader = JournalReader.open(directory);
            CausedOutputs outputs = new CausedOutputs(directory)) {
            final AccountWalk walk = new AccountWalk(outputs, accountId, sequence);
            while (!walk.isDone() && reader.poll(walk, 1) > 0) {
                progress.accept(walk.sequence());
            }
            return walk;
        }
    }
}
