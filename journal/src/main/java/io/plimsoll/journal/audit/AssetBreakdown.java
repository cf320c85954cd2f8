package io.plimsoll.journal.audit;

import java.math.BigDecimal;
import java.util.List;

/**
 * Rule 3 for one asset in which an account has a balance or a position, every number from those before it. Amounts are
 * minor units of this asset, but for the totals.
 *
 * @param assetId            of the asset
 * @param exponent           of its minor unit
 * @param balance            what the account has of it; negative for a debt, null where there is no balance
 * @param realisedProfit     part of the balance that came from positions, fees not subtracted; null likewise
 * @param unrealisedProfit   sum of U over positions settled in the asset
 * @param net                net_A = balance + unrealised profit
 * @param haircuts           the tiers that the net amount reaches, and what counts of it; none for no haircut, as
 *                           of the valuation asset of a portfolio account
 * @param haircutsCause      the input that set the haircuts; null for no haircut
 * @param weighted           w: sum of what counts, exact; the net amount where there are no haircuts
 * @param extra              what the extra haircut makes of it
 * @param available          what of it could still be used for new risk; null before version 4 of the rules
 * @param maintenance        sum of MM over positions settled in the asset
 * @param initial            sum of IM alike
 * @param priceInstrumentId  of the price source; null for the reference asset, and for an asset that has none
 * @param mark               of the price source; null for the reference asset, and for an asset without a price
 * @param conversion         x_A and x_V: what minor units of the asset and of the account's valuation asset are worth
 *                           in the reference asset; null without a price
 * @param totals             what the asset contributes to the account, in minor units of the valuation asset: equity
 *                           floor(w x_A / x_V), with an extra haircut by what that leaves of w, without haircuts
 *                           floor(net x_A / x_V), requirements ceil(MM x_A / x_V) and ceil(IM x_A / x_V); all 0 without
 *                           a price
 */
public record AssetBreakdown(
    int assetId,
    int exponent,
    BigDecimal balance,
    BigDecimal realisedProfit,
    BigDecimal unrealisedProfit,
    BigDecimal net,
    List<HaircutPart> haircuts,
    Cause haircutsCause,
    BigDecimal weighted,
    ExtraHaircut extra,
    AvailableBreakdown available,
    BigDecimal maintenance,
    BigDecimal initial,
    Integer priceInstrumentId,
    Mark mark,
    Conversion conversion,
    AccountTotals totals) {

    static AssetBreakdown of(
        final Book book, final Account account, final int assetId, final List<PositionBreakdown> positions) {
        BigDecimal unrealisedProfit = BigDecimal.ZERO;
        BigDecimal maintenance = BigDecimal.ZERO;
        BigDecimal initial = BigDecimal.ZERO;
        for (final PositionBreakdown position : positions) {
            if (position.settlementAssetId() == assetId) {
                unrealisedProfit = unrealisedProfit.add(position.unrealisedProfit());
                maintenance = maintenance.add(position.maintenance());
                initial = initial.add(position.initial());
            }
        }
        final Asset asset = book.assets.get(assetId);
        final Balance balance = account.balances.get(assetId);
        final BigDecimal net = account.balance(assetId).amount().add(unrealisedProfit);
        final List<HaircutTier> tiers = book.isInFull(account, assetId) ? List.of() : asset.haircuts();
        final List<HaircutPart> haircuts = HaircutPart.of(tiers, net);
        final BigDecimal weighted = tiers.isEmpty() ? net : counted(haircuts);
        final ExtraHaircut extra = ExtraHaircut.of(book, account, assetId, weighted);
        final Conversion conversion =
            book.hasPrice(assetId) ? book.conversion(assetId, account.valuationAssetId) : null;
        return new AssetBreakdown(
            assetId,
            asset.exponent(),
            balance == null ? null : balance.amount(),
            balance == null ? null : balance.realisedProfit(),
            unrealisedProfit,
            net,
            haircuts,
            tiers.isEmpty() ? null : asset.cause(),
            weighted,
            extra,
            book.hasSettings
                ? AvailableBreakdown.of(book, account, assetId, unrealisedProfit.subtract(initial)) : null,
            maintenance,
            initial,
            asset.priceInstrumentId(),
            book.mark(assetId),
            conversion,
            conversion == null ? AccountTotals.ZERO : new AccountTotals(
                conversion.of(extra.isAny() ? extra.weighted() : weighted).floor(),
                conversion.of(net).floor(),
                conversion.of(maintenance).ceil(),
                conversion.of(initial).ceil()));
    }

    private static BigDecimal counted(final List<HaircutPart> haircuts) {
        BigDecimal sum = BigDecimal.ZERO;
        for (final HaircutPart part : haircuts) {
            sum = sum.add(part.counted());
        }
        return sum;
    }

    /**
     * What could still be used for new risk of what the account has of the asset.
     *
     * @return minor units of the valuation asset, rounded down; 0 without a price and before version 4 of the rules
     */
    public BigDecimal availableInValuationAsset() {
        return conversion == null || available == null
            ? BigDecimal.ZERO : conversion.of(available.amount()).floor();
    }
}
