package io.plimsoll.transport.load;

import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.scenario.RefusalReasons;

/** What to do when a service refuses what was sent by hand. */
public final class LoadAdvice {

    private LoadAdvice() {
    }

    /**
     * What to do about a reason.
     *
     * @param reason the service gave
     * @return in words
     */
    public static String of(final ReasonCode reason) {
        return switch (reason) {
            case ALREADY_DEFINED -> "there before, and stays as it was; marks, balances and positions were set anew";
            case UNKNOWN_INSTRUMENT -> "the service does not have it; load the file that defines it";
            case PRICE_BEYOND_MAXIMUM -> "the price is above the maximumPrice that the instrument was defined with,"
                + " which stays; define one with a higher maximumPrice, under another id";
            case INSTRUMENT_NOT_TRADING -> "the instrument is settled; leave it out";
            case ASSETS_FULL, INSTRUMENTS_FULL, TIERS_FULL, ACCOUNT_CLASSES_FULL, ACCOUNTS_FULL, POSITIONS_FULL,
                BALANCES_FULL, ACCOUNT_POSITIONS_FULL -> "the service has no room for more; its capacities are those"
                + " its journal was begun with: begin another journal with a higher engine.max-...";
            default -> RefusalReasons.inWords(reason);
        };
    }
}
