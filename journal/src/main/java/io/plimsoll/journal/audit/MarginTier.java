package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * One tier of an instrument: from its floor on, maintenance is notional x rate - amount.
 *
 * @param floor           notional in settlement minor units
 * @param maintenanceRate a plain fraction
 * @param amount          settlement minor units
 * @param initialRate     a plain fraction
 */
public record MarginTier(
    BigDecimal floor, BigDecimal maintenanceRate, BigDecimal amount, BigDecimal initialRate) {

    /** Rule 2: MM; rule 11.1: A. */
    BigDecimal maintenance(final Quotient notional) {
        return notional.times(maintenanceRate).minus(amount).ceil();
    }
}
