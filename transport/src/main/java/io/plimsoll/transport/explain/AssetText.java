package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.Formula.operand;
import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.AccountBreakdown;
import io.plimsoll.journal.audit.AssetBreakdown;
import io.plimsoll.journal.audit.AssetPrice;
import io.plimsoll.journal.audit.AvailableBreakdown;
import io.plimsoll.journal.audit.ExtraHaircut;
import io.plimsoll.journal.audit.HaircutPart;
import io.plimsoll.journal.audit.Mark;
import io.plimsoll.journal.audit.PositionBreakdown;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;

/** Rule 3 for one asset of an account, line by line. */
final class AssetText {
    private final JournalNames names;
    private final Sheet sheet;
    private final AccountBreakdown account;

    AssetText(final JournalNames names, final Sheet sheet, final AccountBreakdown account) {
        this.names = names;
        this.sheet = sheet;
        this.account = account;
    }

    /** What the valuation asset is worth, by which all others are divided. */
    void printValuation() {
        final AssetPrice price = account.valuationPrice();
        sheet.head(minorUnits(account.valuationAssetId(), price.exponent()));
        printWorth(account.valuationAssetId(), price.exponent(), price.priceInstrumentId(), price.mark(),
            price.worth());
    }

    void print(final AssetBreakdown asset) {
        sheet.head(minorUnits(asset.assetId(), asset.exponent()));
        final BigDecimal balance = asset.balance() == null ? BigDecimal.ZERO : asset.balance();
        sheet.line("balance", plain(balance));
        sheet.line("unrealised profit", sumOverPositions(asset, asset.unrealisedProfit(),
            PositionBreakdown::unrealisedProfit));
        sheet.line("net", plain(asset.net()) + " = " + operand(balance) + " + " + operand(asset.unrealisedProfit()));
        printHaircuts(asset);
        if (asset.extra().isAny() || asset.extra().isChanging()) {
            printExtraHaircut(asset.extra());
        }
        if (asset.available() != null) {
            printAvailable(asset.available());
        }
        sheet.line("maintenance", sumOverPositions(asset, asset.maintenance(), PositionBreakdown::maintenance));
        sheet.line("initial", sumOverPositions(asset, asset.initial(), PositionBreakdown::initial));
        if (asset.conversion() == null) {
            sheet.line("price", "none: the asset counts for nothing");
        } else if (asset.assetId() != account.valuationAssetId()) {
            printWorth(asset.assetId(), asset.exponent(), asset.priceInstrumentId(), asset.mark(),
                asset.conversion().worth());
        }
        printContribution(asset);
    }

    void printHaircuts(final AssetBreakdown asset) {
        if (asset.haircutsCause() == null && asset.haircuts().isEmpty()) {
            sheet.line("with haircuts", plain(asset.weighted()) + " = net, there is no haircut");
            return;
        }
        for (final HaircutPart part : asset.haircuts()) {
            final boolean isDebt = part.part().signum() < 0;
            sheet.line("haircut", plain(part.tier().haircut()) + (isDebt ? " of a debt" : " from "
                + plain(part.tier().floor()) + (part.nextFloor() == null ? " on" : " to " + plain(part.nextFloor())))
                + ": " + plain(part.part()) + " counts " + plain(part.counted()) + " = " + operand(part.part())
                + " x (1 " + (isDebt ? "+ " : "- ") + plain(part.tier().haircut()) + ")");
        }
        sheet.line("with haircuts",
            Formula.sum(asset.weighted(), asset.haircuts().stream().map(HaircutPart::counted).toList())
                + (asset.haircutsCause() == null
                    ? "" : "; haircuts" + Formula.setBy(asset.haircutsCause()).replaceFirst(",", "")));
    }

    /** Rule 11.8. */
    void printExtraHaircut(final ExtraHaircut extra) {
        final boolean isDebt = extra.byTiers().signum() < 0;
        sheet.line("extra haircut", plain(extra.haircut()) + Formula.setBy(extra.cause()) + ": "
            + plain(extra.weighted()) + " = floor(" + operand(extra.byTiers()) + " x (1 " + (isDebt ? "+ " : "- ")
            + plain(extra.haircut()) + ")), which takes " + plain(extra.taken()) + " off" + rollOut(extra));
    }

    private static String rollOut(final ExtraHaircut extra) {
        if (!extra.isChanging()) {
            return "";
        }
        return extra.changedOver()
            ? "; the account has changed over, those that have not are at " + plain(extra.other())
            : "; coming: " + plain(extra.other()) + ", the account has not changed over";
    }

    /** Rule 11.8, Available. */
    void printAvailable(final AvailableBreakdown available) {
        sheet.line("free", plain(available.free()) + ", the balance and what counts of " + plain(available.profit())
            + ", unrealised profit less initial requirements");
        sheet.line("free, weighted", plain(available.weighted()) + " after haircuts, of which "
            + plain(available.weight()) + " counts for new risk");
        sheet.line("available", plain(available.amount()) + " = floor(" + operand(available.weighted()) + " x "
            + plain(available.weight()) + ")");
    }

    /** A price is what one of the asset costs in the reference asset; a minor unit is worth that times its size. */
    private void printWorth(
        final int assetId, final int exponent, final Integer priceInstrumentId, final Mark mark,
        final BigDecimal worth) {
        final String reference = names.asset(account.referenceAssetId());
        if (mark == null) {
            sheet.line("worth", plain(worth) + " = 10^" + exponent + ", what a minor unit is worth in " + reference
                + ", the reference asset");
            return;
        }
        sheet.line("price", "one " + names.asset(assetId) + " is " + plain(mark.price()) + " " + reference
            + ", the mark of " + names.instrument(priceInstrumentId) + ", " + Formula.kind(mark)
            + Formula.setBy(mark.cause()));
        sheet.line("worth", plain(worth) + " = " + plain(mark.price()) + " x 10^" + exponent
            + ", what a minor unit is worth in " + reference);
    }

    private void printContribution(final AssetBreakdown asset) {
        sheet.line("counts in equity", contribution(asset, asset.totals().equity(), "floor(",
            asset.extra().isAny() ? asset.extra().weighted() : asset.weighted()));
        sheet.line("without haircuts",
            contribution(asset, asset.totals().equityWithoutHaircuts(), "floor(", asset.net()));
        sheet.line("in maintenance",
            contribution(asset, asset.totals().maintenance(), "ceil(", asset.maintenance()));
        sheet.line("in initial", contribution(asset, asset.totals().initial(), "ceil(", asset.initial()));
    }

    private String contribution(
        final AssetBreakdown asset, final BigDecimal result, final String rounding, final BigDecimal amount) {
        if (asset.conversion() == null) {
            return plain(result);
        }
        final String rate = asset.assetId() == account.valuationAssetId() ? ""
            : " x " + plain(asset.conversion().worth()) + " / " + plain(asset.conversion().valuationWorth());
        return plain(result) + " = " + rounding + plain(amount) + rate + ")";
    }

    private String sumOverPositions(
        final AssetBreakdown asset, final BigDecimal sum, final Function<PositionBreakdown, BigDecimal> part) {
        final List<PositionBreakdown> settled = account.positions().stream()
            .filter(position -> position.settlementAssetId() == asset.assetId()).toList();
        return settled.isEmpty()
            ? "0, no position settles in it" : Formula.sum(sum, settled.stream().map(part).toList());
    }

    private String minorUnits(final int assetId, final int exponent) {
        return names.asset(assetId) + ", in minor units of 10^" + exponent;
    }
}
