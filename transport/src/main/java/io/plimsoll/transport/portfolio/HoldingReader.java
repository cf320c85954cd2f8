package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.scenario.ArrayHolding;
import io.plimsoll.engine.scenario.CollateralHolding;
import io.plimsoll.engine.scenario.LinearHolding;
import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.ScenarioException;
import java.util.ArrayList;
import java.util.List;

/** Reads what is held on an underlying beside options. */
final class HoldingReader {
    private static final String SYMBOL = "symbol";
    private static final String QUANTITY = "quantity";
    private static final String PRICE = "price";
    private static final String CONFIDENCE = "confidence";
    private static final String ENTRY_PRICE = "entryPrice";
    private static final String UNREALISED = "unrealised";

    private final String item;
    private final Fields underlying;
    private final boolean isInverse;

    HoldingReader(final String item, final Fields underlying, final boolean isInverse) {
        this.isInverse = isInverse;
        this.item = item;
        this.underlying = underlying;
    }

    /** Perpetuals and futures. */
    List<LinearHolding> linear() {
        final List<LinearHolding> holdings = new ArrayList<>();
        for (final JsonNode node : underlying.elements("linear")) {
            holdings.add(linear(item + ", " + Items.name("linear", node, SYMBOL, holdings.size()), node));
        }
        return holdings;
    }

    private LinearHolding linear(final String linearItem, final JsonNode node) {
        final Fields fields =
            new Fields(linearItem, node, SYMBOL, QUANTITY, PRICE, ENTRY_PRICE, UNREALISED, CONFIDENCE);
        if (fields.has(ENTRY_PRICE) == fields.has(UNREALISED)) {
            throw new ScenarioException(linearItem + ": give entryPrice, or else unrealised (profit so far)");
        }
        final Numbers numbers = new Numbers(fields);
        final double quantity = numbers.any(QUANTITY);
        final double price = numbers.positive(PRICE);
        return new LinearHolding(
            quantity,
            price,
            fields.has(UNREALISED)
                ? numbers.any(UNREALISED)
                : unrealised(quantity, price, numbers.positive(ENTRY_PRICE)),
            numbers.shareOr(CONFIDENCE, 1));
    }

    /** The quantity of an inverse one is money, of which it buys coins. */
    private double unrealised(final double quantity, final double price, final double entryPrice) {
        return quantity * (isInverse ? 1 / entryPrice - 1 / price : price - entryPrice);
    }

    /** Collateral in other assets than cash. */
    List<CollateralHolding> collateral() {
        if (isInverse && !underlying.elements("collateral").isEmpty()) {
            throw new ScenarioException(item + ": an inverse portfolio has no collateral but its coin; "
                + "give coins as cash, and value what is not the coin in a portfolio of its own");
        }
        final List<CollateralHolding> holdings = new ArrayList<>();
        for (final JsonNode node : underlying.elements("collateral")) {
            holdings.add(collateral(item + ", " + Items.name("collateral", node, "asset", holdings.size()), node));
        }
        return holdings;
    }

    private static CollateralHolding collateral(final String collateralItem, final JsonNode node) {
        final Fields fields = new Fields(collateralItem, node, "asset", "amount", PRICE, "maintenanceHaircut",
            "initialHaircut", CONFIDENCE, "movesWithUnderlying");
        final Numbers numbers = new Numbers(fields);
        return new CollateralHolding(
            numbers.notNegative("amount"),
            numbers.positive(PRICE),
            numbers.share("maintenanceHaircut"),
            numbers.share("initialHaircut"),
            numbers.shareOr(CONFIDENCE, 1),
            fields.flag("movesWithUnderlying"));
    }

    /** Positions that bring their own profits, one for each scenario of the grid. */
    List<ArrayHolding> arrays(final int scenarios) {
        final List<ArrayHolding> holdings = new ArrayList<>();
        for (final JsonNode node : underlying.elements("arrays")) {
            holdings.add(array(item + ", " + Items.name("array", node, SYMBOL, holdings.size()), node, scenarios));
        }
        return holdings;
    }

    private static ArrayHolding array(final String arrayItem, final JsonNode node, final int scenarios) {
        final Fields fields = new Fields(arrayItem, node, SYMBOL, QUANTITY, "array");
        final double[] profits =
            fields.decimalElements("array").stream().mapToDouble(profit -> profit.doubleValue()).toArray();
        if (profits.length != scenarios) {
            throw new ScenarioException(arrayItem + ": array has " + profits.length + " numbers but the grid has "
                + scenarios + " scenarios; give the profit of one in each, in their order");
        }
        return new ArrayHolding(new Numbers(fields).any(QUANTITY), profits);
    }
}
