package io.plimsoll.engine.margin;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.InstrumentTable;

/** placeholder. */
public final class LiquidationPrice {
    /** placeholder. */
    public LiquidationPrice(
        final AccountTable accounts,
        final PositionTable positions,
        final BalanceTable balances,
        final AssetTable assets,
        final InstrumentTable instruments) {
    }

    public boolean calculate(final int account, final int position) {
        return false;
    }

    public long mantissa() {
        return 0;
    }

    public int exponent() {
        return 0;
    }
}
