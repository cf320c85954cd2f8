package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.journal.audit.AccountBreakdown;
import io.plimsoll.journal.audit.AssetBreakdown;
import io.plimsoll.journal.audit.Cause;
import io.plimsoll.journal.audit.HaircutPart;
import io.plimsoll.journal.audit.LevelTest;
import io.plimsoll.journal.audit.MarginTier;
import io.plimsoll.journal.audit.PositionBreakdown;
import java.io.PrintWriter;
import java.time.Instant;

/**
 * Prints an account as an auditor wants to read it: each number can be derived from those above it. Amounts are in
 * minor units, as the rules count, and in the asset's unit where a sum is reached.
 */
final class BreakdownText {
    private final JournalNames names;
    private final PrintWriter out;

    BreakdownText(final JournalNames names, final PrintWriter out) {
        this.names = names;
        this.out = out;
    }

    void print(final AccountBreakdown account) {
        out.println("Account " + account.accountId() + " of owner " + account.owner() + ", class " + account.classId()
            + ", " + account.mode() + ", valued in " + names.asset(account.valuationAssetId())
            + (account.unreconciled() ? ", UNRECONCILED" : ""));
        out.println();
        out.println("Positions (rules 2 and 3)");
        account.positions().forEach(this::print);
        out.println(account.positions().isEmpty() ? "  none" : "");
        out.println("Assets");
        account.assets().forEach(asset -> print(asset, account.valuationAssetId()));
        out.println(account.assets().isEmpty() ? "  none" : "");
        printTotals(account);
        printLevel(account);
    }

    private void print(final PositionBreakdown position) {
        final MarginTier tier = position.tier();
        out.println("  " + names.instrument(position.instrumentId()) + (position.inverse() ? ", inverse" : "")
            + ": " + plain(position.lots()) + " lots, settled in " + names.asset(position.settlementAssetId()));
        out.println("    mark              " + plain(position.mark().price()) + " = " + plain(position.mark().ticks())
            + " ticks, " + (position.mark().fromTick() ? "a tick" : "a fill's price") + text(position.mark().cause()));
        out.println("    value             " + position.value() + (position.inverse()
            ? " = -lots x unit / ticks" : " = lots x unit x ticks") + ", unit " + position.unit());
        out.println("    entry cost        " + plain(position.entryCost()));
        out.println("    funding           " + plain(position.funding()) + " (index "
            + plain(position.fundingIndex().index()) + text(position.fundingIndex().cause()) + ", entered at "
            + plain(position.entryFunding()) + ")");
        out.println("    unrealised profit " + plain(position.unrealisedProfit())
            + " = floor(value) - entry cost + funding");
        out.println("    tier              from notional " + plain(tier.floor()) + ": maintenance rate "
            + plain(tier.maintenanceRate()) + ", amount " + plain(tier.amount()) + ", initial rate "
            + plain(tier.initialRate()));
        out.println("    maintenance       " + plain(position.maintenance()) + " = ceil(" + position.notional() + " x "
            + plain(tier.maintenanceRate()) + " - " + plain(tier.amount()) + ")");
        out.println("    initial           " + plain(position.initial()) + " = ceil(" + position.notional() + " x "
            + plain(tier.initialRate()) + ")");
    }

    private void print(final AssetBreakdown asset, final int valuationAssetId) {
        out.println("  " + names.asset(asset.assetId()) + ", one minor unit is 10^" + asset.exponent());
        out.println("    balance           " + (asset.balance() == null ? "0" : plain(asset.balance())));
        out.println("    unrealised profit " + plain(asset.unrealisedProfit()) + ", of the positions settled in it");
        out.println("    net               " + plain(asset.net()) + " = balance + unrealised profit");
        for (final HaircutPart part : asset.haircuts()) {
            out.println("    haircut           " + plain(part.part()) + " from " + plain(part.tier().floor()) + " at "
                + plain(part.tier().haircut()) + " counts " + plain(part.counted()));
        }
        out.println("    with haircuts     " + plain(asset.weighted()));
        if (asset.mark() != null) {
            out.println("    price             " + plain(asset.mark().price()) + ", mark of "
                + names.instrument(asset.priceInstrumentId()) + text(asset.mark().cause()));
        }
        out.println(asset.conversion() == null ? "    no price: it counts for nothing"
            : "    worth             " + plain(asset.conversion().worth()) + " / "
                + plain(asset.conversion().valuationWorth()) + " minor units of " + names.asset(valuationAssetId)
                + " for one of its own");
        out.println("    equity            " + plain(asset.totals().equity()) + " = floor(with haircuts x worth)");
        out.println("    without haircuts  " + plain(asset.totals().equityWithoutHaircuts())
            + " = floor(net x worth)");
        out.println("    maintenance       " + plain(asset.totals().maintenance()) + " = ceil("
            + plain(asset.maintenance()) + " x worth)");
        out.println("    initial           " + plain(asset.totals().initial()) + " = ceil("
            + plain(asset.initial()) + " x worth)");
    }

    private void printTotals(final AccountBreakdown account) {
        final int asset = account.valuationAssetId();
        out.println("Totals over all assets");
        out.println("  equity              " + plain(account.totals().equity()) + " = "
            + names.money(asset, account.totals().equity()));
        out.println("  without haircuts    " + plain(account.totals().equityWithoutHaircuts()) + " = "
            + names.money(asset, account.totals().equityWithoutHaircuts()));
        out.println("  maintenance         " + plain(account.totals().maintenance()) + " = "
            + names.money(asset, account.totals().maintenance()));
        out.println("  initial             " + plain(account.totals().initial()) + " = "
            + names.money(asset, account.totals().initial()));
        out.println();
    }

    private void printLevel(final AccountBreakdown account) {
        out.println("Level (rule 3), the first test that holds decides");
        for (final LevelTest test : account.level().tests()) {
            out.println("  " + test.level() + (test.cure() ? " (not cured yet)" : "") + ": " + test.text());
        }
        out.println("  " + account.level().before() + " -> " + account.level().after() + ", shortfall "
            + names.money(account.valuationAssetId(), account.level().shortfall()));
    }

    private static String text(final Cause cause) {
        return cause == null ? "" : ", by input " + cause.sequence() + " of source " + cause.sourceId() + " at "
            + Instant.ofEpochSecond(0, cause.timeNs());
    }
}
