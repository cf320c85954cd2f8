package io.plimsoll.transport.command;

import io.plimsoll.transport.liquidation.AccountReplays;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Which of a venue's liquidations the engine calls, how long before, and what else it calls. */
@Command(
    name = "liquidations",
    description = {
        "Rebuilds a venue's accounts from their fills and cash flows, and holds the engine's calls against the"
            + " liquidations that the venue recorded.",
        "Of each: was it called at or before, how early, and if not, why? Which calls never became a liquidation?"},
    footerHeading = "%nFormat:%n",
    footer = {
        "  CSV with a header, plain or gzip; other columns are not looked at:",
        "  cash flows    time_s, account_id, delta_usd",
        "  trade prices  time_s, coin, price",
        "  fills         time_s, account_id, coin, side (Bid bought, Ask sold), price, size",
        "  liquidations  time_s, account_id, liquidated_notional_usd, account_value_usd, perhaps margin_mode",
        "",
        "  plimsoll liquidations cash_flows.csv.gz trade_prices.csv.gz fills.csv.gz liquidations.csv.gz"
            + " --rate 0.01,0.012,0.02"})
public final class LiquidationsCommand implements Callable<Integer> {
    private static final long MOST_HOURS = 24 * 366;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", arity = "1..*", description = "The four files, in any order.")
    private List<Path> files;

    @Option(names = "--rate", paramLabel = "RATE", split = ",", defaultValue = "0.01",
        description = "Maintenance rate, a fraction of the notional (default: ${DEFAULT-VALUE}); of several the first"
            + " is told of in full, the others beside it.")
    private List<BigDecimal> rates;

    @Option(names = "--within", paramLabel = "HOURS", defaultValue = "24",
        description = "A liquidation so long after a call was cured still counts as having followed it"
            + " (default: ${DEFAULT-VALUE}).")
    private long withinHours;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes the cases of the first rate.")
    private Path csv;

    @Option(names = "--journal", paramLabel = "DIR",
        description = "Keeps a journal of the first rate's messages, which audit, calls, explain and state read.")
    private Path journal;

    @Override
    public Integer call() throws IOException {
        for (final BigDecimal rate : rates) {
            if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0) {
                throw new ParameterException(
                    spec.commandLine(), "--rate must be above 0 and at most 1 but is " + rate.toPlainString());
            }
        }
        if (withinHours < 0 || withinHours > MOST_HOURS) {
            throw new ParameterException(
                spec.commandLine(), "--within must be from 0 to " + MOST_HOURS + " but is " + withinHours);
        }
        final AccountReplays replays = new AccountReplays(files, withinHours);
        for (int i = 0; i < rates.size(); i++) {
            replays.run(rates.get(i), i == 0 ? journal : null);
        }
        replays.print(spec.commandLine().getOut());
        if (csv != null) {
            replays.writeCsv(csv);
        }
        return replays.isComplete() ? Plimsoll.OK : Plimsoll.FAILED;
    }
}
