package io.plimsoll.transport.command;

import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.service.ServiceProcess;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The service as a process. */
@Command(
    name = "serve",
    description = {
        "Runs the margin service until SIGTERM or SIGINT (Ctrl-C).",
        "Prints its configuration, and then only what an operator should know."},
    exitCodeList = {
        "1:It failed; the last lines say why. Nothing journaled is lost.",
        "2:Bad usage or a configuration that cannot be used.",
        "70:The disk under the journal failed; the process halted where it was.",
        "130:It was asked to stop by SIGINT and did; 143 by SIGTERM."},
    footerHeading = "%nExample:%n",
    footer = "  plimsoll serve --config /etc/plimsoll.properties")
public final class ServeCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true,
        description = "Configuration, in the format of Java properties.")
    private Path config;

    @Override
    public Integer call() {
        final PrintWriter out = spec.commandLine().getOut();
        final ServiceConfiguration configuration = ServiceConfiguration.load(config);
        out.println(configuration);
        out.flush();
        return ServiceProcess.run(configuration, line -> {
            out.println(line);
            out.flush();
        });
    }
}
