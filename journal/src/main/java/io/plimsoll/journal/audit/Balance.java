package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * What an account has of an asset.
 *
 * @param amount         minor units, negative for a debt
 * @param realisedProfit minor units, fees not subtracted
 */
record Balance(BigInteger amount, BigInteger realisedProfit) {
    static final Balance NONE = new Balance(BigInteger.ZERO, BigInteger.ZERO);

    Balance plus(final BigInteger change, final BigInteger profit) {
        return new Balance(amount.add(change), realisedProfit.add(profit));
    }
}
