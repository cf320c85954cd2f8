package io.plimsoll.transport.liquidation;

import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Calls to LIQUIDATION and what became of them, as people read them in a terminal. */
final class CallText {
    private static final String ROW = "%7s %6s  %13s %9s %9s %9s %9s  %11s %11s  %s";

    private final Lines lines;

    CallText(final PrintWriter out) {
        lines = new Lines(out);
    }

    /** How many there were, and what became of those that never became a liquidation. */
    void summary(final ReplayResult result, final long withinHours) {
        lines.print("%,d calls to LIQUIDATION: in %,d the venue liquidated, after %,d within %d h of their"
                + " cure, after %,d never",
            result.episodes().size(), result.count(Fate.LIQUIDATED), result.count(Fate.LIQUIDATED_LATER), withinHours,
            result.count(Fate.NEVER));
        became("of those that never became a liquidation, contradicted by the record",
            result.never().filter(episode -> !episode.contradictions().isEmpty()).toList(), result.lastNs());
        became("of those that never became a liquidation, not contradicted",
            result.neverUncontradicted().toList(), result.lastNs());
    }

    /** A line for each account with calls that never became a liquidation. */
    void accounts(final ReplayResult result) {
        lines.print("calls that never became a liquidation, by account:");
        lines.print(ROW, "", "", "not contra-", "cured by", "cured by", "cured by", "in force", "longest",
            "missing $", "contradicted");
        lines.print(ROW, "account", "calls", "dicted", "price", "deposit", "trade", "at end", "s", "at most", "by");
        final Map<Long, List<CallEpisode>> byAccount = result.never()
            .collect(Collectors.groupingBy(CallEpisode::accountId, TreeMap::new, Collectors.toList()));
        byAccount.keySet().stream()
            .sorted(Comparator.comparingLong((Long account) -> -uncontradicted(byAccount.get(account))))
            .forEach(account -> row(account, byAccount.get(account), result.lastNs()));
    }

    private void became(final String what, final List<CallEpisode> episodes, final long lastNs) {
        lines.print("  %s: %,d on %,d accounts; cured by price %,d, deposit %,d, trade %,d, still in force at"
                + " the end %,d; in force %s",
            what, episodes.size(), episodes.stream().mapToLong(CallEpisode::accountId).distinct().count(),
            cured(episodes, Cause.PRICE), cured(episodes, Cause.DEPOSIT), cured(episodes, Cause.TRADE),
            cured(episodes, null), new Spread(episodes.stream().mapToLong(each -> each.durationNs(lastNs))));
    }

    private void row(final long accountId, final List<CallEpisode> episodes, final long lastNs) {
        final Set<Contradiction> contradictions = EnumSet.noneOf(Contradiction.class);
        episodes.forEach(each -> contradictions.addAll(each.contradictions()));
        lines.print(ROW, accountId, episodes.size(), uncontradicted(episodes), cured(episodes, Cause.PRICE),
            cured(episodes, Cause.DEPOSIT), cured(episodes, Cause.TRADE), cured(episodes, null),
            Spread.seconds(episodes.stream().mapToLong(each -> each.durationNs(lastNs)).max().orElse(0)),
            dollars(episodes.stream().mapToLong(CallEpisode::missing).max().orElse(0)),
            contradictions.stream().map(Contradiction::words).collect(Collectors.joining(", ")));
    }

    private static String dollars(final long minorUnits) {
        return String.format(Locale.ROOT, "%,.2f",
            BigDecimal.valueOf(minorUnits).scaleByPowerOfTen(Perpetuals.SETTLEMENT_EXPONENT));
    }

    private static long uncontradicted(final List<CallEpisode> episodes) {
        return episodes.stream().filter(each -> each.contradictions().isEmpty()).count();
    }

    private static long cured(final List<CallEpisode> episodes, final Cause cause) {
        return episodes.stream().filter(each -> each.endCause() == cause).count();
    }
}
