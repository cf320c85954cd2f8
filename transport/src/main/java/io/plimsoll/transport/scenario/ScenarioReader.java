package io.plimsoll.transport.scenario;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.engine.wire.InstrumentType;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Reads a scenario from JSON. Decimals are exact, unknown and missing keys are refused by name. */
public final class ScenarioReader {
    private ScenarioReader() {
    }

    /**
     * Reads a scenario.
     *
     * @param name of the input, for messages
     * @param json the input, UTF-8
     * @return the scenario, not yet checked against tick, lot or exponent
     * @throws ScenarioException if it is not JSON, or has unknown keys, or lacks some, or values of the wrong kind
     * @throws IOException       if it cannot be read
     */
    public static Scenario read(final String name, final InputStream json) throws IOException {
        return read(name, ScenarioJson.read(name, json));
    }

    /**
     * Reads a scenario that is JSON already.
     *
     * @param name of the input, for messages
     * @param root of the input
     * @return the scenario, not yet checked against tick, lot or exponent
     * @throws ScenarioException if it has unknown keys, or lacks some, or values of the wrong kind
     */
    public static Scenario read(final String name, final JsonNode root) {
        final Fields fields = new Fields(name, root, "assets", "instruments", "accounts", "levels");
        final List<Scenario.Asset> assets = new ArrayList<>();
        for (final JsonNode node : fields.elements("assets")) {
            assets.add(asset(itemName("asset", node, "asset", assets.size()), node));
        }
        if (assets.isEmpty()) {
            throw new ScenarioException(
                name + ": \"assets\" is missing; the first asset is the one the others are priced in");
        }
        final List<Scenario.Instrument> instruments = new ArrayList<>();
        for (final JsonNode node : fields.elements("instruments")) {
            instruments.add(instrument(itemName("instrument", node, "symbol", instruments.size()), node));
        }
        final List<Scenario.Account> accounts = new ArrayList<>();
        for (final JsonNode node : fields.elements("accounts")) {
            accounts.add(account(itemName("account", node, "account", accounts.size()), node));
        }
        return new Scenario(assets, instruments, accounts, ParameterReader.ratios(fields, "levels"));
    }

    private static String itemName(final String kind, final JsonNode node, final String key, final int index) {
        final JsonNode id = node.get(key);
        return id == null || id.isContainerNode() ? kind + " number " + (index + 1) : kind + " " + id.asText();
    }

    private static Scenario.Asset asset(final String item, final JsonNode node) {
        final Fields fields =
            new Fields(item, node, "asset", "exponent", "mark", "priceInstrument", "haircut", "haircuts");
        if (fields.has("mark") && fields.has("priceInstrument")) {
            throw new ScenarioException(item + ": give either mark or priceInstrument, not both");
        }
        return new Scenario.Asset(
            fields.symbol("asset"),
            (int) fields.integer("exponent", -18, 0),
            fields.positiveOrNull("mark"),
            fields.textOrNull("priceInstrument"),
            ParameterReader.haircuts(fields));
    }

    private static Scenario.Instrument instrument(final String item, final JsonNode node) {
        final Fields fields = new Fields(item, node, "symbol", "type", "settlement", "base", "tickSize", "lotSize",
            "multiplier", "inverse", "mark", "maximumPrice", "expiry", "tiers");
        final InstrumentType type = fields.oneOf(
            "type", null, List.of(InstrumentType.SPOT, InstrumentType.PERPETUAL, InstrumentType.FUTURE));
        requireOnlyFor(item, fields, "expiry", type, InstrumentType.FUTURE);
        requireOnlyFor(item, fields, "base", type, InstrumentType.SPOT);
        return new Scenario.Instrument(
            fields.symbol("symbol"),
            type,
            fields.text("settlement"),
            fields.textOrNull("base"),
            fields.positive("tickSize"),
            fields.positive("lotSize"),
            fields.has("multiplier") ? fields.positive("multiplier") : BigDecimal.ONE,
            fields.flag("inverse"),
            fields.positiveOrNull("mark"),
            fields.positiveOrNull("maximumPrice"),
            fields.has("expiry") ? fields.instant("expiry") : null,
            ParameterReader.tiers(fields));
    }

    private static void requireOnlyFor(
        final String item,
        final Fields fields,
        final String key,
        final InstrumentType type,
        final InstrumentType owner) {
        if (fields.has(key) && type != owner) {
            throw new ScenarioException(
                item + ": only a " + owner + " has \"" + key + "\"; leave it out or change type");
        }
        if (!fields.has(key) && type == owner) {
            throw new ScenarioException(item + ": \"" + key + "\" is missing; a " + owner + " needs it");
        }
    }

    private static Scenario.Account account(final String item, final JsonNode node) {
        final Fields fields =
            new Fields(item, node, "account", "owner", "mode", "valuationAsset", "collateral", "positions");
        final List<Scenario.Position> positions = new ArrayList<>();
        for (final JsonNode position : fields.elements("positions")) {
            positions.add(position(item + ", " + itemName("position", position, "symbol", positions.size()), position));
        }
        return new Scenario.Account(
            fields.integer("account", 0, Long.MAX_VALUE),
            fields.has("owner") ? fields.integer("owner", 0, Long.MAX_VALUE) : 0,
            fields.oneOf("mode", AccountMode.CROSS, List.of(AccountMode.CROSS, AccountMode.ISOLATED)),
            fields.textOrNull("valuationAsset"),
            fields.decimals("collateral"),
            positions);
    }

    private static Scenario.Position position(final String item, final JsonNode node) {
        final Fields fields = new Fields(item, node, "symbol", "quantity", "entryPrice", "entryCost");
        if (fields.has("entryPrice") == fields.has("entryCost")) {
            throw new ScenarioException(item + ": give entryPrice, or else entryCost (what the position cost)");
        }
        return new Scenario.Position(
            fields.text("symbol"),
            fields.decimal("quantity"),
            fields.positiveOrNull("entryPrice"),
            fields.decimalOr("entryCost", null));
    }
}
