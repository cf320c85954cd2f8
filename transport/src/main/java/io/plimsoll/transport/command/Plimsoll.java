package io.plimsoll.transport.command;

import java.io.PrintWriter;
import org.agrona.concurrent.UnsafeBuffer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command {@code plimsoll}: where a process starts. */
@Command(
    name = "plimsoll",
    description = "The margin risk engine that runs beside an exchange's matching engine.",
    mixinStandardHelpOptions = true,
    versionProvider = ManifestVersion.class,
    scope = CommandLine.ScopeType.INHERIT,
    synopsisSubcommandLabel = "COMMAND",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
        "0:Done.",
        "1:It failed, or something was found that is not as it should be.",
        "2:Bad usage or bad input; the message says what to change."},
    subcommands = {
        DemoCommand.class,
        ServeCommand.class,
        LoadCommand.class,
        TickCommand.class,
        FeedCommand.class,
        WatchCommand.class,
        QueryCommand.class,
        ReplayCommand.class,
        VerifyCommand.class,
        AuditCommand.class,
        CallsCommand.class,
        ExplainCommand.class,
        StateCommand.class,
        DryRunCommand.class,
        CompareCommand.class,
        BacktestCommand.class,
        CrashCommand.class,
        LiquidationsCommand.class,
        MarginCommand.class})
public final class Plimsoll implements Runnable {
    /** Done. */
    public static final int OK = 0;

    /** It failed, or something was found that is not as it should be. */
    public static final int FAILED = 1;

    /** Bad usage or bad input. */
    public static final int BAD_INPUT = 2;

    private static final int HELP_WIDTH = 110;

    @Spec
    private CommandSpec spec;

    /**
     * Runs a command and ends the process with its exit code. Agrona's bounds checks are off unless they are asked for:
     * whatever comes from outside has its lengths checked once, where it comes in.
     *
     * @param arguments the command and its options
     */
    public static void main(final String[] arguments) {
        if (System.getProperty(UnsafeBuffer.DISABLE_BOUNDS_CHECKS_PROP_NAME) == null) {
            System.setProperty(UnsafeBuffer.DISABLE_BOUNDS_CHECKS_PROP_NAME, "true");
        }
        System.exit(commandLine().execute(arguments));
    }

    /**
     * The command line with its subcommands and its way of telling errors: one line, no stack trace.
     *
     * @return a new one
     */
    public static CommandLine commandLine() {
        return new CommandLine(new Plimsoll())
            .setParameterExceptionHandler(Plimsoll::onBadUsage)
            .setExecutionExceptionHandler(new ErrorReport())
            .setExitCodeExceptionMapper(ErrorReport::exitCode)
            .setUsageHelpWidth(HELP_WIDTH)
            .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        spec.commandLine().usage(spec.commandLine().getOut());
    }

    private static int onBadUsage(final CommandLine.ParameterException exception, final String[] arguments) {
        final CommandLine commandLine = exception.getCommandLine();
        final PrintWriter err = commandLine.getErr();
        final String name = commandLine.getCommandSpec().qualifiedName();
        err.println(name + ": " + exception.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(exception, err);
        err.println("Try \"" + name + " --help\".");
        err.flush();
        return BAD_INPUT;
    }
}
