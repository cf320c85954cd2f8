package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.MarginCallDecoder;
import java.util.List;

/**
 * A margin call of a journal and what it follows from.
 *
 * @param call             as the journal holds it
 * @param account          the account after the input that caused the call, with the level it had before and the level
 *                         that follows, by the auditor's engine
 * @param differences      fields in which the call is not what follows, for people; none if it is right in all of them
 * @param snapshotSequence of the snapshot it was derived from, because the journal's beginning was pruned; 0 if from
 *                         the journal's beginning
 */
public record CallExplanation(
    MarginCallDecoder call, AccountBreakdown account, List<String> differences, long snapshotSequence) {
}
