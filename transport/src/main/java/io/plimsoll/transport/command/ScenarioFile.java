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

    static Scenario read(final Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new ScenarioException(file + " is a directory; name a file with the scenario in JSON");
        }
        try (InputStream json = Files.newInputStream(file)) {
            return ScenarioReader.read(file.toString(), json);
        }
    }
}
