package io.plimsoll.journal.audit;

import java.math.BigInteger;

/**
 * What an account has of an asset.
 *
 * @param amount         minor units, negative for a debt
 * @param realisedProfit minor units, fees not subtracted
 */
record NaiveBalance(BigInteger amount, BigInteger realisedProfit) {
    static final NaiveBalance NONE = new NaiveBalance(BigInteger.ZERO, BigInteger.ZERO);

    NaiveBalance plus(final BigInteger change, final BigInteger profit) {
        return new NaiveBalance(amount.add(change), realisedProfit.add(profit));
    }
}
