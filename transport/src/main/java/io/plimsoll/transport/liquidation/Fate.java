package io.plimsoll.transport.liquidation;

/** What became of a call to LIQUIDATION. */
enum Fate {
    /** The venue liquidated the account while the call was in force. */
    LIQUIDATED,
    /** It did so soon after the call had been cured. */
    LIQUIDATED_LATER,
    /** It did not. */
    NEVER
}
