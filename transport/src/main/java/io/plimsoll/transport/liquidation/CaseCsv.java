package io.plimsoll.transport.liquidation;

import io.plimsoll.transport.feed.FeedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Recorded liquidations beside the engine's calls, for a spreadsheet. */
final class CaseCsv {
    private static final String HEADER = "time_s,account_id,margin_mode,recorded_value_usd,recorded_notional_usd,"
        + "trades_equity_usd,trades_maintenance_usd,trades_notional_usd,trades_level,oldest_price_age_s,"
        + "marks_equity_usd,marks_maintenance_usd,marks_notional_usd,marks_level,gap_usd,rebuilt,called,"
        + "warning_early_s,margin_call_early_s,liquidation_early_s,call_id";

    private CaseCsv() {
    }

    /**
     * Writes a file with a line for each case. Fields that do not apply are empty.
     *
     * @param file   to write
     * @param result with the cases
     * @throws IOException if it cannot be written
     */
    static void write(final Path file, final ReplayResult result) throws IOException {
        final List<String> lines = new ArrayList<>();
        lines.add(HEADER);
        result.cases().forEach(each -> lines.add(line(each)));
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    private static String line(final ReplayedCase each) {
        return String.join(",",
            Long.toString(each.recorded().timeNs() / FeedEvent.NS_PER_SECOND),
            Long.toString(each.recorded().accountId()),
            each.recorded().mode(),
            each.recorded().accountValue().toPlainString(),
            each.recorded().notional().toPlainString(),
            fields(each.byTrades()),
            seconds(each.oldestPriceNs()),
            fields(each.atVenueMarks()),
            each.gap().toPlainString(),
            each.rebuilt().name(),
            each.called().name(),
            seconds(each.early().warningNs()),
            seconds(each.early().marginCallNs()),
            seconds(each.early().liquidationNs()),
            each.episode() == null ? "" : Long.toString(each.episode().callId()));
    }

    private static String fields(final Valuation valuation) {
        return String.join(",", valuation.equity().toPlainString(), valuation.maintenance().toPlainString(),
            valuation.notional().toPlainString(), valuation.level().name());
    }

    private static String seconds(final long timeNs) {
        return timeNs == EarlyTimes.NOT ? "" : Long.toString(timeNs / FeedEvent.NS_PER_SECOND);
    }
}
