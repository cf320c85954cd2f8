package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 3: what an account is worth and what it needs, in minor units of its valuation asset.
 *
 * @param equity                E: with haircuts
 * @param equityWithoutHaircuts E0
 * @param maintenance           M: the maintenance requirement
 * @param initial               the initial requirement
 */
public record AccountTotals(
    BigDecimal equity, BigDecimal equityWithoutHaircuts, BigDecimal maintenance, BigDecimal initial) {
    static final AccountTotals ZERO =
        new AccountTotals(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO);

    AccountTotals plus(final AccountTotals other) {
        return new AccountTotals(
            equity.add(other.equity),
            equityWithoutHaircuts.add(other.equityWithoutHaircuts),
            maintenance.add(other.maintenance),
            initial.add(other.initial));
    }
}
