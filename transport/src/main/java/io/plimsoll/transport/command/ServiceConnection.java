package io.plimsoll.transport.command;

import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.config.ServiceConfiguration;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** How a command finds the service it talks to. */
final class ServiceConnection {
    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true,
        description = "The service's configuration: names the driver's directory and the streams.")
    private Path config;

    @Option(names = "--timeout", paramLabel = "SECONDS", defaultValue = "10",
        description = "How long to wait for the service (default: ${DEFAULT-VALUE}).")
    private int timeoutSeconds;

    private ServiceConfiguration configuration;

    /** A client of the service, not connected yet. What Aeron complains of is printed. */
    PlimsollClient client() {
        configuration = ServiceConfiguration.load(config);
        return new PlimsollClient(ClientConfiguration.ipc(configuration), error -> {
            spec.commandLine().getErr().println(spec.qualifiedName() + ": " + error.getMessage());
            spec.commandLine().getErr().flush();
        });
    }

    /** Directory of the service's journal, once there is a client. */
    Path journal() {
        return configuration.journal().directory();
    }

    long timeoutNs() {
        return TimeUnit.SECONDS.toNanos(timeoutSeconds);
    }

    /** Waits until the service has answered a source. */
    void awaitReady(final PlimsollClient client, final SourcePublisher publisher) {
        await(client,
            () -> publisher.state() == SourceState.READY || publisher.state() == SourceState.FENCED,
            "the service does not know source " + publisher.sourceId()
                + "; have the operator define it, or name another");
        if (publisher.state() == SourceState.FENCED) {
            throw new NoAnswerException("source " + publisher.sourceId()
                + " was taken over by another client; try again, or use a source of your own");
        }
    }

    /** Waits until something is so; failing that, says whether the service or the thing is missing. */
    void await(final PlimsollClient client, final BooleanSupplier condition, final String otherwise) {
        if (!client.pollUntil(condition, timeoutNs())) {
            throw new NoAnswerException(client.isConnected()
                ? otherwise
                : "no service at " + configuration.driver().directory()
                    + "; start it with \"plimsoll serve --config " + config + "\"");
        }
    }
}
