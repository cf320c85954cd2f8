package io.plimsoll.transport.command;

import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.transport.client.MarginCallListener;
import io.plimsoll.transport.client.PlimsollClient;
import java.io.IOException;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.agrona.concurrent.BackoffIdleStrategy;
import org.agrona.concurrent.IdleStrategy;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Margin calls as they come. */
@Command(
    name = "watch",
    description = {
        "Prints margin calls as they come, one a line, until Ctrl-C.",
        "With --from, earlier ones as well: every call has an id, they count 1, 2, 3."},
    footerHeading = "%nExamples:%n",
    footer = {
        "  plimsoll watch --config /etc/plimsoll.properties",
        "  plimsoll watch --config /etc/plimsoll.properties --from 1 --limit 100"})
public final class WatchCommand implements Callable<Integer>, MarginCallListener {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceConnection connection;

    @Mixin
    private Names names;

    @Option(names = "--from", paramLabel = "ID", defaultValue = "0",
        description = "First call to print; 0 for whatever comes next (default: ${DEFAULT-VALUE}).")
    private long fromCallId;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "0",
        description = "End after so many calls; 0 for no end (default: ${DEFAULT-VALUE}).")
    private long limit;

    private PrintWriter out;
    private long printed;

    @Override
    public Integer call() throws IOException {
        if (limit < 0 || fromCallId < 0) {
            throw new CommandLine.ParameterException(
                spec.commandLine(), "--from and --limit must be 0 or more, not " + Math.min(limit, fromCallId));
        }
        out = spec.commandLine().getOut();
        final IdleStrategy idle = new BackoffIdleStrategy();
        try (PlimsollClient client = connection.client(); Names opened = names) {
            connection.await(client, client::isConnected, "the service does not answer");
            opened.begin(connection.journal());
            client.subscribeToCalls(fromCallId, this);
            while (!isDone() && !Thread.currentThread().isInterrupted()) {
                idle.idle(client.poll());
            }
        }
        return Plimsoll.OK;
    }

    @Override
    public void onMarginCall(final MarginCallDecoder call) {
        if (isDone()) {
            return;
        }
        printed++;
        final int asset = call.valuationAssetId();
        out.println("#" + call.callId()
            + " " + Instant.ofEpochSecond(0, call.timeNs())
            + " account " + call.accountId()
            + " " + call.levelFrom() + " -> " + call.levelTo()
            + " equity " + names.money(asset, call.equity())
            + " maintenance " + names.money(asset, call.maintenanceRequirement())
            + " initial " + names.money(asset, call.initialRequirement())
            + " shortfall " + names.money(asset, call.shortfall())
            + cause(call)
            + (call.unreconciled() == BooleanType.TRUE ? " UNRECONCILED" : ""));
        out.flush();
    }

    @Override
    public void onAccountStatus(final AccountStatusDecoder status) {
        if (!isDone()) {
            out.println("  " + Instant.ofEpochSecond(0, status.timeNs()) + " account " + status.accountId()
                + (status.unreconciled() == BooleanType.TRUE
                    ? " is UNRECONCILED: a fact about it could not be applied; set its positions and balances"
                    : " is reconciled"));
            out.flush();
        }
    }

    private boolean isDone() {
        return limit > 0 && printed >= limit;
    }

    private String cause(final MarginCallDecoder call) {
        final int instrument = call.priceInstrumentId();
        return instrument == MarginCallDecoder.priceInstrumentIdNullValue()
            ? "" : " by " + names.instrument(instrument) + " at " + names.price(instrument, call.mark());
    }
}
