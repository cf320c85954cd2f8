package io.plimsoll.transport.simulation;

import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordHandler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Where the journal is. */
final class SimulatedDisk implements AutoCloseable {
    private final Path directory;

    SimulatedDisk() {
        try {
            directory = Files.createTempDirectory(Path.of("/dev/shm"), "plimsoll-simulation");
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String journalDirectory() {
        return directory.resolve("journal").toString();
    }

    /** Hands over the whole journal. */
    void read(final RecordHandler handler) {
        try (JournalReader reader = JournalReader.open(directory.resolve("journal"))) {
            while (reader.poll(handler, Integer.MAX_VALUE) > 0) {
                continue;
            }
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(directory)) {
            for (final Path file : (Iterable<Path>) files.sorted(Comparator.reverseOrder())::iterator) {
                Files.delete(file);
            }
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
