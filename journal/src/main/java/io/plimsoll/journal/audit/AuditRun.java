package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * One pass over a journal. Up to the last input that has outputs everything is compared. What follows from inputs
 * behind it is only counted: a process that dies leaves inputs whose outputs it could not write any more.
 */
final class AuditRun implements RecordHandler {
    private final AuditOptions options;
    private final CausedOutputs journal;
    private final Findings findings;
    private final List<OutputMessage> said = new ArrayList<>();
    private final JournalStart start;
    private final AuditEngine engine;
    private final ValueCheck valueCheck;
    private final OutputComparison comparison;
    private long inputs;
    private long outputs;
    private long missingAtEnd;
    private long sweeps;
    private long lastSequence;
    /** Of the input after which accounts are evaluated. */
    private long evaluatedSequence;

    AuditRun(
        final AuditOptions options, final JournalStart start, final CausedOutputs journal, final LotValues lotValues) {
        this.options = options;
        this.start = start;
        this.journal = journal;
        findings = new Findings(options.differencesShown());
        engine = start.engine((buffer, offset, length) -> said.add(OutputMessage.copyOf(buffer, offset, length)));
        valueCheck = new ValueCheck(
            lotValues, options.everyValue(), difference -> findings.add(evaluatedSequence, difference));
        engine.lotValues(valueCheck);
        comparison = new OutputComparison(engine, findings);
        lastSequence = start.sequence();
    }

    long inputs() {
        return inputs;
    }

    @Override
    public void onRecord(final JournalRecord record) {
        switch (record.kind()) {
            case INPUT -> onInput(record);
            case CONFIGURATION, OPENING, OUTPUT -> { } // where a segment begins; what was read ahead
            default -> throw new IllegalStateException("a record of kind " + record.kind());
        }
    }

    AuditResult finish(final long elapsedNs) {
        missingAtEnd += sweep().size();
        return new AuditResult(
            start.sequence(),
            start.recordsBefore(),
            inputs,
            outputs,
            comparison.calls(),
            findings.count(),
            missingAtEnd,
            sweeps,
            engine.evaluations(),
            valueCheck.result(),
            findings.first(),
            elapsedNs);
    }

    private void onInput(final JournalRecord input) {
        said.clear();
        if (journal.isExhausted()) {
            apply(input, new TreeSet<>());
            missingAtEnd += said.size();
        } else {
            compare(input);
        }
        inputs++;
        lastSequence = input.sequence();
        if (inputs % options.inputsBetweenSweeps() == 0 && !journal.isExhausted()) {
            sweepForMissingCalls();
        }
    }

    private void compare(final JournalRecord input) {
        final List<OutputMessage> inJournal = journal.of(input.sequence());
        outputs += inJournal.size();
        if (journal.isExhausted()) {
            compareLast(input, inJournal);
        } else {
            apply(input, called(inJournal));
            comparison.compare(input.sequence(), inJournal, said);
        }
    }

    /** The last input with outputs may lack some at their end: every account that it can have changed is looked at. */
    private void compareLast(final JournalRecord input, final List<OutputMessage> inJournal) {
        sweepForMissingCalls();
        evaluatedSequence = input.sequence();
        engine.apply(
            input.sequence(), input.timeNs(), input.buffer(), input.messageOffset(), input.messageLength());
        final int held = Math.min(inJournal.size(), said.size());
        missingAtEnd += said.size() - held;
        comparison.compare(input.sequence(), inJournal, List.copyOf(said.subList(0, held)));
    }

    private void apply(final JournalRecord input, final SortedSet<Long> accountIds) {
        evaluatedSequence = input.sequence();
        if (options.everyMessage()) {
            engine.apply(
                input.sequence(), input.timeNs(), input.buffer(), input.messageOffset(), input.messageLength());
        } else {
            addAccountOf(input, accountIds);
            engine.apply(
                input.sequence(),
                input.timeNs(),
                input.buffer(),
                input.messageOffset(),
                input.messageLength(),
                accountIds);
        }
    }

    /** The account that a message is about costs little to look at, and is the one most likely to be called. */
    private static void addAccountOf(final JournalRecord input, final SortedSet<Long> accountIds) {
        final Input message = new Input(input.buffer(), input.messageOffset(), input.messageLength());
        if (message.unreadable(EngineConfiguration.RULES_VERSION) == ReasonCode.NULL_VAL) {
            final Long accountId = Subject.of(message).accountId();
            if (accountId != null) {
                accountIds.add(accountId);
            }
        }
    }

    private static SortedSet<Long> called(final List<OutputMessage> outputs) {
        final SortedSet<Long> accountIds = new TreeSet<>();
        outputs.stream().filter(OutputMessage::isCall).forEach(call -> accountIds.add(call.call().accountId()));
        return accountIds;
    }

    private void sweepForMissingCalls() {
        for (final AccountBreakdown account : sweep()) {
            findings.add(lastSequence, "after it, account " + account.accountId() + " is "
                + account.level().before() + " in the journal, but " + account.level().after() + " by the rules: "
                + account.level().deciding().text() + ". Its call is missing, here or before");
        }
    }

    private List<AccountBreakdown> sweep() {
        sweeps++;
        evaluatedSequence = lastSequence;
        return engine.sweep();
    }
}
