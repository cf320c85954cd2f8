package io.plimsoll.transport.liquidation;

/**
 * What the venue let happen to an account while the engine had it called, or by which it was called. With what was
 * rebuilt the venue would not have allowed it; so the real account had money that the record does not tell of.
 */
enum Contradiction {
    /** It is an account of the venue's own, for which other rules hold. */
    TOOK_OVER("took over"),
    /** No deposit was recorded before. */
    NO_DEPOSIT("no deposit"),
    /** Money was paid out. */
    PAID_OUT("paid out"),
    /** A position was opened or grew. */
    ADDED("added");

    private final String words;

    Contradiction(final String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
