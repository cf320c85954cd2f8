package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.plimsoll.transport.scenario.ScenarioException;
import io.plimsoll.transport.scenario.ScenarioJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** Grids that have a name. Each is a resource in the format of a grid in full, so that it can be copied and changed. */
final class GridPresets {
    static final String PRESET = "preset";
    static final List<String> NAMES = List.of("crypto33", "crypto27", "scan16", "equity");

    private GridPresets() {
    }

    /**
     * A grid in full: that of a name, or of an object, which may name a preset and say only what differs.
     *
     * @throws ScenarioException if it is neither, or there is no such preset
     */
    static JsonNode complete(final String item, final JsonNode grid) {
        if (grid.isTextual()) {
            return preset(item, grid.textValue());
        }
        if (!grid.isObject()) {
            throw new ScenarioException(item + " must be the name of a preset, one of " + NAMES
                + ", or an object with a grid, but is " + grid);
        }
        if (!grid.has(PRESET)) {
            return grid;
        }
        final ObjectNode preset = preset(item, grid.get(PRESET).asText());
        final ObjectNode changes = grid.deepCopy();
        changes.remove(PRESET);
        merge(preset, changes);
        return preset;
    }

    private static void merge(final ObjectNode base, final ObjectNode changes) {
        changes.properties().forEach(change -> {
            final JsonNode before = base.get(change.getKey());
            if (before instanceof ObjectNode && change.getValue() instanceof ObjectNode) {
                merge((ObjectNode) before, (ObjectNode) change.getValue());
            } else {
                base.set(change.getKey(), change.getValue());
            }
        });
    }

    private static ObjectNode preset(final String item, final String name) {
        if (!NAMES.contains(name)) {
            throw new ScenarioException(item + ": there is no preset \"" + name + "\"; the presets are " + NAMES);
        }
        final String file = name + ".json";
        try (InputStream json = GridPresets.class.getResourceAsStream(file)) {
            return (ObjectNode) ScenarioJson.read(file, json);
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
