package io.plimsoll.transport.command;

import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.config.Setting;
import io.plimsoll.transport.service.PlimsollService;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.CloseHelper;

/** A small service with its configuration file, journal and driver directory, for commands to talk to. */
final class LiveService implements AutoCloseable {
    final List<String> console = new CopyOnWriteArrayList<>();
    final Path journal;
    final String config;
    private PlimsollService service;

    LiveService(final Path directory) throws IOException {
        journal = directory.resolve("journal");
        config = Files.write(directory.resolve("service.properties"), List.of(
            Setting.JOURNAL_DIRECTORY.key() + "=" + journal,
            Setting.JOURNAL_BLOCK_SIZE.key() + "=64m",
            Setting.JOURNAL_RESERVE.key() + "=8m",
            Setting.ENGINE_MAX_ACCOUNTS.key() + "=1000",
            Setting.ENGINE_MAX_INSTRUMENTS.key() + "=4096",
            Setting.ENGINE_MAX_POSITIONS.key() + "=1000",
            Setting.ENGINE_MAX_BALANCES.key() + "=1000",
            Setting.DRIVER_DIRECTORY.key() + "=/dev/shm/plimsoll-test-" + UUID.randomUUID(),
            Setting.CLOCK_INTERVAL.key() + "=20ms",
            Setting.HEARTBEAT_INTERVAL.key() + "=20ms")).toString();
    }

    void start() {
        service = PlimsollService.start(ServiceConfiguration.load(Path.of(config)), console::add);
    }

    @Override
    public void close() {
        CloseHelper.close(service);
    }
}
