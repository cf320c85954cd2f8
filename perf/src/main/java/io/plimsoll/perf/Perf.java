package io.plimsoll.perf;

import io.plimsoll.perf.flat.FlatCommand;
import io.plimsoll.perf.portfolio.PortfolioCommand;
import io.plimsoll.perf.rollout.RollOutCommand;
import io.plimsoll.perf.state.StateCommand;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The performance lab's command line. */
@Command(
    name = "perf",
    description = "Measures Plimsoll, always beside a baseline in the same run.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "NAME",
    subcommands = {FlatCommand.class, PortfolioCommand.class, RollOutCommand.class, StateCommand.class})
public final class Perf {
    private Perf() {
    }

    /**
     * Runs one measurement, as in the executable jar of the service without Agrona's bounds checks.
     *
     * @param args its name and options; exit code 0 if it was made, 1 if it failed, 2 on wrong usage
     */
    public static void main(final String[] args) {
        if (System.getProperty(UnsafeBuffer.DISABLE_BOUNDS_CHECKS_PROP_NAME) == null) {
            System.setProperty(UnsafeBuffer.DISABLE_BOUNDS_CHECKS_PROP_NAME, "true");
        }
        System.exit(new CommandLine(new Perf()).execute(args.length == 0 ? new String[] {"--help"} : args));
    }
}
