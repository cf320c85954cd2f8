package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.MessageWriter;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.config.ServiceConfiguration;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ThinPathTest {
    @TempDir
    private Path directory;

    @Test
    @Timeout(30)
    void shouldPublishCallWhenTickArrives() {
        final ServiceConfiguration configuration = ServiceConfiguration.of(Map.of(
            "journal.directory", directory.resolve("journal").toString(),
            "journal.block-size", "8m", "journal.reserve", "4m",
            "engine.max-accounts", "1000", "engine.max-positions", "1000",
            "driver.directory", "/dev/shm/plimsoll-test-" + UUID.randomUUID()));
        final List<String> lines = new ArrayList<>();
        try (PlimsollService service = PlimsollService.start(configuration, lines::add);
            PlimsollClient client = new PlimsollClient(ClientConfiguration.ipc(configuration), Throwable::printStackTrace)) {
            final SourcePublisher ticks =
                client.addSource(SourceConfiguration.lossy(2, InputLane.MARKET_DATA), SourceListener.NONE);
            final List<Long> calls = new ArrayList<>();
            client.subscribeToCalls(1, call -> calls.add(call.callId()));
            final boolean ready = client.pollUntil(() -> ticks.state() == SourceState.READY, 10_000_000_000L);
            assertTrue(ready, () -> service.failure() + " " + lines + " " + service.count(ServiceCounter.LAST_SEQUENCE));
            final MessageWriter writer = new MessageWriter(ticks);
            writer.tick(7).mark(100);
            assertEquals(SendStatus.SENT, ticks.send());
            assertTrue(client.pollUntil(() -> !calls.isEmpty(), 5_000_000_000L));
            assertEquals(List.of(1L), calls);
            assertTrue(service.failure().isEmpty());
        }
        System.err.append(lines.toString());
    }
}
