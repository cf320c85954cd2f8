package io.plimsoll.transport.command;

import io.plimsoll.transport.portfolio.MarginRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a portfolio needs: a scenario in, margins out, both JSON. */
@Command(
    name = "margin",
    description = {
        "Prints equity, margin, level and liquidation prices of the accounts in a scenario file.",
        "The scenario goes through the same engine that runs beside the exchange.",
        "A file may also have portfolios, with options, whose margin is that of the worst of a grid of scenarios."},
    footerHeading = "%nExample, with every key that is needed:%n",
    footer = {
        "  plimsoll margin portfolio.json",
        "with portfolio.json:",
        "  {\"assets\": [{\"asset\": \"USDT\", \"exponent\": -8}],",
        "   \"instruments\": [{\"symbol\": \"BTCUSDT\", \"type\": \"PERPETUAL\", \"settlement\": \"USDT\",",
        "     \"tickSize\": \"0.1\", \"lotSize\": \"0.001\", \"mark\": \"48000\",",
        "     \"tiers\": [{\"floor\": \"0\", \"maintenanceRate\": \"0.004\", \"initialRate\": \"0.008\"}]}],",
        "   \"accounts\": [{\"account\": 7, \"collateral\": {\"USDT\": \"1000\"},",
        "     \"positions\": [{\"symbol\": \"BTCUSDT\", \"quantity\": \"0.1\", \"entryPrice\": \"50000\"}]}]}",
        "or with a portfolio:",
        "  {\"portfolios\": [{\"portfolio\": \"A\", \"grid\": \"crypto33\", \"cash\": \"1000\", \"underlyings\": [",
        "    {\"underlying\": \"BTC\", \"spot\": \"48000\", \"expiries\": [{\"days\": \"30\", \"forward\": \"48200\",",
        "      \"options\": [{\"type\": \"CALL\", \"strike\": \"50000\", \"quantity\": \"-0.1\",",
        "        \"volatility\": \"0.6\"}]}]}]}]}"})
public final class MarginCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The scenario, JSON in UTF-8.")
    private Path file;

    @Option(names = "--scenarios", description = "Print the profit or loss of portfolios in every scenario, too.")
    private boolean hasScenarios;

    @Override
    public Integer call() throws IOException {
        ScenarioFile.read(file, MarginRequest::read).answer(spec.commandLine().getOut(), hasScenarios);
        return Plimsoll.OK;
    }
}
