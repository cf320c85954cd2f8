package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;

/** What messages call the elements of a file. */
final class Items {
    private Items() {
    }

    /** By the name that an element has, or else by its number. */
    static String name(final String kind, final JsonNode node, final String key, final int index) {
        final JsonNode name = node.get(key);
        return name == null || name.isContainerNode() ? kind + " number " + (index + 1) : kind + " " + name.asText();
    }
}
