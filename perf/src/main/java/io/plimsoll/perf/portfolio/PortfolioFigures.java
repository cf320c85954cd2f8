package io.plimsoll.perf.portfolio;

import java.io.PrintWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.RunResult;

/** What the benchmarks measured, in microseconds, as a table and as a line. */
final class PortfolioFigures {
    private final Map<String, RunResult> results = new HashMap<>();

    PortfolioFigures(final Collection<RunResult> measured) {
        for (final RunResult result : measured) {
            results.put(result.getPrimaryResult().getLabel(), result);
        }
    }

    private double microseconds(final String benchmark) {
        return results.get(benchmark).getPrimaryResult().getScore();
    }

    private double error(final String benchmark) {
        return results.get(benchmark).getPrimaryResult().getScoreError();
    }

    /** Accounts looked at by a message, from the time that a look takes if all time is divided among looks. */
    private double looks(final String benchmark) {
        double sum = 0;
        int iterations = 0;
        for (final BenchmarkResult fork : results.get(benchmark).getBenchmarkResults()) {
            for (final IterationResult iteration : fork.getIterationResults()) {
                sum += iteration.getPrimaryResult().getScore()
                    / iteration.getSecondaryResults().get("examinations").getScore();
                iterations++;
            }
        }
        return sum / iterations;
    }

    void printTable(final PrintWriter out) {
        out.printf("%n%-10s %14s %10s %10s %16s %10s%n", "", "tripwires us", "error", "looks", "eager us", "ratio");
        for (final String message : new String[] {"tick", "surface"}) {
            final double eager = microseconds(message + "Eagerly");
            out.printf("%-10s %14.2f %10.2f %10.5f %16.0f %10.1f%n",
                message, microseconds(message), error(message), looks(message), eager,
                eager / microseconds(message));
        }
        out.printf("%n%-22s %8s %8s%n", "requirement", "us", "error");
        for (final String values : new String[] {"warm", "cold"}) {
            out.printf("%-22s %8.2f %8.2f%n", "from " + values + " values", microseconds(values), error(values));
        }
    }

    void printLine(final PrintWriter out, final String accounts) {
        out.printf("tick_us_%s=%.2f tick_ratio_%s=%.0f surface_us_%s=%.0f surface_ratio_%s=%.1f "
                + "requirement_warm_us=%.2f requirement_cold_us=%.1f%n",
            accounts, microseconds("tick"), accounts, microseconds("tickEagerly") / microseconds("tick"),
            accounts, microseconds("surface"), accounts, microseconds("surfaceEagerly") / microseconds("surface"),
            microseconds("warm"), microseconds("cold"));
    }
}
