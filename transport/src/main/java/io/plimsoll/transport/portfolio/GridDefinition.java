package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.plimsoll.engine.scenario.GridModel;
import io.plimsoll.engine.scenario.Scenario;
import io.plimsoll.engine.scenario.ShockedDiscount;
import io.plimsoll.engine.scenario.VolatilityShock;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DefineGridEncoder;
import io.plimsoll.engine.wire.VolatilityMove;
import io.plimsoll.transport.scenario.Operator;

/**
 * A grid as engines are told it; with a peg only if an instrument is named that prices the coin. Of least charges
 * engines know only that for short options, as a share of the price. The rest of a grid is what {@code margin} computes
 * with.
 */
public final class GridDefinition {
    private static final double SCALE = 1e9;

    private final DefineGridEncoder grid = new DefineGridEncoder();
    private final String item;
    private final JsonNode json;

    /**
     * A grid that is written down.
     *
     * @param item what it is, for messages
     * @param json the name of a preset, or an object
     */
    public GridDefinition(final String item, final JsonNode json) {
        this.item = item;
        this.json = json;
    }

    /**
     * A grid that has a name.
     *
     * @param item what it is, for messages
     * @param name of the preset
     * @return the grid
     */
    public static GridDefinition preset(final String item, final String name) {
        return new GridDefinition(item, TextNode.valueOf(name));
    }

    /**
     * Tells it.
     *
     * @param operator to send it
     * @param gridId   of it
     * @param spot     price of the underlying: what the grid has in money is a share of it
     * @throws io.plimsoll.transport.scenario.ScenarioException if something is missing or makes no sense
     */
    public void define(final Operator operator, final int gridId, final double spot) {
        define(operator, gridId, spot, DefineGridEncoder.pegInstrumentIdNullValue());
    }

    /**
     * Tells it, with something that prices the stable coin in which all is quoted.
     *
     * @param operator        to send it
     * @param gridId          of it
     * @param spot            price of the underlying: what the grid has in money is a share of it
     * @param pegInstrumentId of the instrument that prices the coin, or the wire's null
     * @throws io.plimsoll.transport.scenario.ScenarioException if something is missing or makes no sense
     */
    public void define(final Operator operator, final int gridId, final double spot, final int pegInstrumentId) {
        final GridModel model = GridReader.read(item, json, spot);
        operator.begin(grid).gridId(gridId);
        shocks(model);
        discounts(model.owned(), model.owed());
        charges(model, spot);
        grid.confidenceThreshold(wire(model.confidenceThreshold())).confidenceFactor(wire(model.confidenceFactor()))
            .pegThreshold(wire(model.pegThreshold())).pegFactor(wire(model.pegFactor()))
            .pegInstrumentId(pegInstrumentId);
        scenarios(model);
        operator.send(item);
    }

    private void shocks(final GridModel model) {
        grid.volatilityUp(wire(model.volatilityShocks().upRange()))
            .volatilityDown(wire(model.volatilityShocks().downRange()))
            .leastVolatilityUp(wire(model.volatilityShocks().leastWhenUp()))
            .shortPower(wire(model.volatilityShocks().shortPower()))
            .longPower(wire(model.volatilityShocks().longPower()))
            .leastDays(wire(model.volatilityShocks().leastDays()))
            .absoluteVolatility(model.volatilityShocks().isAbsolute() ? BooleanType.TRUE : BooleanType.FALSE)
            .linearSkewCap(wire(model.skewShocks().linear().cap()))
            .linearSkewSlope(wire(model.skewShocks().linear().slope()))
            .absoluteSkewCap(wire(model.skewShocks().absolute().cap()))
            .absoluteSkewSlope(wire(model.skewShocks().absolute().slope()))
            .skewLeastMoneyness(wire(model.skewShocks().leastLogMoneyness()))
            .skewWidth(wire(model.skewShocks().width()))
            .skewVolatility(wire(model.skewShocks().volatility()))
            .skewVolatilitySlope(wire(model.skewShocks().volatilitySlope()))
            .lookAheadDays(wire(model.lookAheadDays()))
            .averagedSeconds(wire(model.averagedSeconds()));
    }

    private void discounts(final ShockedDiscount owned, final ShockedDiscount owed) {
        grid.ownedRateMultiple(wire(owned.rateMultiple()))
            .ownedRateAddition(wire(owned.rateAddition()))
            .ownedFactor(wire(owned.factor()))
            .owedRateMultiple(wire(owed.rateMultiple()))
            .owedRateAddition(wire(owed.rateAddition()))
            .owedFactor(wire(owed.factor()));
    }

    private void charges(final GridModel model, final double spot) {
        grid.basisUp(wire(model.basis().priceFactorUp()))
            .basisDown(wire(model.basis().priceFactorDown()))
            .basisFactor(wire(model.basis().factor()))
            .basisFactorByYear(wire(model.basis().factorByYear()))
            .maintenanceFactor(wire(model.maintenanceFactor()))
            .initialFactor(wire(model.initialFactor()))
            .linearMaintenance(wire(model.linear().maintenance()))
            .linearInitial(wire(model.linear().initial()))
            .nakedShortMaintenance(wire(model.nakedShort().maintenance()))
            .nakedShortInitial(wire(model.nakedShort().initial()))
            .leastShort(wire(model.minimum().shortOption() / spot));
    }

    private void scenarios(final GridModel model) {
        final DefineGridEncoder.ScenariosEncoder group = grid.scenariosCount(model.scenarios().size());
        for (final Scenario scenario : model.scenarios()) {
            group.next()
                .priceFactor(wire(scenario.priceFactor()))
                .weight(wire(scenario.weight()))
                .volatilityMove(move(scenario.volatilityShock()));
        }
    }

    private static VolatilityMove move(final VolatilityShock shock) {
        return switch (shock) {
            case NONE -> VolatilityMove.NONE;
            case UP -> VolatilityMove.UP;
            case DOWN -> VolatilityMove.DOWN;
            case LINEAR_SKEW -> VolatilityMove.LINEAR_SKEW;
            case ABSOLUTE_SKEW -> VolatilityMove.ABSOLUTE_SKEW;
        };
    }

    private static long wire(final double number) {
        return Math.round(number * SCALE);
    }
}
