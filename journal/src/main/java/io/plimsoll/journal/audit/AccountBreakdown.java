package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.AccountMode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Rules 2 and 3 for one account at one moment: what it has, what that is worth and needs, and which level follows,
 * every number from those before it.
 *
 * @param accountId        of the account
 * @param owner            of the account
 * @param classId          of its account class, whose ratios decide
 * @param mode             cross, isolated or portfolio
 * @param unreconciled     whether a fact about it was refused and not made good
 * @param valuationAssetId of the asset in which it is valued
 * @param referenceAssetId of the asset in which all others are priced
 * @param valuationPrice   of the valuation asset
 * @param limit            of its gross notional, minor units of the valuation asset; null for none
 * @param positions        by instrument id
 * @param assets           by asset id: those in which it has a balance or a position
 * @param underlyings      by instrument id: those that a portfolio account has a position with, none of another account
 * @param shadow           requirements by the shadow grid of its class; null without one, and of another account
 * @param totals           sums over assets, and over underlyings
 * @param available        what it could still use for new risk (rule 11.8), minor units of the valuation asset; null
 *                         before version 4 of the rules
 * @param level            that follows
 */
public record AccountBreakdown(
    long accountId,
    long owner,
    int classId,
    AccountMode mode,
    boolean unreconciled,
    int valuationAssetId,
    int referenceAssetId,
    AssetPrice valuationPrice,
    BigDecimal limit,
    List<PositionBreakdown> positions,
    List<AssetBreakdown> assets,
    List<UnderlyingBreakdown> underlyings,
    ShadowBreakdown shadow,
    AccountTotals totals,
    BigDecimal available,
    LevelBreakdown level) {

    static AccountBreakdown of(final Book book, final Account account) {
        final List<PositionBreakdown> positions = new ArrayList<>(account.positions.size());
        for (final Position position : account.positions.values()) {
            positions.add(account.isPortfolio()
                ? PositionBreakdown.ofPortfolio(book, position, book.grid(account))
                : PositionBreakdown.of(book, account, position));
        }
        final List<AssetBreakdown> assets = new ArrayList<>(account.balances.size());
        AccountTotals totals = AccountTotals.ZERO;
        for (final int assetId : account.assetIds()) {
            final AssetBreakdown asset = AssetBreakdown.of(book, account, assetId, positions);
            assets.add(asset);
            totals = totals.plus(asset.totals());
        }
        final List<UnderlyingBreakdown> underlyings =
            account.isPortfolio() ? UnderlyingBreakdown.of(book, account, book.grid(account)) : List.of();
        for (final UnderlyingBreakdown underlying : underlyings) {
            totals = totals.plus(underlying.totals());
        }
        return new AccountBreakdown(
            account.id,
            account.owner,
            account.classId,
            account.mode,
            account.unreconciled,
            account.valuationAssetId,
            book.referenceAssetId,
            AssetPrice.of(book, account.valuationAssetId),
            account.limit,
            positions,
            assets,
            underlyings,
            ShadowBreakdown.of(book, account),
            totals,
            book.hasSettings ? available(assets, underlyings) : null,
            book.accountClasses.get(account.classId).judge(account.level, totals));
    }

    private static BigDecimal available(
        final List<AssetBreakdown> assets, final List<UnderlyingBreakdown> underlyings) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final AssetBreakdown asset : assets) {
            sum = sum.add(asset.availableInValuationAsset());
        }
        for (final UnderlyingBreakdown underlying : underlyings) {
            sum = sum.subtract(underlying.initial());
        }
        return sum;
    }
}
