package io.plimsoll.journal;

/** What a reader was at was pruned meanwhile: it has to begin again with what is left. */
public class JournalPrunedException extends JournalException {
    private static final long serialVersionUID = 1;

    /**
     * With a message.
     *
     * @param message which part
     */
    public JournalPrunedException(final String message) {
        super(message);
    }
}
