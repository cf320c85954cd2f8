package io.plimsoll.transport.liquidation;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.List;

/** Replays at several maintenance rates side by side. */
final class RateText {
    private static final String ROW = "%8s  %8s %8s %8s  %8s %8s %8s  %10s %10s %10s";

    private final Lines lines;

    RateText(final PrintWriter out) {
        lines = new Lines(out);
    }

    void table(final List<ReplayResult> results) {
        lines.print(ROW, "", "all", "", "", "rebuilt as recorded", "", "", "calls", "never", "not contra-");
        lines.print(ROW, "rate", "before", "at", "not", "before", "at", "not", "in all", "liquidated", "dicted");
        for (final ReplayResult result : results) {
            lines.print(ROW, percent(result.rate()),
                result.cases(Called.BEFORE).count(), result.cases(Called.AT).count(),
                result.cases(Called.NOT).count(), result.count(Rebuilt.AS_RECORDED, Called.BEFORE),
                result.count(Rebuilt.AS_RECORDED, Called.AT), result.count(Rebuilt.AS_RECORDED, Called.NOT),
                result.episodes().size(), result.count(Fate.NEVER), result.neverUncontradicted().count());
        }
    }

    static String percent(final BigDecimal rate) {
        return rate.movePointRight(2).stripTrailingZeros().toPlainString() + "%";
    }
}
