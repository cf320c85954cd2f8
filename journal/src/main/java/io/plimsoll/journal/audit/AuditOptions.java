package io.plimsoll.journal.audit;

/**
 * How thoroughly a journal is audited. Every call that the journal holds is derived again in any case; these options
 * are about the calls it should hold and does not.
 *
 * @param inputsBetweenSweeps all accounts are evaluated each time so many inputs have been applied, at least 1: a call
 *                            that is missing is found unless its account went back to the level the journal has it at
 * @param everyMessage        whether to evaluate, after every message, all accounts that it can have changed: then no
 *                            missing call escapes, and an audit takes as long as the book is large
 * @param everyValue          whether to check every value of an option that is used against what it is in more than
 *                            fifty digits, which takes many times as long; otherwise a sample that hardly shows
 * @param differencesShown    how many differences the result describes; all of them are counted
 */
public record AuditOptions(int inputsBetweenSweeps, boolean everyMessage, boolean everyValue, int differencesShown) {
    /** What is done unless asked otherwise. */
    public static final AuditOptions DEFAULT = new AuditOptions(50_000, false, false, 10);

    /** Checks every value's range. */
    public AuditOptions {
        if (inputsBetweenSweeps < 1) {
            throw new IllegalArgumentException(
                "inputs between sweeps must be at least 1 but are " + inputsBetweenSweeps);
        }
        if (differencesShown < 0) {
            throw new IllegalArgumentException("differences shown must be at least 0 but are " + differencesShown);
        }
    }
}
