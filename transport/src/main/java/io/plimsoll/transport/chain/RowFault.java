package io.plimsoll.transport.chain;

/** Why a row of a chain is left out. */
public enum RowFault {
    /** It has none, or 0. */
    NO_VOLATILITY("have no implied volatility"),
    /** It cannot be meant. */
    ABSURD_VOLATILITY("have a volatility below 1 or above 2,500 %"),
    /** Nothing says what the underlying costs. */
    NO_UNDERLYING("have no price of the underlying"),
    /** It has none, or 0. */
    NO_STRIKE("have no strike above 0"),
    /** Nothing is left of it. */
    EXPIRED("are of options that had expired"),
    /** The first one counts. */
    TWICE("repeat an option of the same snapshot");

    private final String words;

    RowFault(final String words) {
        this.words = words;
    }

    /**
     * What is wrong, for people.
     *
     * @return to follow the number of rows
     */
    public String words() {
        return words;
    }
}
