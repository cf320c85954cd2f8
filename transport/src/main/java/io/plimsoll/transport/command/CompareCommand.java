package io.plimsoll.transport.command;

import io.plimsoll.transport.comparison.Episode;
import io.plimsoll.transport.comparison.LiquidationCase;
import io.plimsoll.transport.comparison.LiquidationComparison;
import io.plimsoll.transport.feed.AccountEvent;
import io.plimsoll.transport.feed.FeedEvent;
import io.plimsoll.transport.feed.FeedFiles;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Recorded liquidations beside the engine's calls. */
@Command(
    name = "compare",
    description = {
        "Compares recorded liquidations with the calls in a journal, case by case.",
        "The service was fed the accounts' history before, the liquidations among it."},
    footerHeading = "%nExample:%n",
    footer = "  plimsoll compare /var/lib/plimsoll/journal --liquidations liquidations.csv.gz")
public final class CompareCommand implements Callable<Integer> {
    private static final String ROW = "%-20s %8s %-9s %14s %14s  %-11s %16s %16s  %9s %16s %16s%n";

    @Spec
    private CommandSpec spec;

    @Mixin
    private Definitions definitions;

    @Mixin
    private JournalDirectory journal;

    @Option(names = "--liquidations", paramLabel = "FILE", required = true,
        description = "The recorded liquidations, as they were fed.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        final Path directory = journal.path();
        definitions.instruments();
        final LiquidationComparison comparison = LiquidationComparison.of(directory, liquidations());
        final PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, ROW, "liquidated", "account", "mode", "account value", "notional",
            "level", "equity", "maintenance", "early s", "equity", "maintenance");
        out.printf(Locale.ROOT, ROW, "", "", "", "as recorded", "as recorded",
            "then", "then", "then", "", "when called", "when called");
        comparison.cases().forEach(each -> print(out, each));
        printSummary(out, comparison);
        out.flush();
        return comparison.notFed() == 0 ? Plimsoll.OK : Plimsoll.FAILED;
    }

    private List<AccountEvent.Liquidation> liquidations() throws IOException {
        final List<AccountEvent.Liquidation> liquidations = new ArrayList<>();
        try (FeedFiles events = FeedFiles.open(List.of(file))) {
            for (FeedEvent event = events.next(); event != null; event = events.next()) {
                if (event instanceof AccountEvent.Liquidation liquidation) {
                    liquidations.add(liquidation);
                }
            }
        }
        return liquidations;
    }

    private void print(final PrintWriter out, final LiquidationCase each) {
        final AccountEvent.Liquidation recorded = each.recorded();
        final Episode call = each.call();
        final int asset = each.valuationAssetId();
        out.printf(Locale.ROOT, ROW, Instant.ofEpochSecond(0, recorded.timeNs()), recorded.accountId(),
            recorded.mode(), recorded.accountValue().toPlainString(), recorded.notional().toPlainString(),
            each.level(), definitions.money(asset, each.equity()), definitions.money(asset, each.maintenance()),
            call == null ? "-" : seconds(each.earlyNs()),
            call == null ? "-" : definitions.money(asset, call.equity()),
            call == null ? "-" : definitions.money(asset, call.maintenance()));
    }

    private static void printSummary(final PrintWriter out, final LiquidationComparison comparison) {
        final long[] early = comparison.cases().stream()
            .filter(each -> each.call() != null).mapToLong(LiquidationCase::earlyNs).sorted().toArray();
        out.println();
        out.printf(
            "%d recorded liquidations: %d called to LIQUIDATION or worse by then%s, %d not%n",
            comparison.cases().size(), early.length, spread(early), comparison.cases().size() - early.length);
        final long[] others = comparison.episodes().stream()
            .filter(episode -> !episode.isLiquidated())
            .mapToLong(episode -> episode.durationNs(comparison.lastNs())).sorted().toArray();
        final long accounts = comparison.episodes().stream()
            .filter(episode -> !episode.isLiquidated()).mapToLong(Episode::accountId).distinct().count();
        out.printf("%d calls to LIQUIDATION or worse in all: %d never became a liquidation, on %d accounts; they were"
            + " in force%s%n", comparison.episodes().size(), others.length, accounts, spread(others));
        if (comparison.notFed() > 0) {
            out.printf("%d recorded liquidations are not in the journal: feed that file together with the others%n",
                comparison.notFed());
        }
    }

    private static String spread(final long[] sortedNs) {
        return sortedNs.length == 0 ? "" : " (least " + seconds(sortedNs[0]) + " s, median "
            + seconds(sortedNs[sortedNs.length / 2]) + " s, most " + seconds(LongStream.of(sortedNs).max().orElse(0))
            + " s)";
    }

    private static String seconds(final long nanoseconds) {
        return Long.toString(TimeUnit.NANOSECONDS.toSeconds(nanoseconds));
    }
}
