package io.plimsoll.journal.replay;

import io.plimsoll.journal.JournalException;

/** An engine does not say what the journal says it said: one of the two is wrong, and nobody may go on. */
public final class DivergenceException extends JournalException {
    private static final long serialVersionUID = 1;

    DivergenceException(final String message) {
        super(message);
    }
}
