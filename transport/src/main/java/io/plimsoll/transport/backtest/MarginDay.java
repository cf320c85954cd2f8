package io.plimsoll.transport.backtest;

/**
 * What an account needed at a snapshot and lost until the next one, in money.
 *
 * @param timeNs      of the snapshot
 * @param maintenance requirement
 * @param initial     requirement
 * @param loss        of equity until the next snapshot, with nothing traded in between; below 0 it is a gain
 */
record MarginDay(long timeNs, double maintenance, double initial, double loss) {

    boolean isBeyondMaintenance() {
        return loss > maintenance;
    }

    boolean isBeyondInitial() {
        return loss > initial;
    }

    /** The loss in shares of the maintenance requirement, 0 of a gain. */
    double shareUsed() {
        return loss > 0 ? loss / maintenance : 0;
    }
}
