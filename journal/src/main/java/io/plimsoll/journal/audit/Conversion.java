package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * Rule 1, Conversion of amounts of one asset into another: c(A, V) = x_A / x_V, and 1 of an asset into itself.
 *
 * @param worth          x_A: what a minor unit of the asset is worth in the reference asset
 * @param valuationWorth x_V: what a minor unit of the other is worth
 */
public record Conversion(BigDecimal worth, BigDecimal valuationWorth) {

    /** An amount in minor units of the other asset, exact. */
    Quotient of(final BigDecimal amount) {
        return worth.equals(valuationWorth)
            ? Quotient.of(amount)
            : Quotient.of(amount.multiply(worth), valuationWorth);
    }
}
