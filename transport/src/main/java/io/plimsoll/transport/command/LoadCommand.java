package io.plimsoll.transport.command;

import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.RefusalCounter;
import io.plimsoll.transport.load.JournaledDefinitions;
import io.plimsoll.transport.scenario.Market;
import io.plimsoll.transport.scenario.MaximumPrices;
import io.plimsoll.transport.scenario.Scenario;
import io.plimsoll.transport.scenario.ScenarioEvaluation;
import io.plimsoll.transport.scenario.ScenarioMessages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A scenario into a service. */
@Command(
    name = "load",
    description = {
        "Sends a scenario file, as \"plimsoll margin\" reads it, to a service: definitions, marks, levels, accounts.",
        "Everything is sent as the operator, which takes over from any other operator at work; nothing is sent of a"
            + " file that cannot be evaluated. An instrument without a maximumPrice gets ten times its mark, for good.",
        "Loaded once more, definitions stay, and marks, balances and positions are set to what the file says."},
    footerHeading = "%nExample:%n",
    footer = {
        "  plimsoll load portfolio.json --config service.conf",
        "  plimsoll query 7 --config service.conf --definitions portfolio.json"})
public final class LoadCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceConnection connection;

    @Parameters(paramLabel = "FILE", description = "The scenario, JSON in UTF-8.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        final Scenario scenario = MaximumPrices.complete(ScenarioFile.read(file));
        ScenarioEvaluation.evaluate(scenario);
        final Market market = new Market(scenario);
        try (PlimsollClient client = connection.client()) {
            final OperatorSession session = new OperatorSession(connection, client);
            JournaledDefinitions.requireSame(
                connection.journal(), market, JournaledDefinitions.GIVE_THE_SAME_FILE);
            new ScenarioMessages(session.operator(), scenario, market).send();
            return print(scenario, session, session.finish());
        }
    }

    private int print(final Scenario scenario, final OperatorSession session, final RefusalCounter refusals) {
        final PrintWriter out = spec.commandLine().getOut();
        final long alreadyThere = refusals.count(ReasonCode.ALREADY_DEFINED);
        final long refused = refusals.count() - alreadyThere;
        out.printf(Locale.ROOT, "%,d assets, %,d instruments, %,d accounts, %,d balances, %,d positions in %,d"
                + " messages: %,d refused, %,d already defined%n",
            scenario.assets().size(),
            scenario.instruments().size(),
            scenario.accounts().size(),
            scenario.accounts().stream().mapToInt(account -> account.collateral().size()).sum(),
            scenario.accounts().stream().mapToInt(account -> account.positions().size()).sum(),
            session.operator().count(),
            refused,
            alreadyThere);
        refusals.print(out, session::advice);
        out.flush();
        return refused == 0 ? Plimsoll.OK : Plimsoll.FAILED;
    }
}
