package io.plimsoll.transport.liquidation;

/** What brought a change of level about. */
enum Cause {
    /** A price. */
    PRICE,
    /** Money paid in. */
    DEPOSIT,
    /** Money paid out. */
    WITHDRAWAL,
    /** A fill of the account's own. */
    TRADE
}
