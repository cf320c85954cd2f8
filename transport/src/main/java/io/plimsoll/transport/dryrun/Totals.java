package io.plimsoll.transport.dryrun;

import java.math.BigInteger;

/**
 * Sums over accounts, in minor units.
 *
 * @param equity      of them together
 * @param maintenance that they require
 * @param initial     that they require
 */
record Totals(BigInteger equity, BigInteger maintenance, BigInteger initial) {
    static final Totals NONE = new Totals(BigInteger.ZERO, BigInteger.ZERO, BigInteger.ZERO);

    Totals with(final long moreEquity, final long moreMaintenance, final long moreInitial) {
        return new Totals(equity.add(BigInteger.valueOf(moreEquity)),
            maintenance.add(BigInteger.valueOf(moreMaintenance)), initial.add(BigInteger.valueOf(moreInitial)));
    }
}
