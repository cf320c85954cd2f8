package io.plimsoll.engine.margin;

import io.plimsoll.engine.account.AccountClassTable;
import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.account.PositionTable;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.collateral.CollateralTable;
import io.plimsoll.engine.collateral.WeighedAmount;
import io.plimsoll.engine.instrument.InstrumentTable;
import io.plimsoll.engine.number.Rate;
import io.plimsoll.engine.number.Ratio;
import io.plimsoll.engine.number.Wide;
import io.plimsoll.engine.portfolio.PortfolioMargin;

/**
 * Equity and requirements of one account at the present prices, computed from its positions and balances every time,
 * never from differences (rules, section 3). Holds the result of the last calculation.
 */
public final class AccountMargin {
    private final AccountTable accounts;
    private final PositionTable positions;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final InstrumentTable instruments;
    private final PositionValuation valuation;
    private final AccountClassTable classes;
    private final PositionRequirement requirement;
    private final CollateralTable collateral;
    private final WeighedAmount weighed;
    private final PortfolioMargin portfolio;
    private final PortfolioMargin shadow;
    private final Wide wide = new Wide();

    private long equity;
    private long equityWithoutHaircuts;
    private long maintenance;
    private long initial;

    /**
     * A calculation with its own working space.
     *
     * @param book all that margin is computed from
     */
    public AccountMargin(final Book book) {
        this.accounts = book.accounts();
        this.positions = book.positions();
        this.balances = book.balances();
        this.assets = book.assets();
        this.instruments = book.instruments();
        valuation = new PositionValuation(book.instruments());
        classes = book.classes();
        requirement = new PositionRequirement(book);
        collateral = book.collateral();
        weighed = new WeighedAmount(assets.haircuts());
        portfolio = newPortfolio(book);
        shadow = newPortfolio(book);
    }

    private static PortfolioMargin newPortfolio(final Book book) {
        return new PortfolioMargin(
            book.instruments(), book.grids(), book.optionValues(), book.maxPositionsPerAccount());
    }

    /**
     * Computes equity and maintenance, which decide the level.
     *
     * @param account index
     */
    public void calculate(final int account) {
        calculate(account, false);
    }

    /**
     * Computes the initial requirement too.
     *
     * @param account index
     */
    public void calculateAll(final int account) {
        calculate(account, true);
    }

    private void calculate(final int account, final boolean withInitial) {
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            balances.clearSums(b);
        }
        if (accounts.isPortfolio(account)) {
            sumPortfolio(account);
            sumBalances(account);
            requirePortfolio(account);
        } else {
            sumPositions(account, withInitial);
            sumBalances(account);
        }
    }

    /** What positions are worth; what they need is for the grid to say. */
    private void sumPortfolio(final int account) {
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            balances.addToSums(positions.balance(p), unrealisedProfit(p), 0, 0);
        }
    }

    private void requirePortfolio(final int account) {
        require(account, classes.grid(accounts.accountClass(account)), portfolio);
        maintenance = portfolio.maintenance();
        initial = portfolio.initial();
    }

    /**
     * What a portfolio account would require by the shadow grid of its class, which has no consequences.
     *
     * @param account index
     * @return its requirements, or null if it is no portfolio account or its class has no shadow grid
     */
    public PortfolioMargin shadow(final int account) {
        final int grid = classes.shadowGrid(accounts.accountClass(account));
        if (!accounts.isPortfolio(account) || grid == AccountClassTable.NO_GRID) {
            return null;
        }
        require(account, grid, shadow);
        return shadow;
    }

    private void require(final int account, final int grid, final PortfolioMargin by) {
        by.begin(grid);
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            final int instrument = positions.instrument(p);
            final long lots = positions.lots(p);
            if (instruments.underlyings().isOption(instrument)) {
                by.addOption(instrument, lots);
            } else {
                by.addLinear(instrument, lots, valuation.valueDown(instrument, lots, instruments.mark(instrument)));
            }
        }
        final int valuationAsset = accounts.valuationAsset(account);
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            final int asset = balances.asset(b);
            if (asset != valuationAsset) {
                by.addCollateral(
                    assets.priceInstrument(asset), worthDown(asset, balances.amount(b), valuationAsset));
            }
        }
        by.calculate();
    }

    private int gridOf(final int account) {
        return classes.grid(accounts.accountClass(account));
    }

    private void sumPositions(final int account, final boolean withInitial) {
        for (int p = accounts.firstPosition(account); p != PositionTable.NONE; p = positions.next(p)) {
            final int instrument = positions.instrument(p);
            requirement.set(account, instrument, positions.lots(p), instruments.mark(instrument));
            balances.addToSums(
                positions.balance(p),
                unrealisedProfit(p),
                requirement.maintenance(),
                withInitial ? requirement.initial() : 0);
        }
    }

    private void sumBalances(final int account) {
        final int valuationAsset = accounts.valuationAsset(account);
        equity = 0;
        equityWithoutHaircuts = 0;
        maintenance = 0;
        initial = 0;
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            final int asset = balances.asset(b);
            final long net = balances.amount(b) + balances.unrealisedSum(b);
            final long bare = worthDown(asset, net, valuationAsset);
            equityWithoutHaircuts += bare;
            equity += hasHaircut(account, asset)
                ? weighedDown(asset, net, extraHaircut(account, asset), valuationAsset) : bare;
            maintenance += requirementUp(asset, balances.maintenanceSum(b), valuationAsset);
            initial += requirementUp(asset, balances.initialSum(b), valuationAsset);
        }
    }

    /** What a portfolio account is valued in is money to it. */
    private boolean hasHaircut(final int account, final int asset) {
        return (!assets.haircuts().isZero(asset) || collateral.extra(account, asset) != 0)
            && !isMoneyOfPortfolio(account, asset);
    }

    private boolean isMoneyOfPortfolio(final int account, final int asset) {
        return accounts.isPortfolio(account) && asset == accounts.valuationAsset(account);
    }

    /**
     * The extra haircut that an account's collateral has.
     *
     * @param account index
     * @param asset   index
     * @return x 10^9
     */
    public long extraHaircut(final int account, final int asset) {
        return isMoneyOfPortfolio(account, asset) ? 0 : collateral.extra(account, asset);
    }

    /**
     * What a balance counts for as collateral of its account, rounded down.
     *
     * @param account index
     * @param asset   index
     * @param amount  minor units, negative for a debt
     * @return valuation minor units
     */
    public long collateralDown(final int account, final int asset, final long amount) {
        final int valuationAsset = accounts.valuationAsset(account);
        return hasHaircut(account, asset)
            ? weighedDown(asset, amount, extraHaircut(account, asset), valuationAsset)
            : worthDown(asset, amount, valuationAsset);
    }

    /**
     * Unrealised profit of a position, funding included; of an option what it is worth.
     *
     * @param position that exists
     * @return settlement minor units
     */
    public long unrealisedProfit(final int position) {
        final int instrument = positions.instrument(position);
        final long lots = positions.lots(position);
        if (instruments.underlyings().isOption(instrument)) {
            return portfolio.worthNow(gridOf(positions.account(position)), instrument, lots);
        }
        return valuation.valueDown(instrument, lots, instruments.mark(instrument))
            - positions.entryCost(position)
            + valuation.fundingDown(instrument, lots, positions.entryFunding(position));
    }

    private long weighedDown(final int asset, final long amount, final long extra, final int valuationAsset) {
        if (amount == 0) {
            return 0;
        }
        if (extra != 0) {
            return worthDown(asset, weighed.of(asset, amount, extra), valuationAsset);
        }
        assets.haircuts().weigh(asset, amount, wide);
        return signedDown(amount < 0, asset, valuationAsset, Rate.ONE);
    }

    /**
     * What an amount is worth without haircut, rounded down.
     *
     * @param asset          index
     * @param amount         minor units, negative for a debt
     * @param valuationAsset index
     * @return valuation minor units
     */
    public long worthDown(final int asset, final long amount, final int valuationAsset) {
        if (asset == valuationAsset || amount == 0) {
            return amount;
        }
        wide.product(Math.abs(amount), 1);
        return signedDown(amount < 0, asset, valuationAsset, 1);
    }

    /**
     * A requirement in the valuation asset, rounded up.
     *
     * @param asset          index
     * @param amount         minor units, non-negative
     * @param valuationAsset index
     * @return valuation minor units
     */
    public long requirementUp(final int asset, final long amount, final int valuationAsset) {
        if (asset == valuationAsset || amount == 0) {
            return amount;
        }
        wide.product(amount, 1);
        multiply(asset, valuationAsset);
        return divideUp(asset, valuationAsset, 1);
    }

    /** Converts the magnitude in {@code wide}, scaled by scale, and rounds the signed result down. */
    private long signedDown(final boolean negative, final int asset, final int valuationAsset, final long scale) {
        multiply(asset, valuationAsset);
        return negative
            ? -divideUp(asset, valuationAsset, scale)
            : divideDown(asset, valuationAsset, scale);
    }

    private void multiply(final int asset, final int valuationAsset) {
        if (asset != valuationAsset) {
            wide.times(priceTicks(asset)).times(assets.priceUnit(asset).numerator())
                .times(assets.priceUnit(valuationAsset).denominator());
        }
    }

    private long divideDown(final int asset, final int valuationAsset, final long scale) {
        wide.dividedDown(scale);
        if (asset != valuationAsset) {
            final Ratio unit = assets.priceUnit(valuationAsset);
            wide.dividedDown(assets.priceUnit(asset).denominator()).dividedDown(unit.numerator())
                .dividedDown(priceTicks(valuationAsset));
        }
        return wide.value();
    }

    private long divideUp(final int asset, final int valuationAsset, final long scale) {
        wide.dividedUp(scale);
        if (asset != valuationAsset) {
            final Ratio unit = assets.priceUnit(valuationAsset);
            wide.dividedUp(assets.priceUnit(asset).denominator()).dividedUp(unit.numerator())
                .dividedUp(priceTicks(valuationAsset));
        }
        return wide.value();
    }

    /** Mark of the asset's price source, 1 for the reference asset. */
    private long priceTicks(final int asset) {
        final int source = assets.priceInstrument(asset);
        return source == AssetTable.NONE ? 1 : instruments.mark(source);
    }

    /**
     * How the requirement of the last account that was calculated came about, if it was a portfolio account.
     *
     * @return its holdings and outcomes
     */
    public PortfolioMargin portfolio() {
        return portfolio;
    }

    public long equity() {
        return equity;
    }

    public long equityWithoutHaircuts() {
        return equityWithoutHaircuts;
    }

    public long maintenance() {
        return maintenance;
    }

    public long initial() {
        return initial;
    }
}
