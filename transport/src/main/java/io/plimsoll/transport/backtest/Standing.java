package io.plimsoll.transport.backtest;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.transport.chain.Venue;

/**
 * What the engine reports of an account, in money.
 *
 * @param equity      of it
 * @param maintenance requirement
 * @param initial     requirement
 */
record Standing(double equity, double maintenance, double initial) {
    private static final double MINOR_UNITS = StrictMath.pow(10, -Venue.MONEY_EXPONENT);

    static Standing of(final AccountReportDecoder report) {
        return new Standing(
            report.equity() / MINOR_UNITS,
            report.maintenanceRequirement() / MINOR_UNITS,
            report.initialRequirement() / MINOR_UNITS);
    }
}
