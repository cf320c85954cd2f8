package io.plimsoll.transport.feed;

import io.plimsoll.engine.wire.ReasonCode;

/** What to do when the service refuses messages of a feed. */
public final class FeedAdvice {

    private FeedAdvice() {
    }

    /**
     * What to do about a reason, where that is known.
     *
     * @param reason the service gave
     * @return text to follow the reason's name, or an empty one
     */
    public static String of(final ReasonCode reason) {
        return switch (reason) {
            case TIME_BACKWARDS -> ": the venue's time runs backwards within a symbol and kind; sort the file";
            case TIME_AHEAD -> ": the venue's time is over a day ahead of the service's clock; set the wrong one";
            case UNKNOWN_INSTRUMENT -> ": the service does not have the instruments; define them (--define)";
            case PRICE_OFF_TICK -> ": the service has another tick size; feed with its definitions (--definitions)";
            case PRICE_BEYOND_MAXIMUM -> ": above the instrument's maximum price; define it with a higher one";
            case NOT_PERMITTED -> ": the source was defined for other messages; give another id (--first-source)";
            case UNKNOWN_ACCOUNT -> ": the service does not have the accounts; define them (--define)";
            case ALREADY_DEFINED -> ": there before, and stays as it was";
            case VOLATILITY_ARBITRAGE -> ": surfaces with arbitrage in them; their options were told one by one";
            case NO_VOLATILITY -> ": fills of options whose volatilities were refused as well";
            case INSTRUMENTS_FULL, ACCOUNTS_FULL, POSITIONS_FULL, BALANCES_FULL, ACCOUNT_POSITIONS_FULL ->
                ": the service has no room for more; begin another journal with a higher engine.max-...";
            default -> "";
        };
    }
}
