package io.plimsoll.journal.audit;

import java.util.List;

/**
 * What came out of an audit.
 *
 * @param snapshotSequence  of the snapshot that the audit of a pruned journal began with: its first input was the next
 *                          one; 0 if it began at the journal's beginning
 * @param recordsBefore     records of the journal in front of that snapshot, none of them audited: what was pruned, and
 *                          what is left; 0 if it began at the journal's beginning
 * @param inputs            inputs applied
 * @param outputs           outputs the journal holds of them, all compared
 * @param calls             margin calls among them, each derived again and compared field by field
 * @param differences       what the journal holds and does not follow, what follows and it does not hold, what it holds
 *                          differently, and values of options that are further off than the rules allow
 * @param missingAtEnd      outputs that follow from the inputs behind the journal's last output, and calls then due:
 *                          the process died before it wrote them; not differences
 * @param sweeps            how often all accounts were evaluated
 * @param accountsEvaluated how often an account was evaluated, in sweeps and after messages
 * @param valuesChecked     values of options against Black-76 in more than fifty digits
 * @param firstDifferences  the first differences, for people
 * @param elapsedNs         nanoseconds taken
 */
public record AuditResult(
    long snapshotSequence,
    long recordsBefore,
    long inputs,
    long outputs,
    long calls,
    long differences,
    long missingAtEnd,
    long sweeps,
    long accountsEvaluated,
    ValuesChecked valuesChecked,
    List<String> firstDifferences,
    long elapsedNs) {

    /**
     * Whether it began with a snapshot, because the journal's beginning was pruned.
     *
     * @return true if so
     */
    public boolean isFromSnapshot() {
        return recordsBefore > 0;
    }

    /**
     * Whether the journal says what the rules say.
     *
     * @return true if there is no difference
     */
    public boolean isClean() {
        return differences == 0;
    }
}
