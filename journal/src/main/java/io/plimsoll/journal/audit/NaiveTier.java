package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * One tier of an instrument: from its floor on, maintenance is notional x rate - amount.
 *
 * @param floor           notional in settlement minor units
 * @param maintenanceRate a plain fraction
 * @param amount          settlement minor units
 * @param initialRate     a plain fraction
 */
record NaiveTier(BigInteger floor, Fraction maintenanceRate, BigInteger amount, Fraction initialRate) {

    Fraction maintenance(final Fraction notional) {
        return notional.times(maintenanceRate).minus(Fraction.of(amount));
    }

    Fraction initial(final Fraction notional) {
        return notional.times(initialRate);
    }
}
