package io.plimsoll.transport.crash;

/**
 * What accounts required at the end of a bar, and what happened to them in it. Money in minor units.
 *
 * @param accounts            with a position
 * @param notional            of their positions
 * @param maintenance         requirement
 * @param initial             requirement
 * @param calls               to MARGIN_CALL
 * @param callsByScale        those of them that came with a change of scale
 * @param liquidations        accounts that were called to LIQUIDATION or BANKRUPT
 * @param liquidationsByScale those of them that came with a change of scale
 * @param bankruptcies        accounts that were closed with less than nothing
 * @param shortfall           what these lacked
 */
record BarCounts(
    int accounts,
    long notional,
    long maintenance,
    long initial,
    int calls,
    int callsByScale,
    int liquidations,
    int liquidationsByScale,
    int bankruptcies,
    long shortfall) {

    /** Maintenance as a share of the notional; 0 if nobody has a position. */
    double maintenanceRate() {
        return notional == 0 ? 0 : (double) maintenance / notional;
    }

    /** The same of the initial requirement. */
    double initialRate() {
        return notional == 0 ? 0 : (double) initial / notional;
    }
}
