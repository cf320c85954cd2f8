package io.plimsoll.transport.liquidation;

/** How a rebuilt account compares with the venue's own figures. */
enum Rebuilt {
    /** It is worth what was recorded, but for half a percent of the notional at most. */
    AS_RECORDED("as recorded"),
    /** It is worth less, so a call may be early for want of money that is not in the record. */
    POORER("poorer"),
    /** It is worth more, so a call may be missing for money that it had no longer. */
    RICHER("richer"),
    /** The venue looked at the margin of one position, the engine at the whole account. */
    ISOLATED("isolated");

    private final String words;

    Rebuilt(final String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
