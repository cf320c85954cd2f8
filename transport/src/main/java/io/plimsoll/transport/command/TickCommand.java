package io.plimsoll.transport.command;

import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.RefusalCounter;
import io.plimsoll.transport.load.JournaledDefinitions;
import io.plimsoll.transport.scenario.Contract;
import io.plimsoll.transport.scenario.Market;
import io.plimsoll.transport.scenario.MarketMessages;
import io.plimsoll.transport.scenario.ScenarioException;
import java.io.IOException;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** One price by hand. */
@Command(
    name = "tick",
    description = {
        "Sends one mark price to a service, by hand.",
        "It is sent as the operator, which takes over from any other operator at work."},
    footerHeading = "%nExample:%n",
    footer = "  plimsoll tick BTCUSDT 62000 --config service.conf --definitions portfolio.json")
public final class TickCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceConnection connection;

    @Mixin
    private Definitions definitions;

    @Parameters(index = "0", paramLabel = "SYMBOL", description = "Instrument, as the definitions name it.")
    private String symbol;

    @Parameters(index = "1", paramLabel = "PRICE", description = "Its mark, a multiple of its tick size.")
    private BigDecimal price;

    @Override
    public Integer call() throws IOException {
        final Market market = definitions.instruments().market();
        final Contract contract = contract(market);
        try (PlimsollClient client = connection.client()) {
            final OperatorSession session = new OperatorSession(connection, client);
            JournaledDefinitions.requireSame(
                connection.journal(), market, JournaledDefinitions.GIVE_THE_SAME_FILE);
            MarketMessages.mark(session.operator(), contract, price);
            return print(session, session.finish());
        }
    }

    private Contract contract(final Market market) {
        if (price.signum() <= 0) {
            throw new ParameterException(spec.commandLine(), "PRICE must be greater than 0 but is " + price);
        }
        final Contract contract = market.instrumentOrNull(symbol);
        if (contract == null) {
            throw new ScenarioException("there is no instrument " + symbol + " among the definitions; name one that is,"
                + " or the file that the service was given (--definitions)");
        }
        contract.price("PRICE", price);
        return contract;
    }

    private int print(final OperatorSession session, final RefusalCounter refusals) {
        final PrintWriter out = spec.commandLine().getOut();
        final boolean isTaken = refusals.count() == 0;
        out.println(symbol + " at " + price.toPlainString() + (isTaken ? "" : ": refused"));
        refusals.print(out, session::advice);
        out.flush();
        return isTaken ? Plimsoll.OK : Plimsoll.FAILED;
    }
}
