package io.plimsoll.transport.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.transport.scenario.Fields;
import io.plimsoll.transport.scenario.ScenarioException;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads messages by their names. A message that is to be known as well needs an entry here, and nothing else. */
final class MessageReaders {
    private static final String MESSAGE = "message";

    private final Map<String, Reader> readers = new TreeMap<>();

    /** How one kind of message is read. */
    private record Reader(String[] keys, Function<Fields, Parameter> reads) {
    }

    MessageReaders(final JournaledTerms terms) {
        final MarginReader margin = new MarginReader(terms);
        know("DefineTiers", margin::tiers, "symbol", "tiers");
        know("DefineAsset", margin::asset, "asset", "priceSymbol", "haircut", "haircuts");
        know("DefineAccountClass", margin::accountClass, "class", "levels", "cures");
        know("DefineGrid", margin::grid, "gridId", "grid", "spot", "pegSymbol");
        know("AssignGrid", margin::assignGrid, "class", "gridId", "shadowGridId");
        final MarketReader market = new MarketReader(terms);
        know("DefineVolatility", market::volatility, "symbol", "sampleSeconds", "halfLifeSamples", "staleSeconds",
            "startVolatility", "longRunVolatility", "stressVolatility", "stressWeight");
        know("DefineScale", market::scale, ScaleRule.KEYS);
        know("DefineReview", market::review, "reviewSeconds");
        know("DefineHeartbeat", market::heartbeat, "symbol", "markSeconds", "volatilitySeconds", "forwardSeconds");
        know("VolatilityForecast", market::forecast, "symbol", "volatility", "start", "full", "end");
    }

    /** Reads one message of a file. */
    Parameter read(final String item, final JsonNode message) {
        if (!message.isObject() || !message.path(MESSAGE).isTextual()) {
            throw new ScenarioException(item + " must be an object with a \"" + MESSAGE + "\", one of "
                + String.join(", ", readers.keySet()));
        }
        final String name = message.get(MESSAGE).textValue();
        final Reader reader = readers.get(name);
        if (reader == null) {
            throw new ScenarioException(item + ": \"" + name + "\" is not a message that can be tried; those that can"
                + " are " + String.join(", ", readers.keySet()));
        }
        final ObjectNode rest = message.deepCopy();
        rest.remove(MESSAGE);
        return reader.reads().apply(new Fields(item + ", " + name, rest, reader.keys()));
    }

    private void know(final String name, final Function<Fields, Parameter> reads, final String... keys) {
        readers.put(name, new Reader(keys, reads));
    }
}
