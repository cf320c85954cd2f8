package io.plimsoll.transport.backtest;

/** Why a row of a chain is left out. */
enum RowFault {
    NO_VOLATILITY("have no implied volatility"),
    ABSURD_VOLATILITY("have a volatility below 1 or above 2,500 %"),
    NO_UNDERLYING("have no price of the underlying"),
    NO_STRIKE("have no strike above 0"),
    EXPIRED("are of options that had expired"),
    TWICE("repeat an option of the same snapshot");

    private final String words;

    RowFault(final String words) {
        this.words = words;
    }

    /** To follow the number of rows. */
    String words() {
        return words;
    }
}
