package io.plimsoll.transport.service;

import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.agrona.CloseHelper;

/** A real service on a journal of its own and a driver directory of its own, and clients; all closed at the end. */
public final class ServiceHarness implements AutoCloseable {
    public static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(20);

    public final List<String> console = new CopyOnWriteArrayList<>();
    public final List<Throwable> clientErrors = new CopyOnWriteArrayList<>();
    public final AtomicBoolean hasRoom = new AtomicBoolean(true);
    /** Done by the margin agent in every turn in which it looks for inputs. */
    public volatile Runnable onTurn = () -> { };
    private final List<PlimsollClient> clients = new ArrayList<>();
    private final Map<String, String> settings = new HashMap<>();
    private PlimsollService service;

    public ServiceHarness(final Path directory) {
        with(Setting.JOURNAL_DIRECTORY, directory.resolve("journal").toString());
        with(Setting.JOURNAL_BLOCK_SIZE, "64m");
        with(Setting.JOURNAL_RESERVE, "8m");
        with(Setting.ENGINE_MAX_ACCOUNTS, "10000");
        with(Setting.ENGINE_MAX_POSITIONS, "10000");
        with(Setting.ENGINE_MAX_BALANCES, "10000");
        with(Setting.DRIVER_DIRECTORY, "/dev/shm/plimsoll-test-" + UUID.randomUUID());
        with(Setting.CLOCK_INTERVAL, "20ms");
        with(Setting.HEARTBEAT_INTERVAL, "20ms");
    }

    public ServiceHarness with(final Setting setting, final String value) {
        settings.put(setting.key(), value);
        return this;
    }

    public ServiceConfiguration configuration() {
        return ServiceConfiguration.of(settings);
    }

    public PlimsollService start() {
        service = PlimsollService.start(configuration(), console::add, room -> bytes -> {
            onTurn.run();
            return hasRoom.get() && room.test(bytes);
        });
        return service;
    }

    public PlimsollService service() {
        return service;
    }

    public void stop() {
        service.close();
    }

    public Path journal() {
        return configuration().journal().directory();
    }

    public PlimsollClient client() {
        return client(ClientConfiguration.ipc(configuration()));
    }

    public PlimsollClient client(final ClientConfiguration configuration) {
        final PlimsollClient client = new PlimsollClient(configuration, clientErrors::add);
        clients.add(client);
        return client;
    }

    /** What a failed assertion should show. */
    public String state() {
        return "failure=" + (service == null ? null : service.failure()) + " console=" + console
            + " clientErrors=" + clientErrors;
    }

    @Override
    public void close() {
        CloseHelper.closeAll(clients);
        CloseHelper.close(service);
    }
}
