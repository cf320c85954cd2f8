package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.GridPortfolio;
import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads portfolios from JSON. Unknown and missing keys, and numbers out of their bounds, are refused by name. */
final class PortfolioReader {
    private static final String PORTFOLIO = "portfolio";
    private static final String UNDERLYING = "underlying";
    private static final String GRID = "grid";
    private static final String INVERSE = "inverse";

    private final Set<String> names = new HashSet<>();

    List<Portfolio> read(final List<JsonNode> nodes) {
        final List<Portfolio> portfolios = new ArrayList<>();
        for (final JsonNode node : nodes) {
            final String item = Items.name(PORTFOLIO, node, PORTFOLIO, portfolios.size());
            requireNew(names, item);
            portfolios.add(portfolio(item, node));
        }
        return portfolios;
    }

    private static Portfolio portfolio(final String item, final JsonNode node) {
        final Fields fields = new Fields(item, node, PORTFOLIO, GRID, "cash", "stablePrice", INVERSE, "underlyings");
        final Numbers numbers = new Numbers(fields);
        final boolean isInverse = fields.has(INVERSE) && fields.flag(INVERSE);
        final double stablePrice = numbers.positiveOr("stablePrice", 1);
        final List<Portfolio.Underlying> underlyings = new ArrayList<>();
        final Set<String> underlyingNames = new HashSet<>();
        for (final JsonNode underlying : fields.elements("underlyings")) {
            final String underlyingItem = item + ", " + Items.name(UNDERLYING, underlying, UNDERLYING,
                underlyings.size());
            requireNew(underlyingNames, underlyingItem);
            underlyings.add(underlying(underlyingItem, underlying, fields, stablePrice, isInverse));
        }
        if (isInverse && underlyings.size() != 1) {
            throw new ScenarioException(item + ": it has " + underlyings.size() + " underlyings, but an inverse "
                + "portfolio is in the coin of one; give each underlying a portfolio of its own");
        }
        return new Portfolio(fields.text(PORTFOLIO), numbers.anyOr("cash", 0), isInverse, underlyings);
    }

    private static Portfolio.Underlying underlying(
        final String item,
        final JsonNode node,
        final Fields portfolio,
        final double stablePrice,
        final boolean isInverse) {
        final Fields fields = new Fields(
            item, node, UNDERLYING, GRID, "spot", "spotConfidence", "linear", "expiries", "collateral", "arrays");
        final Numbers numbers = new Numbers(fields);
        final double spot = numbers.positive("spot");
        final Fields owner = fields.has(GRID) ? fields : portfolio;
        final JsonNode grid = owner.required(GRID);
        final GridModel model = GridReader.read(owner.item() + ": grid", grid, spot);
        final HoldingReader holdings = new HoldingReader(item, fields, isInverse);
        final ExpiryReader expiries = new ExpiryReader(item, spot);
        return new Portfolio.Underlying(
            fields.text(UNDERLYING),
            grid.isTextual() ? grid.textValue() : grid.path(GridPresets.PRESET).textValue(),
            model,
            new GridPortfolio(spot, numbers.shareOr("spotConfidence", 1), stablePrice, 0, holdings.linear(),
                expiries.read(fields.elements("expiries")), holdings.collateral(),
                holdings.arrays(model.scenarios().size()), isInverse));
    }

    private static void requireNew(final Set<String> items, final String item) {
        if (!items.add(item)) {
            throw new ScenarioException(item + " is there twice; merge them, or give one another name");
        }
    }
}
