package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.transport.scenario.AccountMargin;
import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.MarginWriter;
import io.plimsoll.transport.scenario.Scenario;
import io.plimsoll.transport.scenario.ScenarioEvaluation;
import io.plimsoll.transport.scenario.ScenarioException;
import io.plimsoll.transport.scenario.ScenarioJson;
import io.plimsoll.transport.scenario.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;

/** A file of which somebody wants the margins: accounts for the margin engine, portfolios for grids, or both. */
public final class MarginRequest {
    private static final String PORTFOLIOS = "portfolios";

    private final Scenario scenario;
    private final List<Portfolio> portfolios;

    private MarginRequest(final Scenario scenario, final List<Portfolio> portfolios) {
        this.scenario = scenario;
        this.portfolios = portfolios;
    }

    /**
     * Reads a file.
     *
     * @param name of the input, for messages
     * @param json the input, UTF-8
     * @return what is asked for
     * @throws ScenarioException if it is not JSON, or has unknown keys, or lacks some, or has values that cannot be
     * @throws IOException       if it cannot be read
     */
    public static MarginRequest read(final String name, final InputStream json) throws IOException {
        final JsonNode root = ScenarioJson.read(name, json);
        if (!root.has(PORTFOLIOS)) {
            return new MarginRequest(ScenarioReader.read(name, root), null);
        }
        final Fields fields = new Fields(name, root, "assets", "instruments", "accounts", "levels", PORTFOLIOS);
        final List<Portfolio> portfolios = new PortfolioReader().read(fields.elements(PORTFOLIOS));
        final ObjectNode rest = ((ObjectNode) root).without(PORTFOLIOS);
        return new MarginRequest(rest.isEmpty() ? null : ScenarioReader.read(name, rest), portfolios);
    }

    /**
     * Evaluates everything, and prints it if there is nothing to refuse.
     *
     * @param out          gets JSON
     * @param hasScenarios whether it has what each scenario of a grid comes to
     * @throws ScenarioException if something cannot be evaluated
     */
    public void answer(final PrintWriter out, final boolean hasScenarios) {
        final List<AccountMargin> accounts = scenario == null ? null : ScenarioEvaluation.evaluate(scenario);
        if (portfolios == null) {
            new MarginWriter(out).write(accounts);
            return;
        }
        final List<PortfolioMargin> margins = portfolios.stream().map(PortfolioMargin::of).toList();
        out.print('{');
        if (accounts != null) {
            new MarginWriter(out).writeAccounts(accounts);
            out.print(",\n ");
        }
        new PortfolioWriter(out, hasScenarios).write(margins);
        out.print("}\n");
        out.flush();
    }
}
