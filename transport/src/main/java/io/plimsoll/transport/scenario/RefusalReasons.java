package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.ReasonCode;

/** The engine's reasons for refusing a message, in plain words with what to do. */
public final class RefusalReasons {

    private RefusalReasons() {
    }

    /**
     * What to do about a refusal.
     *
     * @param reason the engine gave
     * @return for the author of the scenario
     */
    public static String inWords(final ReasonCode reason) {
        return switch (reason) {
            case NO_PRICE -> "there is no price for it; give the instrument or the asset a mark";
            case NO_TIERS -> "the instrument has no tiers; give it some";
            case NOT_MARGINED -> "a SPOT instrument has no positions; write what is held under collateral";
            case SECOND_POSITION -> "an ISOLATED account holds one position; use CROSS, or one account for each";
            case QUANTITY_BEYOND_MAXIMUM -> "the quantity is worth more than fits into 64 bits;"
                + " use a coarser asset exponent or a lower maximumPrice";
            case OVERFLOW -> "at some price up to the maximum its sums would not fit into 64 bits;"
                + " use a coarser asset exponent or a lower maximumPrice";
            case PRICE_BEYOND_MAXIMUM -> "the price is above the instrument's maximumPrice; raise that";
            case TIERS_NOT_ORDERED -> "floors and rates must rise, from a first floor and a first amount of 0";
            case TIERS_NOT_CONTINUOUS -> "maintenance would jump at a tier's floor;"
                + " leave amount out to have it follow from continuity";
            case TIERS_FULL -> "there are more tiers than 64; merge some";
            case ACCOUNT_POSITIONS_FULL -> "an account holds 512 positions at most; split the account";
            case ALREADY_DEFINED -> "the same id is there twice; remove one";
            case INVALID_DEFINITION -> "a value is outside its range: rates 0 to 100, initialRate at least"
                + " maintenanceRate, haircuts 0 to 1, level ratios 0 to 7 and falling with the level;"
                + " tick, lot and multiplier must leave room for the price in 64 bits";
            default -> "the engine says " + reason;
        };
    }
}
