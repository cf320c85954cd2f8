package io.plimsoll.perf.flat;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** What {@link FlatBenchmark} measured, by number of accounts, as tables and as a line. */
final class FlatFigures {
    private static final double NS_PER_US = 1e3;
    private static final double NS_PER_SECOND = 1e9;

    private final TreeMap<Integer, Map<String, RunResult>> bySize = new TreeMap<>();

    FlatFigures(final Collection<RunResult> measured) {
        for (final RunResult result : measured) {
            bySize.computeIfAbsent(Integer.valueOf(result.getParams().getParam("accounts")), size -> new HashMap<>())
                .put(result.getPrimaryResult().getLabel(), result);
        }
    }

    private double ns(final int accounts, final String benchmark) {
        return bySize.get(accounts).get(benchmark).getPrimaryResult().getScore();
    }

    private double ratio(final int accounts, final String benchmark) {
        return ns(accounts, "eagerScan") / ns(accounts, benchmark);
    }

    /** What the engine with scales counted, in all measured iterations together. */
    private double counted(final int accounts, final String counter) {
        double sum = 0;
        for (final BenchmarkResult fork : bySize.get(accounts).get("scaled").getBenchmarkResults()) {
            for (final IterationResult iteration : fork.getIterationResults()) {
                sum += iteration.getSecondaryResults().get(counter).getScore();
            }
        }
        return sum;
    }

    /** The mean of a tick with scales, without the service's own messages. */
    private double tickOnly(final int accounts) {
        return ns(accounts, "scaled") - aTick(accounts, "rollOutNs") - aTick(accounts, "clockNs");
    }

    private double aTick(final int accounts, final String counter) {
        return counted(accounts, counter) / counted(accounts, "ticks");
    }

    void printTable(final PrintWriter out) {
        out.printf("%n%10s %16s %16s %10s%n", "accounts", "tripwires ns", "eager scan ns", "ratio");
        for (final int accounts : bySize.keySet()) {
            out.printf("%10d %16.1f %16.1f %10.0f%n", accounts,
                ns(accounts, "tripwires"), ns(accounts, "eagerScan"), ratio(accounts, "tripwires"));
        }
    }

    void printScaledTables(final PrintWriter out) {
        out.printf("%n%10s %12s %12s %12s %12s %16s%n",
            "accounts", "scaled ns", "= tick", "+ roll-outs", "+ clocks", "scan / tick");
        for (final int accounts : bySize.keySet()) {
            out.printf("%10d %12.1f %12.1f %12.1f %12.1f %16.0f%n", accounts,
                ns(accounts, "scaled"), tickOnly(accounts), aTick(accounts, "rollOutNs"), aTick(accounts, "clockNs"),
                ns(accounts, "eagerScan") / tickOnly(accounts));
        }
        out.printf("%n%10s %10s %10s %10s %10s %10s %10s %14s %14s%n", "accounts", "event s", "samples", "steps",
            "roll-outs", "RollOuts", "us each", "looks each", "looks a tick");
        for (final int accounts : bySize.keySet()) {
            final double rollOuts = counted(accounts, "rollOuts");
            final double rollOutLooks = counted(accounts, "rollOutLooks");
            out.printf("%10d %10.0f %10.0f %10.0f %10.0f %10.0f %10.1f %14.1f %14.6f%n", accounts,
                counted(accounts, "ticks") / ScaledBook.TICKS_PER_SECOND, counted(accounts, "samples"),
                counted(accounts, "steps"), counted(accounts, "rollOutsCompleted"), rollOuts,
                counted(accounts, "rollOutNs") / rollOuts / NS_PER_US, rollOutLooks / rollOuts,
                (counted(accounts, "looks") - rollOutLooks) / counted(accounts, "ticks"));
        }
    }

    void printLine(final PrintWriter out, final boolean isScaled) {
        final int least = bySize.firstKey();
        final int most = bySize.lastKey();
        final String suffix = most == 1_000_000 ? "1m" : most / 1_000 + "k";
        out.printf("mean_ns_%s=%.1f scan_ratio_%s=%.0f growth_%dk_%s=%.2f", suffix, ns(most, "tripwires"), suffix,
            ratio(most, "tripwires"), least / 1_000, suffix, ns(most, "tripwires") / ns(least, "tripwires"));
        if (isScaled) {
            final double eventSeconds = counted(most, "ticks") / ScaledBook.TICKS_PER_SECOND;
            out.printf(" scaled_tick_ns_%s=%.1f scaled_ns_%s=%.1f steps_%s=%.0f roll_outs_share_%s=%.4f",
                suffix, tickOnly(most), suffix, ns(most, "scaled"), suffix, counted(most, "steps"),
                suffix, counted(most, "rollOutNs") / NS_PER_SECOND / eventSeconds);
        }
        out.println();
    }
}
