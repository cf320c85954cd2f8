package io.plimsoll.engine.account;

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

    /**
     * Allocates all tables.
     *
     * @param maxAssets      most assets
     * @param maxInstruments most instruments
     * @param maxTiers       most tiers of an instrument, and haircut tiers of an asset
     * @param maxClasses     most account classes
     * @param maxAccounts    most accounts
     * @param maxPositions   most positions
     * @param maxBalances    most balances
     * @return empty tables
     */
    public static Book allocate(
        final int maxAssets,
        final int maxInstruments,
        final int maxTiers,
        final int maxClasses,
        final int maxAccounts,
        final int maxPositions,
        final int maxBalances) {
        final AssetTable assets = new AssetTable(maxAssets, maxTiers);
        final InstrumentTable instruments = new InstrumentTable(maxInstruments, maxTiers);
        final AccountTable accounts = new AccountTable(maxAccounts);
        return new Book(
            assets,
            instruments,
            new AccountClassTable(maxClasses),
            accounts,
            new PositionTable(maxPositions, accounts, instruments),
            new BalanceTable(maxBalances, accounts, assets));
    }
}
