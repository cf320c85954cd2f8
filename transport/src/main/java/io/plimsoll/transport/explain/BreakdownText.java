package io.plimsoll.transport.explain;

import static io.plimsoll.transport.explain.Formula.operand;
import static io.plimsoll.transport.explain.JournalNames.plain;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.journal.audit.AccountBreakdown;
import io.plimsoll.journal.audit.AccountTotals;
import io.plimsoll.journal.audit.AssetBreakdown;
import io.plimsoll.journal.audit.LevelBreakdown;
import io.plimsoll.journal.audit.LevelTest;
import io.plimsoll.journal.audit.PositionBreakdown;
import io.plimsoll.journal.audit.UnderlyingBreakdown;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Prints an account as an auditor wants to read it: each number can be derived from those above it. Amounts are in
 * minor units, as the rules count, and in the asset's unit where a sum is reached.
 */
final class BreakdownText {
    static final List<Level> WITH_RATIO = List.of(Level.LIQUIDATION, Level.MARGIN_CALL, Level.WARNING);

    private final JournalNames names;
    private final PrintWriter out;
    private final Sheet sheet;

    BreakdownText(final JournalNames names, final PrintWriter out) {
        this.names = names;
        this.out = out;
        sheet = new Sheet(out);
    }

    void print(final AccountBreakdown account) {
        out.println("Account " + account.accountId() + " of owner " + account.owner() + ", class " + account.classId()
            + ", " + account.mode() + ", valued in " + names.asset(account.valuationAssetId())
            + (account.unreconciled() ? ", UNRECONCILED" : ""));
        sheet.title("Positions (rules 1 and 2)");
        if (account.positions().isEmpty()) {
            sheet.head("none");
        }
        final PositionText positions = new PositionText(names, sheet);
        account.positions().forEach(position -> positions.print(position, exponent(account, position)));
        final AssetText assets = new AssetText(names, sheet, account);
        sheet.title("Asset in which the account is valued");
        assets.printValuation();
        sheet.title("Assets (rule 3), the last four lines of each in minor units of "
            + names.asset(account.valuationAssetId()));
        if (account.assets().isEmpty()) {
            sheet.head("none");
        }
        account.assets().forEach(assets::print);
        if (!account.underlyings().isEmpty()) {
            sheet.title("Underlyings (rule 10.4), in minor units of " + names.asset(account.valuationAssetId()));
        }
        final UnderlyingText underlyings = new UnderlyingText(names, sheet);
        account.underlyings().forEach(underlying -> underlyings.print(underlying, account.positions()));
        printTotals(account);
        printLevel(account);
    }

    /** Whatever a position settles in is among the account's assets. */
    private static int exponent(final AccountBreakdown account, final PositionBreakdown position) {
        return account.assets().stream()
            .filter(asset -> asset.assetId() == position.settlementAssetId())
            .mapToInt(AssetBreakdown::exponent)
            .findFirst().orElseThrow();
    }

    private void printTotals(final AccountBreakdown account) {
        sheet.title("Totals over all assets" + (account.underlyings().isEmpty() ? "" : " and underlyings"));
        printTotal(account, "equity", AccountTotals::equity, underlying -> BigDecimal.ZERO);
        printTotal(
            account, "without haircuts", AccountTotals::equityWithoutHaircuts, underlying -> BigDecimal.ZERO);
        printTotal(account, "maintenance", AccountTotals::maintenance, UnderlyingBreakdown::maintenance);
        printTotal(account, "initial", AccountTotals::initial, UnderlyingBreakdown::initial);
        if (account.available() != null) {
            sheet.line("available", plain(account.available()) + " for new risk, which is "
                + names.money(account.valuationAssetId(), account.available()));
        }
        if (account.shadow() != null) {
            sheet.line("by shadow grid " + account.shadow().gridId(), "maintenance "
                + names.money(account.valuationAssetId(), account.shadow().maintenance()) + ", initial "
                + names.money(account.valuationAssetId(), account.shadow().initial()) + ", without consequences");
        }
    }

    private void printTotal(
        final AccountBreakdown account,
        final String name,
        final Function<AccountTotals, BigDecimal> part,
        final Function<UnderlyingBreakdown, BigDecimal> partOfUnderlying) {
        final BigDecimal total = part.apply(account.totals());
        final List<BigDecimal> parts = Stream.concat(
            account.assets().stream().map(AssetBreakdown::totals).map(part),
            account.underlyings().stream().map(partOfUnderlying)).toList();
        sheet.line(name,
            Formula.sum(total, parts) + ", which is " + names.money(account.valuationAssetId(), total));
    }

    private void printLevel(final AccountBreakdown account) {
        final LevelBreakdown level = account.level();
        sheet.title("Level (rule 3), the first test that holds decides");
        sheet.line("class " + account.classId(), level.cause() == null ? "as it was where the reading began"
            : Formula.setBy(level.cause()).replaceFirst(", ", ""));
        sheet.line("ratios", inWords(level.ratios()) + ", for levels worse than the present one");
        sheet.line("cures", inWords(level.cures()) + ", for the present level and those not as bad");
        sheet.line("present level", level.before().toString());
        for (final LevelTest test : level.tests()) {
            sheet.line(test.level().toString(), test.text() + (test.ratio() == null ? "" : test.cure()
                ? ", by the cure" : ", by the ratio"));
        }
        sheet.line("level", level.before() + " -> " + level.after());
        sheet.line("shortfall", plain(level.shortfall()) + shortfall(level, account.totals()) + ", which is "
            + names.money(account.valuationAssetId(), level.shortfall()));
    }

    private static String inWords(final Map<Level, BigDecimal> factors) {
        return WITH_RATIO.stream()
            .map(level -> level + " " + plain(factors.get(level)))
            .collect(Collectors.joining(", "));
    }

    private static String shortfall(final LevelBreakdown level, final AccountTotals totals) {
        return switch (level.after()) {
            case BANKRUPT -> " = -" + operand(totals.equityWithoutHaircuts());
            case HEALTHY -> ", there is none when HEALTHY";
            default -> " = ceil(" + plain(level.ratios().get(level.after())) + " x " + plain(totals.maintenance())
                + ") - " + operand(totals.equity()) + ", at least 0";
        };
    }
}
