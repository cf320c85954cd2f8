package io.plimsoll.transport.dryrun;

import com.fasterxml.jackson.databind.JsonNode;
import io.plimsoll.transport.scenario.ScenarioException;
import io.plimsoll.transport.scenario.ScenarioJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A file of messages: an array in JSON, one object for each message, in the order in which they are to be sent. */
public final class MessageFile {
    /** Of its refusals, a source is told so many in a second one by one. */
    private static final int MOST_MESSAGES = 1_000;

    private final String name;
    private final List<JsonNode> messages;

    private MessageFile(final String name, final List<JsonNode> messages) {
        this.name = name;
        this.messages = messages;
    }

    /**
     * Reads a file.
     *
     * @param file to read
     * @return its messages, not yet looked at
     * @throws IOException       if it cannot be read
     * @throws ScenarioException if it is no array in JSON
     */
    public static MessageFile read(final Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ScenarioException(file + " is a directory; name a file with messages in JSON");
        }
        try (InputStream json = Files.newInputStream(file)) {
            return of(file.toString(), ScenarioJson.read(file.toString(), json));
        }
    }

    static MessageFile of(final String name, final JsonNode root) {
        if (!root.isArray()) {
            throw new ScenarioException(name + " must be an array of messages: [{\"message\": \"DefineTiers\", ...}]");
        }
        if (root.size() > MOST_MESSAGES) {
            throw new ScenarioException(
                name + ": there are " + root.size() + " messages, the most is " + MOST_MESSAGES + "; split the file");
        }
        final List<JsonNode> messages = new ArrayList<>();
        root.forEach(messages::add);
        return new MessageFile(name, messages);
    }

    /** The messages, with names as a journal has them. */
    List<Parameter> parameters(final JournaledTerms terms) {
        final MessageReaders readers = new MessageReaders(terms);
        final List<Parameter> parameters = new ArrayList<>();
        for (final JsonNode message : messages) {
            parameters.add(readers.read(name + ", message " + (parameters.size() + 1), message));
        }
        return parameters;
    }
}
