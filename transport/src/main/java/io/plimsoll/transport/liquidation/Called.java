package io.plimsoll.transport.liquidation;

/** When an account that the venue liquidated had been given a level by the engine. */
enum Called {
    /** In an earlier second, by trade prices. */
    BEFORE("before"),
    /** In the second of the liquidation, at the venue's marks. */
    AT("at"),
    /** Not even then. */
    NOT("not");

    private final String words;

    Called(final String words) {
        this.words = words;
    }

    /** By how long it had been called. */
    static Called of(final long earlyNs) {
        if (earlyNs == EarlyTimes.NOT) {
            return NOT;
        }
        return earlyNs == 0 ? AT : BEFORE;
    }

    String words() {
        return words;
    }
}
