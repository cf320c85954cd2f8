package io.plimsoll.transport.simulation;

import io.plimsoll.transport.service.PlantedBug;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs seeds from the command line: the first and how many, or one seed with all its steps.
 */
public final class SimulationCommand {
    private SimulationCommand() {
    }

    /**
     * Runs seeds; ends with an exception at the first that fails.
     *
     * @param arguments first seed, number of seeds
     */
    public static void main(final String[] arguments) {
        Logger.getLogger("io.plimsoll.journal").setLevel(Level.OFF);
        final long first = Long.parseLong(arguments[0]);
        final long count = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        final PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        final long startNs = System.nanoTime();
        for (long seed = first; seed < first + count; seed++) {
            try (Simulation simulation = new Simulation(seed, PlantedBug.NONE, count == 1 ? out : null)) {
                simulation.run();
                if (count <= 20) {
                    out.println(simulation);
                }
            } catch (final SimulationFailure e) {
                e.printStackTrace(out);
                if (count == 1) {
                    throw e;
                }
            }
        }
        out.printf("%,d seeds, %,.2f ms each%n", count, (System.nanoTime() - startNs) / 1e6 / count);
    }

    /** What to type to run one seed. */
    static String commandFor(final long seed) {
        return "mvn -q -B verify -pl transport -am -Psimulation -Dsimulation.first=" + seed;
    }
}
