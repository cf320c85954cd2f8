package io.plimsoll.engine.output;

import io.plimsoll.engine.account.AccountTable;
import io.plimsoll.engine.account.BalanceTable;
import io.plimsoll.engine.account.Book;
import io.plimsoll.engine.asset.AssetTable;
import io.plimsoll.engine.collateral.InitialWeight;
import io.plimsoll.engine.collateral.WeighedAmount;
import io.plimsoll.engine.margin.AccountMargin;
import io.plimsoll.engine.wire.AccountReportEncoder;

/** What each asset of an account counts for, and what the account could still use (rules, section 11.8). */
final class CollateralReports {
    private final AccountTable accounts;
    private final BalanceTable balances;
    private final AssetTable assets;
    private final AccountMargin margin;
    private final WeighedAmount weighed;
    private final InitialWeight weight;

    CollateralReports(final Book book, final AccountMargin margin) {
        accounts = book.accounts();
        balances = book.balances();
        assets = book.assets();
        this.margin = margin;
        weighed = new WeighedAmount(assets.haircuts());
        weight = new InitialWeight(assets, book.instruments(), book.collateral());
    }

    /** What the account could still use, of which margin and initial requirements were computed last. */
    long available(final int account) {
        long sum = accounts.isPortfolio(account) ? -margin.initial() : 0;
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            sum += margin.worthDown(balances.asset(b), counted(account, b), accounts.valuationAsset(account));
        }
        return sum;
    }

    /** What a balance counts for new risk with the positions settled in it, minor units of its asset. */
    private long counted(final int account, final int balance) {
        final int asset = balances.asset(balance);
        final long amount = balances.amount(balance);
        final long usable = weight.usable(
            asset, amount, balances.unrealisedSum(balance) - balances.initialSum(balance));
        return isMoneyOfPortfolio(account, asset)
            ? usable
            : weight.counted(asset, usable, amount, margin.extraHaircut(account, asset));
    }

    private boolean isMoneyOfPortfolio(final int account, final int asset) {
        return accounts.isPortfolio(account) && asset == accounts.valuationAsset(account);
    }

    /** Writes the report's group of that name. */
    void write(final AccountReportEncoder report, final int account) {
        int count = 0;
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            count++;
        }
        final AccountReportEncoder.CollateralEncoder group = report.collateralCount(count);
        for (int b = accounts.firstBalance(account); b != BalanceTable.NONE; b = balances.next(b)) {
            write(account, b, group.next());
        }
    }

    private void write(
        final int account, final int balance, final AccountReportEncoder.CollateralEncoder entry) {
        final int asset = balances.asset(balance);
        final long net = balances.amount(balance) + balances.unrealisedSum(balance);
        final long byTiers = isMoneyOfPortfolio(account, asset) ? net : weighed.byTiers(asset, net);
        final long extra = margin.extraHaircut(account, asset);
        entry.assetId(assets.id(asset))
            .deposited(balances.amount(balance))
            .net(net)
            .weighted(byTiers)
            .extra(byTiers - weighed.less(byTiers, extra))
            .available(counted(account, balance))
            .extraHaircut(extra);
    }
}
