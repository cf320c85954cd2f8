package io.plimsoll.journal.audit;

import java.math.BigDecimal;

/**
 * What an account has of an asset.
 *
 * @param amount         minor units, negative for a debt
 * @param realisedProfit minor units, fees not subtracted
 */
record Balance(BigDecimal amount, BigDecimal realisedProfit) {
    static final Balance NONE = new Balance(BigDecimal.ZERO, BigDecimal.ZERO);

    Balance plus(final BigDecimal change, final BigDecimal profit) {
        return new Balance(amount.add(change), realisedProfit.add(profit));
    }
}
