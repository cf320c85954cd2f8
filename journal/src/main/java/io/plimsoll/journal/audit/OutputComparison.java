package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.MarginCallDecoder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Compares the outputs that a journal holds of an input with those that follow from it by the rules. */
final class OutputComparison {
    private final AuditEngine engine;
    private final Findings findings;
    private long calls;

    OutputComparison(final AuditEngine engine, final Findings findings) {
        this.engine = engine;
        this.findings = findings;
    }

    /** Calls of the journal that were compared. */
    long calls() {
        return calls;
    }

    /**
     * Compares the outputs of one input.
     *
     * @param sequence  of the input
     * @param inJournal what the journal holds
     * @param byRules   what follows, from the input and from the accounts that were evaluated after it
     */
    void compare(final long sequence, final List<OutputMessage> inJournal, final List<OutputMessage> byRules) {
        final long before = findings.count();
        compareCalls(sequence, calls(inJournal), calls(byRules));
        compareOthers(sequence, others(inJournal), others(byRules));
        if (findings.count() == before && !isSameOrder(inJournal, byRules)) {
            findings.add(sequence, "its outputs are in another order than the rules give");
        }
    }

    private static boolean isSameOrder(final List<OutputMessage> inJournal, final List<OutputMessage> byRules) {
        for (int i = 0; i < inJournal.size(); i++) {
            if (!inJournal.get(i).isSame(byRules.get(i))) {
                return false;
            }
        }
        return true;
    }

    private void compareCalls(
        final long sequence, final List<OutputMessage> inJournal, final List<OutputMessage> byRules) {
        final Map<Long, OutputMessage> due = new LinkedHashMap<>();
        byRules.forEach(call -> due.put(call.call().accountId(), call));
        for (final OutputMessage call : inJournal) {
            calls++;
            final OutputMessage expected = due.remove(call.call().accountId());
            if (expected == null) {
                notDue(sequence, call.call());
            } else {
                compareFields(sequence, call, expected);
            }
        }
        due.values().forEach(call -> findings.add(sequence, "a call is missing, here or before: " + call.text()));
    }

    private void compareFields(final long sequence, final OutputMessage call, final OutputMessage expected) {
        final List<CallFields.Difference> differences = CallFields.differences(call, expected);
        if (!differences.isEmpty()) {
            findings.add(sequence, "in call " + call.call().callId() + " of account " + call.call().accountId() + ", "
                + String.join("; ", differences.stream().map(CallFields.Difference::toString).toList()));
            engine.lastCallId(call.call().callId());
        }
    }

    private void notDue(final long sequence, final MarginCallDecoder call) {
        final String byRules = engine.breakdown(call.accountId())
            .map(account -> "the account is " + account.level().before() + " and stays so, since "
                + account.level().deciding().text())
            .orElse("there is no such account");
        findings.add(sequence, "call " + call.callId() + " of account " + call.accountId()
            + " does not follow: by the rules " + byRules);
    }

    /** Side by side; where one side has a kind of output that the other does not have here, only that side goes on. */
    private void compareOthers(
        final long sequence, final List<OutputMessage> inJournal, final List<OutputMessage> byRules) {
        int i = 0;
        for (final OutputMessage expected : byRules) {
            while (i < inJournal.size() && !inJournal.get(i).isOfKind(expected) && hasKind(inJournal, i, expected)) {
                madeUp(sequence, inJournal.get(i++));
            }
            if (i == inJournal.size() || !inJournal.get(i).isOfKind(expected)) {
                findings.add(sequence, "an output is missing: " + expected.text());
            } else {
                compareBytes(sequence, inJournal.get(i++), expected);
            }
        }
        inJournal.subList(i, inJournal.size()).forEach(output -> madeUp(sequence, output));
    }

    private void compareBytes(final long sequence, final OutputMessage output, final OutputMessage expected) {
        if (!output.isSame(expected)) {
            findings.add(sequence, "an output is " + output.text() + " in the journal, " + expected.text()
                + " by the rules");
        }
    }

    private void madeUp(final long sequence, final OutputMessage output) {
        findings.add(sequence, "an output does not follow: " + output.text());
    }

    private static boolean hasKind(final List<OutputMessage> outputs, final int from, final OutputMessage other) {
        return outputs.subList(from, outputs.size()).stream().anyMatch(output -> output.isOfKind(other));
    }

    private static List<OutputMessage> calls(final List<OutputMessage> outputs) {
        return outputs.stream().filter(OutputMessage::isCall).toList();
    }

    private static List<OutputMessage> others(final List<OutputMessage> outputs) {
        return outputs.stream().filter(output -> !output.isCall()).toList();
    }
}
