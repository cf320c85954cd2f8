package io.plimsoll.journal.audit;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.OutputListener;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.JournalRecord;

/** A journal's first record says which engine it was written by. */
final class JournalStart {

    private JournalStart() {
    }

    /**
     * The auditor's engine for a journal.
     *
     * @throws JournalException if the record is not the first of the whole journal
     */
    static AuditEngine engine(final JournalRecord configuration, final OutputListener listener) {
        if (configuration.sequence() != 0) {
            throw new JournalException("the journal begins behind input " + configuration.sequence()
                + ", but an audit begins with the first: put the segments back that were pruned");
        }
        return new AuditEngine(
            EngineConfiguration.decode(configuration.buffer(), configuration.messageOffset()),
            listener,
            AuditEngine.Scope.TOUCHED_ACCOUNTS);
    }
}
