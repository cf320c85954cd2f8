package io.plimsoll.engine.account;

import io.plimsoll.engine.Rules;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.collateral.CollateralTable;
import io.plimsoll.engine.instrument.CombinedPriceTable;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.liquidity.SizeTable;
import io.plimsoll.engine.portfolio.OptionValues;
import io.plimsoll.engine.scale.ScaleTable;
import io.plimsoll.engine.scenario.GridTable;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import io.plimsoll.engine.volatility.VolatilityTable;

/**
 * All that margin is computed from.
 *
 * @param assets      assets
 * @param instruments instruments and prices
 * @param classes     account classes
 * @param accounts    accounts
 * @param positions   positions
 * @param balances    balances
 * @param grids       by which portfolio accounts are margined
 * @param optionValues what options are worth in the scenarios of grids, a cache
 * @param volatilities of instruments, as estimated
 * @param scales      by which instruments' requirements follow volatility
 * @param sizes       by which they grow with size
 * @param combinedPrices marks that are the lowest of others'
 * @param collateral  by which assets' worth follows the market
 * @param maxPositionsPerAccount most positions of one account
 */
public record Book(
    AssetTable assets,
    InstrumentTable instruments,
    AccountClassTable classes,
    AccountTable accounts,
    PositionTable positions,
    BalanceTable balances,
    GridTable grids,
    OptionValues optionValues,
    VolatilityTable volatilities,
    ScaleTable scales,
    SizeTable sizes,
    CombinedPriceTable combinedPrices,
    CollateralTable collateral,
    int maxPositionsPerAccount) {

    /**
     * Allocates all tables.
     *
     * @param rules          say whether there are volatilities, scales and what else follows the market
     * @param maxAssets      most assets
     * @param maxInstruments most instruments
     * @param maxTiers       most tiers of an instrument, and haircut tiers of an asset
     * @param maxClasses     most account classes
     * @param maxAccounts    most accounts
     * @param maxPositions   most positions
     * @param maxBalances    most balances
     * @param maxPositionsPerAccount most positions of one account
     * @return empty tables
     */
    public static Book allocate(
        final Rules rules,
        final int maxAssets,
        final int maxInstruments,
        final int maxTiers,
        final int maxClasses,
        final int maxAccounts,
        final int maxPositions,
        final int maxBalances,
        final int maxPositionsPerAccount) {
        final AssetTable assets = new AssetTable(maxAssets, maxTiers);
        final InstrumentTable instruments = new InstrumentTable(
            maxInstruments, maxTiers, rules.hasScales() ? maxInstruments : 0);
        final GridTable grids = new GridTable();
        final AccountTable accounts = new AccountTable(maxAccounts);
        final ScaleTable scales = new ScaleTable(instruments, rules.hasScales() ? maxInstruments : 0);
        return new Book(
            assets,
            instruments,
            new AccountClassTable(maxClasses),
            accounts,
            new PositionTable(maxPositions, accounts, instruments),
            new BalanceTable(maxBalances, accounts, assets),
            grids,
            new OptionValues(instruments, grids),
            new VolatilityTable(instruments, rules.hasScales() ? maxInstruments : 0),
            scales,
            new SizeTable(instruments, scales, rules.hasScales() ? maxInstruments : 0),
            new CombinedPriceTable(instruments, rules.hasScales() ? maxInstruments : 0),
            new CollateralTable(assets, instruments, scales.rollOut(), rules.hasScales() ? maxAssets : 0),
            maxPositionsPerAccount);
    }

    /**
     * Writes everything but the accounts: assets, instruments and account classes, underlyings and grids, volatilities,
     * scales, heartbeats, size charges, combined prices and collateral.
     *
     * @param rules say whether there are underlyings and grids, and volatilities, scales and what else follows
     * @param sink  to write to
     */
    public void writeDefinitions(final Rules rules, final StateSink sink) {
        assets.writeTo(sink);
        instruments.writeTo(sink);
        classes.writeTo(sink);
        if (rules.hasPortfolios()) {
            instruments.writeUnderlyings(sink);
            grids.writeTo(sink);
            classes.writeGrids(sink);
        }
        if (rules.hasScales()) {
            for (int instrument = 0; instrument < instruments.size(); instrument++) {
                volatilities.writeTo(instrument, sink);
            }
            scales.writeTo(sink);
            instruments.heartbeats().writeTo(instruments, sink);
            sizes.writeTo(sink);
            combinedPrices.writeTo(sink);
            collateral.writeTo(sink);
        }
    }

    /**
     * Reads everything but the accounts into empty tables.
     *
     * @param rules say whether there are underlyings and grids, and volatilities, scales and what else follows
     * @param state to read from
     * @throws StateException if it makes no sense
     */
    public void readDefinitions(final Rules rules, final StateSource state) {
        assets.readFrom(state, instruments.capacity());
        instruments.readFrom(state, assets.size());
        for (int asset = 0; asset < assets.size(); asset++) {
            if (assets.priceInstrument(asset) >= instruments.size()) {
                throw new StateException("asset " + assets.id(asset) + " has a price source that is not defined; "
                    + "load another state");
            }
        }
        classes.readFrom(state);
        if (rules.hasPortfolios()) {
            instruments.readUnderlyings(state);
            grids.readFrom(state, instruments);
            classes.readGrids(state, grids.size());
            for (int grid = 0; grid < grids.size(); grid++) {
                optionValues.gridDefined(grid);
            }
        }
        if (rules.hasScales()) {
            for (int instrument = 0; instrument < instruments.size(); instrument++) {
                volatilities.readFrom(instrument, state);
            }
            scales.readFrom(state, volatilities);
            instruments.heartbeats().readFrom(instruments, state);
            sizes.readFrom(state);
            combinedPrices.readFrom(state);
            collateral.readFrom(state, volatilities);
        }
    }

    /**
     * Writes one account with its balances and positions.
     *
     * @param account index
     * @param sink    to write to
     */
    public void writeAccount(final int account, final StateSink sink) {
        accounts.writeTo(account, sink);
        balances.writeTo(account, sink);
        positions.writeTo(account, sink);
    }

    /**
     * Reads one account with its balances and positions and adds it.
     *
     * @param state to read from
     * @return its index
     * @throws StateException if it makes no sense
     */
    public int readAccount(final StateSource state) {
        final int account = accounts.readFrom(state, classes.size(), assets.size());
        if (accounts.isPortfolio(account)
            && classes.grid(accounts.accountClass(account)) == AccountClassTable.NO_GRID) {
            throw new StateException("account " + accounts.id(account)
                + " has no grid and cannot be a portfolio account; load another state");
        }
        balances.readFrom(account, state);
        requirePriced(accounts.valuationAsset(account));
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            requirePriced(balances.asset(b));
            if (!accounts.canHold(account, balances.asset(b))) {
                throw new StateException("account " + accounts.id(account)
                    + " cannot hold asset " + assets.id(balances.asset(b)) + "; load another state");
            }
        }
        positions.readFrom(account, balances, state);
        return account;
    }

    private void requirePriced(final int asset) {
        if (!assets.isPriced(asset, instruments)) {
            throw new StateException("asset " + assets.id(asset)
                + " has no price and can be in no account; load another state");
        }
    }
}
