package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * One haircut tier of an asset, reaching from its floor to the next tier's.
 *
 * @param floor   amount in minor units
 * @param haircut a plain fraction
 */
public record HaircutTier(BigDecimal floor, BigDecimal haircut) {

    /** What counts of a part of a positive amount. */
    BigDecimal counted(final BigDecimal part) {
        return part.multiply(BigDecimal.ONE.subtract(haircut));
    }

    /** What counts of a debt: more than itself. */
    BigDecimal countedDebt(final BigDecimal debt) {
        return debt.multiply(BigDecimal.ONE.add(haircut));
    }
}
