package io.plimsoll.perf.flat;

import io.plimsoll.perf.book.Headroom;
import java.io.PrintWriter;
import java.util.Collection;
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
    private static final String[] QUICK_SIZES = {"10000", "100000"};

    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "Without the million, and shorter: within a minute.")
    private boolean quick;

    @Option(
        names = "--accounts",
        split = ",",
        description = "How many accounts, one size or several; default ${DEFAULT-VALUE}.")
    private String[] accounts = {"10000", "100000", "1000000"};

    @Option(
        names = "--headroom",
        description = "Distance of accounts to the first level: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private Headroom headroom = Headroom.LOGNORMAL;

    @Option(
        names = "--scaled",
        description = "Beside it the same ticks under the draft of version 4 of the rules, with scales that step.")
    private boolean scaled;

    @Override
    public Integer call() throws RunnerException {
        final ChainedOptionsBuilder options = new OptionsBuilder()
            .include(FlatBenchmark.class.getName())
            .param("accounts", quick ? QUICK_SIZES : accounts)
            .param("headroom", headroom.name())
            .shouldFailOnError(true)
            .verbosity(VerboseMode.NORMAL);
        if (quick) {
            options.warmupIterations(2).measurementIterations(3)
                .warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
        }
        if (!scaled) {
            options.exclude(FlatBenchmark.class.getName() + ".scaled");
        }
        print(new Runner(options.build()).run());
        return 0;
    }

    private void print(final Collection<RunResult> results) {
        final FlatFigures figures = new FlatFigures(results);
        final PrintWriter out = spec.commandLine().getOut();
        figures.printTable(out);
        if (scaled) {
            figures.printScaledTables(out);
        }
        figures.printLine(out, scaled);
        out.flush();
    }
}
