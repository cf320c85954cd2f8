package io.plimsoll.transport.dryrun;

import java.io.BufferedWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Every account before and after, for a spreadsheet. Money in units of the valuation asset, exactly. */
final class AccountCsv {
    private static final String HEADER = "account_id,owner,class_id,valuation_asset,"
        + "level_before,equity_before,maintenance_before,initial_before,"
        + "level_after,equity_after,maintenance_after,initial_after";
    private static final String WITHOUT_RAMP =
        ",level_without_ramp,equity_without_ramp,maintenance_without_ramp,initial_without_ramp";

    private AccountCsv() {
    }

    static void write(final Path file, final DryRunResult result) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file, StandardCharsets.UTF_8)) {
            out.write(HEADER + (result.withoutRamp() == null ? "" : WITHOUT_RAMP) + "\n");
            for (int account = 0; account < result.before().count(); account++) {
                out.write(line(result, account) + "\n");
            }
        }
    }

    private static String line(final DryRunResult result, final int account) {
        final Standings before = result.before();
        final int asset = before.valuationAsset(account);
        final int exponent = result.names().assetExponent(asset);
        final StringBuilder line = new StringBuilder()
            .append(before.id(account)).append(',').append(before.owner(account)).append(',')
            .append(before.classId(account)).append(',').append(quoted(result.names().asset(asset)));
        append(line, before, account, exponent);
        append(line, result.after(), account, exponent);
        if (result.withoutRamp() != null) {
            append(line, result.withoutRamp(), account, exponent);
        }
        return line.toString();
    }

    private static void append(
        final StringBuilder line, final Standings standings, final int account, final int exponent) {
        line.append(',').append(standings.level(account))
            .append(',').append(money(standings.equity(account), exponent))
            .append(',').append(money(standings.maintenance(account), exponent))
            .append(',').append(money(standings.initial(account), exponent));
    }

    private static String money(final long minorUnits, final int exponent) {
        return BigDecimal.valueOf(minorUnits, -exponent).toPlainString();
    }

    private static String quoted(final String name) {
        return name.contains(",") || name.contains("\"") ? '"' + name.replace("\"", "\"\"") + '"' : name;
    }
}
