package io.plimsoll.transport.command;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.QueryClient;
import io.plimsoll.transport.client.QueryListener;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** An account as it stands. */
@Command(
    name = "query",
    description = {
        "Prints equity, margin, level, positions and balances of an account.",
        "Asks as the operator, which takes over from any other operator at work; to leave that one alone,"
            + " name another source that may send queries."},
    footerHeading = "%nExample:%n",
    footer = "  plimsoll query 7 --config /etc/plimsoll.properties")
public final class QueryCommand implements Callable<Integer>, QueryListener {
    @Spec
    private CommandSpec spec;

    @Mixin
    private ServiceConnection connection;

    @Mixin
    private Names names;

    @Parameters(paramLabel = "ACCOUNT", description = "Id of the account.")
    private long account;

    @Option(names = "--source", paramLabel = "ID", defaultValue = "1",
        description = "Source to ask as; 1 is the operator (default: ${DEFAULT-VALUE}).")
    private int source;

    private static final int BILLIONTHS = -9;

    private boolean isAnswered;
    private int exitCode = Plimsoll.FAILED;

    @Override
    public Integer call() throws IOException {
        try (PlimsollClient client = connection.client(); Names opened = names) {
            final SourcePublisher publisher =
                client.addSource(SourceConfiguration.lossless(source, InputLane.CONTROL), SourceListener.NONE);
            connection.awaitReady(client, publisher);
            opened.begin(connection.journal());
            final QueryClient queries = client.addQueries(publisher, connection.timeoutNs(), this);
            connection.await(client, () -> queries.ask(account) != QueryClient.NOT_SENT, "the service takes no query");
            while (!isAnswered) {
                client.poll();
                Thread.onSpinWait();
            }
        }
        return exitCode;
    }

    @Override
    public void onReport(final long correlationId, final AccountReportDecoder report) {
        final PrintWriter out = spec.commandLine().getOut();
        final int asset = report.valuationAssetId();
        out.println("account " + report.accountId() + " " + report.level()
            + (report.unreconciled() == BooleanType.TRUE ? " UNRECONCILED" : "")
            + " (" + report.mode() + ", class " + report.classId() + ", owner " + report.owner() + ")");
        out.println("  equity " + names.money(asset, report.equity())
            + ", without haircuts " + names.money(asset, report.equityWithoutHaircuts()));
        out.println("  initial margin " + names.money(asset, report.initialRequirement())
            + ", maintenance margin " + names.money(asset, report.maintenanceRequirement()));
        for (final AccountReportDecoder.PositionsDecoder position : report.positions()) {
            out.println("  position " + names.instrument(position.instrumentId()) + ": " + position.lots()
                + " lots, mark " + names.price(position.instrumentId(), position.mark())
                + (report.mode() == AccountMode.PORTFOLIO ? "" : liquidation(position)));
        }
        for (final AccountReportDecoder.BalancesDecoder balance : report.balances()) {
            out.println("  balance " + names.money(balance.assetId(), balance.amount())
                + ", realised " + names.money(balance.assetId(), balance.realisedProfit())
                + ", counts " + names.money(asset, balance.value()));
        }
        for (final AccountReportDecoder.UnderlyingsDecoder underlying : report.underlyings()) {
            out.println("  requirement on " + names.instrument(underlying.instrumentId()) + ": "
                + requirement(underlying, asset));
        }
        printMarket(out, report);
        if (report.shadowMaintenanceRequirement() != AccountReportDecoder.shadowMaintenanceRequirementNullValue()) {
            out.println("  by the shadow grid, without consequences: initial margin "
                + names.money(asset, report.shadowInitialRequirement())
                + ", maintenance margin " + names.money(asset, report.shadowMaintenanceRequirement()));
        }
        out.flush();
        answered(Plimsoll.OK);
    }

    /** What follows the market: reports of version 4 tell of it, of those before the groups are empty. */
    private void printMarket(final PrintWriter out, final AccountReportDecoder report) {
        for (final AccountReportDecoder.ComponentsDecoder its : report.components()) {
            out.println("  maintenance of " + names.instrument(its.instrumentId()) + " in minor units: by its tier "
                + its.maintenanceBase() + ", scale " + its.maintenanceScaling() + ", close-out "
                + its.maintenanceCloseOut() + ", size " + its.maintenanceSize());
            out.println("  initial margin of " + names.instrument(its.instrumentId()) + " in minor units: by its tier "
                + its.initialBase() + ", scale " + its.initialScaling() + ", close-out "
                + its.initialCloseOut() + ", size " + its.initialSize());
        }
        for (final AccountReportDecoder.CollateralDecoder its : report.collateral()) {
            out.println("  collateral " + names.money(its.assetId(), its.net()) + ": weighted "
                + names.money(its.assetId(), its.weighted()) + ", less " + names.money(its.assetId(), its.extra())
                + " for the extra haircut of " + Definitions.plain(its.extraHaircut(), BILLIONTHS)
                + ", available " + names.money(its.assetId(), its.available()));
        }
        if (report.available() != AccountReportDecoder.availableNullValue()) {
            out.println("  available " + names.money(report.valuationAssetId(), report.available()));
        }
    }

    @Override
    public void onRefused(final long correlationId, final ReasonCode reason) {
        tell(switch (reason) {
            case UNKNOWN_ACCOUNT -> "account " + account + " is not defined";
            case NOT_PERMITTED -> "source " + source + " may not send queries; name another (--source)";
            default -> "the service refused the query: " + reason;
        });
        answered(Plimsoll.BAD_INPUT);
    }

    @Override
    public void onTimeout(final long correlationId) {
        tell("the service did not answer in time; try again, or wait longer (--timeout)");
        answered(Plimsoll.FAILED);
    }

    private static String liquidation(final AccountReportDecoder.PositionsDecoder position) {
        return position.liquidationPrice() == AccountReportDecoder.PositionsDecoder.liquidationPriceNullValue()
            ? ", no liquidation price"
            : ", liquidation price "
                + Definitions.plain(position.liquidationPrice(), position.liquidationPriceExponent());
    }

    private String requirement(final AccountReportDecoder.UnderlyingsDecoder its, final int asset) {
        return "initial " + names.money(asset, its.initialRequirement())
            + ", maintenance " + names.money(asset, its.maintenanceRequirement())
            + "; worst outcome " + names.money(asset, its.worstOutcome()) + outcome(its)
            + "; charges " + names.money(asset, its.linearCharge()) + " for perpetuals and futures, "
            + names.money(asset, its.nakedShortCharge()) + " for uncovered short options, initially "
            + names.money(asset, its.doubtCharge()) + " for doubt; at least "
            + names.money(asset, its.leastShort()) + " for short options";
    }

    /** Scenarios are counted from 1 for people; where the basis charge is the worst, the rules let it be that. */
    private static String outcome(final AccountReportDecoder.UnderlyingsDecoder its) {
        if (its.worstOutcome() == 0) {
            return "";
        }
        return its.worstOutcome() == its.basisOutcome()
            ? " by the basis charge" : " in scenario " + (its.worstScenario() + 1);
    }

    private void tell(final String text) {
        spec.commandLine().getErr().println(spec.qualifiedName() + ": " + text);
        spec.commandLine().getErr().flush();
    }

    private void answered(final int code) {
        isAnswered = true;
        exitCode = code;
    }
}
