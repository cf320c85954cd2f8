package io.plimsoll.transport.portfolio;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintWriter;
import java.util.Map;

/** Prints JSON for people: what holds only values in one line, each object or array in another on a line of its own. */
final class JsonLayout {
    private static final String STEP = "  ";

    private final PrintWriter out;

    JsonLayout(final PrintWriter out) {
        this.out = out;
    }

    void print(final JsonNode node, final String indent) {
        if (node.isObject()) {
            printObject(node, indent);
        } else if (node.isArray()) {
            printArray(node, indent);
        } else {
            out.print(node);
        }
    }

    private void printObject(final JsonNode object, final String indent) {
        out.print('{');
        String separator = "";
        for (final Map.Entry<String, JsonNode> field : object.properties()) {
            out.print(separator);
            if (field.getValue().isContainerNode()) {
                out.print('\n' + indent + STEP);
            } else if (!separator.isEmpty()) {
                out.print(' ');
            }
            out.print('"' + field.getKey() + "\": ");
            print(field.getValue(), indent + STEP);
            separator = ",";
        }
        out.print('}');
    }

    private void printArray(final JsonNode array, final String indent) {
        out.print('[');
        String separator = "";
        for (final JsonNode element : array) {
            out.print(separator + '\n' + indent + STEP);
            print(element, indent + STEP);
            separator = ",";
        }
        out.print(']');
    }
}
