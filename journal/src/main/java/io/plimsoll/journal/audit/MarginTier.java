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
record MarginTier(BigInteger floor, Quotient maintenanceRate, BigInteger amount, Quotient initialRate) {

    Quotient maintenance(final Quotient notional) {
        return notional.times(maintenanceRate).minus(Quotient.of(amount));
    }

    Quotient initial(final Quotient notional) {
        return notional.times(initialRate);
    }
}
