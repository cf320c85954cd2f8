package io.plimsoll.transport.command;

import io.plimsoll.transport.scenario.MarginWriter;
import io.plimsoll.transport.scenario.ScenarioEvaluation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What a portfolio needs: a scenario in, margins out, both JSON. */
@Command(
    name = "margin",
    description = {
        "Prints equity, margin, level and liquidation prices of the accounts in a scenario file.",
        "The scenario goes through the same engine that runs beside the exchange."},
    footerHeading = "%nExample, with every key that is needed:%n",
    footer = {
        "  plimsoll margin portfolio.json",
        "with portfolio.json:",
        "  {\"assets\": [{\"asset\": \"USDT\", \"exponent\": -8}],",
        "   \"instruments\": [{\"symbol\": \"BTCUSDT\", \"type\": \"PERPETUAL\", \"settlement\": \"USDT\",",
        "     \"tickSize\": \"0.1\", \"lotSize\": \"0.001\", \"mark\": \"48000\",",
        "     \"tiers\": [{\"floor\": \"0\", \"maintenanceRate\": \"0.004\", \"initialRate\": \"0.008\"}]}],",
        "   \"accounts\": [{\"account\": 7, \"collateral\": {\"USDT\": \"1000\"},",
        "     \"positions\": [{\"symbol\": \"BTCUSDT\", \"quantity\": \"0.1\", \"entryPrice\": \"50000\"}]}]}"})
public final class MarginCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE", description = "The scenario, JSON in UTF-8.")
    private Path file;

    @Override
    public Integer call() throws IOException {
        new MarginWriter(spec.commandLine().getOut()).write(ScenarioEvaluation.evaluate(ScenarioFile.read(file)));
        return Plimsoll.OK;
    }
}
