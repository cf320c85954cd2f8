package io.plimsoll.perf.flat;

import io.plimsoll.perf.book.Headroom;
import java.io.PrintWriter;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code flat}: runs {@link FlatBenchmark} and prints cost and ratio by number of accounts. */
@Command(
    name = "flat",
    description = "Cost of a tick on 10 thousand, 100 thousand and a million accounts: tripwires beside an eager scan.",
    mixinStandardHelpOptions = true)
public final class FlatCommand implements Callable<Integer> {
    private static final String[] SIZES = {"10000", "100000", "1000000"};
    private static final String[] QUICK_SIZES = {"10000", "100000"};

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Without the million, and shorter: within a minute.")
    private boolean quick;

    @Option(
        names = "--headroom",
        description = "Distance of accounts to the first level: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Headroom headroom = Headroom.LOGNORMAL;

    /** What was measured for one size. */
    private static final class Row {
        private double tripwiresNs;
        private double scanNs;
    }

    @Override
    public Integer call() throws RunnerException {
        final String[] sizes = quick ? QUICK_SIZES : SIZES;
        final ChainedOptionsBuilder options = new OptionsBuilder()
            .include(FlatBenchmark.class.getName())
            .param("accounts", sizes)
            .param("headroom", headroom.name())
            .shouldFailOnError(true)
            .verbosity(VerboseMode.NORMAL);
        if (quick) {
            options.warmupIterations(2).measurementIterations(3)
                .warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
        }
        print(table(new Runner(options.build()).run()), sizes);
        return 0;
    }

    private static Map<Integer, Row> table(final Collection<RunResult> results) {
        final Map<Integer, Row> rows = new TreeMap<>();
        for (final RunResult result : results) {
            final Row row = rows.computeIfAbsent(
                Integer.valueOf(result.getParams().getParam("accounts")), size -> new Row());
            if (result.getParams().getBenchmark().endsWith("tripwires")) {
                row.tripwiresNs = result.getPrimaryResult().getScore();
            } else {
                row.scanNs = result.getPrimaryResult().getScore();
            }
        }
        return rows;
    }

    private void print(final Map<Integer, Row> rows, final String[] sizes) {
        final PrintWriter out = spec.commandLine().getOut();
        out.printf("%n%10s %16s %16s %10s%n", "accounts", "tripwires ns", "eager scan ns", "ratio");
        rows.forEach((size, row) -> out.printf(
            "%10d %16.1f %16.1f %10.0f%n", size, row.tripwiresNs, row.scanNs, row.scanNs / row.tripwiresNs));
        final Row least = rows.get(Integer.valueOf(sizes[0]));
        final Row most = rows.get(Integer.valueOf(sizes[sizes.length - 1]));
        final String suffix = quick ? "100k" : "1m";
        out.printf(
            "mean_ns_%s=%.1f scan_ratio_%s=%.0f growth_10k_%s=%.2f%n",
            suffix, most.tripwiresNs, suffix, most.scanNs / most.tripwiresNs, suffix,
            most.tripwiresNs / least.tripwiresNs);
        out.flush();
    }
}
