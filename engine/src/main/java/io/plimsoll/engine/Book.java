package io.plimsoll.engine;

import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.instrument.InstrumentTable;

/**
 * All that margin is computed from.
 *
 * @param assets      assets
 * @param instruments instruments and prices
 * @param classes     account classes
 * @param accounts    accounts
 * @param positions   positions
 * @param balances    balances
 */
public record Book(
    AssetTable assets,
    InstrumentTable instruments,
    AccountClassTable classes,
    AccountTable accounts,
    PositionTable positions,
    BalanceTable balances) {

    static Book allocate(final EngineConfiguration configuration) {
        final AssetTable assets = new AssetTable(configuration.maxAssets(), configuration.maxTiers());
        final InstrumentTable instruments =
            new InstrumentTable(configuration.maxInstruments(), configuration.maxTiers());
        final AccountTable accounts = new AccountTable(configuration.maxAccounts());
        return new Book(
            assets,
            instruments,
            new AccountClassTable(configuration.maxAccountClasses()),
            accounts,
            new PositionTable(configuration.maxPositions(), accounts, instruments),
            new BalanceTable(configuration.maxBalances(), accounts, assets));
    }
}
