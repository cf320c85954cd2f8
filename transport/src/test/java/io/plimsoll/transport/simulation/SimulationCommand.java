package io.plimsoll.transport.simulation;

import io.plimsoll.transport.service.PlantedBug;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs seeds from the command line: as many as one likes, or one of them with all that happens in it. */
@Command(name = "simulation", description = "Runs the simulation for some seeds.", mixinStandardHelpOptions = true)
public final class SimulationCommand implements Callable<Integer> {
    private static final double NANOSECONDS_PER_MILLISECOND = 1e6;

    @Spec
    private CommandSpec spec;

    @Option(names = "--first", defaultValue = "1", description = "First seed. Default: ${DEFAULT-VALUE}")
    private long first;

    @Option(names = "--seeds", defaultValue = "1",
        description = "How many seeds. With 1, everything that happens is printed. Default: ${DEFAULT-VALUE}")
    private long seeds;

    @Option(names = "--bug", defaultValue = "NONE",
        description = "Fault to plant in the service: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
    private PlantedBug bug;

    /**
     * Runs the command and exits: with 0 if all is as promised.
     *
     * @param arguments of the command
     */
    public static void main(final String[] arguments) {
        System.exit(new CommandLine(new SimulationCommand()).execute(arguments));
    }

    @Override
    public Integer call() {
        QuietJournal.forGood();
        final PrintWriter out = spec.commandLine().getOut();
        final long startNs = System.nanoTime();
        final long failures = seeds == 1 ? runAloud(out) : runMany(out);
        out.printf("%,d seeds from %d on, %,d of them failed, %,.1f ms each%n", seeds, first, failures,
            (System.nanoTime() - startNs) / NANOSECONDS_PER_MILLISECOND / seeds);
        out.flush();
        return failures == 0 ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }

    private long runAloud(final PrintWriter out) {
        try {
            out.println(Simulation.run(first, bug, out));
            return 0;
        } catch (final SimulationFailure e) {
            e.printStackTrace(out);
            return 1;
        }
    }

    private long runMany(final PrintWriter out) {
        final AtomicLong failures = new AtomicLong();
        LongStream.range(first, first + seeds).parallel().forEach(seed -> {
            try {
                Simulation.run(seed, bug, null);
            } catch (final SimulationFailure e) {
                failures.incrementAndGet();
                out.println(e.getMessage());
                out.flush();
            }
        });
        return failures.get();
    }

    /** What to type to see one seed. */
    static String commandFor(final long seed, final PlantedBug bug) {
        return "mvn -q -pl transport -am test -DskipTests -Psimulation -Dsimulation.first=" + seed
            + (bug == PlantedBug.NONE ? "" : " -Dsimulation.bug=" + bug);
    }
}
