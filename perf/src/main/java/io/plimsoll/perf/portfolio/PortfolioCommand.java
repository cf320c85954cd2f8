package io.plimsoll.perf.portfolio;

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

/** {@code portfolio}: runs {@link PortfolioBenchmark} and {@link RequirementBenchmark} and prints what they say. */
@Command(
    name = "portfolio",
    description = "Cost of ticks, volatilities and requirements of portfolio accounts with 20 options each: "
        + "tripwires beside an eager evaluation.",
    mixinStandardHelpOptions = true)
public final class PortfolioCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "10,000 accounts in place of 100,000, and shorter: within a minute.")
    private boolean quick;

    @Option(
        names = "--headroom",
        description = "Distance of accounts to the first level: ${COMPLETION-CANDIDATES}; default ${DEFAULT-VALUE}.")
    private PortfolioHeadroom headroom = PortfolioHeadroom.LOGNORMAL;

    @Option(
        names = "--reversion",
        description = "Share of the way that a tick is drawn back to the first price: 1e-4 keeps prices within a "
            + "percent, 1e-6 within a tenth; default ${DEFAULT-VALUE}.")
    private double reversion = 1e-4;

    @Override
    public Integer call() throws RunnerException {
        final ChainedOptionsBuilder options = new OptionsBuilder()
            .include(PortfolioBenchmark.class.getName())
            .include(RequirementBenchmark.class.getName())
            .param("accounts", quick ? "10000" : "100000")
            .param("headroom", headroom.name())
            .param("reversion", Double.toString(reversion))
            .shouldFailOnError(true)
            .verbosity(VerboseMode.NORMAL);
        if (quick) {
            options.warmupIterations(2).measurementIterations(3)
                .warmupTime(TimeValue.seconds(1)).measurementTime(TimeValue.seconds(1));
        }
        print(new Runner(options.build()).run());
        return 0;
    }

    private void print(final Collection<RunResult> results) {
        final PortfolioFigures figures = new PortfolioFigures(results);
        final PrintWriter out = spec.commandLine().getOut();
        figures.printTable(out);
        figures.printLine(out, quick ? "10k" : "100k");
        out.flush();
    }
}
