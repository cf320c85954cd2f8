package io.plimsoll.transport.command;

import io.plimsoll.transport.scenario.Scenario;
import io.plimsoll.transport.scenario.ScenarioException;
import io.plimsoll.transport.scenario.ScenarioReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads the scenario in a file that somebody named. */
final class ScenarioFile {

    private ScenarioFile() {
    }

    /** Reads what a file has in it. */
    interface Reader<T> {
        T read(String name, InputStream json) throws IOException;
    }

    static Scenario read(final Path file) throws IOException {
        return read(file, ScenarioReader::read);
    }

    static <T> T read(final Path file, final Reader<T> reader) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ScenarioException(file + " is a directory; name a file with the scenario in JSON");
        }
        try (InputStream json = Files.newInputStream(file)) {
            return reader.read(file.toString(), json);
        }
    }
}
