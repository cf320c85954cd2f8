package io.plimsoll.transport.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.aeron.exceptions.RegistrationException;
import io.plimsoll.transport.config.ServiceConfiguration;
import io.plimsoll.transport.config.Setting;
import io.plimsoll.transport.network.StreamAddress;
import io.plimsoll.transport.service.CallLog;
import io.plimsoll.transport.service.ServiceHarness;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.agrona.CloseHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A driver that does nothing any more and did not say so, as one does that is killed. */
@Timeout(60)
class DeadDriverSystemTest {
    private final List<Throwable> errors = new CopyOnWriteArrayList<>();
    private final String directory = "/dev/shm/plimsoll-test-" + UUID.randomUUID();
    private MediaDriver dead;
    private PlimsollClient client;

    @BeforeEach
    void startDriver() {
        dead = driver(ThreadingMode.INVOKER);
        dead.sharedAgentInvoker().invoke();
        client = new PlimsollClient(configuration(), errors::add);
    }

    private ClientConfiguration configuration() {
        return ClientConfiguration.ipc(ServiceConfiguration.of(Map.of(
            Setting.JOURNAL_DIRECTORY.key(), "unused", Setting.DRIVER_DIRECTORY.key(), directory)));
    }

    @AfterEach
    void close() {
        CloseHelper.closeAll(client, dead);
    }

    @Test
    void shouldNotWaitForDriverThatDoesNotAnswer() {
        client.addSource(SourceConfiguration.lossless(1, InputLane.FACTS), SourceListener.NONE);
        client.poll();
        assertTrue(client.isConnected());

        final SourcePublisher late =
            client.addSource(SourceConfiguration.lossy(2, InputLane.MARKET_DATA), SourceListener.NONE);
        client.subscribeToCalls(1, new CallLog());
        client.poll();

        assertEquals(SourceState.CONNECTING, late.state());
        assertEquals(List.of(), errors);
    }

    @Test
    void shouldReportChannelThatDriverCannotUse() {
        final ClientConfiguration good = configuration();
        final ClientConfiguration bad = new ClientConfiguration(
            good.driverDirectory(),
            good.control(),
            new StreamAddress("aeron:udp?endpoint=localhost", good.facts().streamId()),
            good.marketData(),
            good.calls(),
            good.replies(),
            good.historyRequests(),
            good.historyAnswers());
        try (MediaDriver driver = driver(ThreadingMode.SHARED);
            PlimsollClient other = new PlimsollClient(bad, errors::add)) {
            final SourcePublisher source =
                other.addSource(SourceConfiguration.lossless(1, InputLane.FACTS), SourceListener.NONE);
            assertTrue(other.pollUntil(
                () -> errors.stream().anyMatch(RegistrationException.class::isInstance), ServiceHarness.TIMEOUT_NS),
                errors::toString);
            assertEquals(SourceState.CONNECTING, source.state());
            assertEquals(directory, driver.aeronDirectoryName());
        }
    }

    @Test
    void shouldConnectToSuccessorWithoutWaitingForTimeOut() {
        client.subscribeToCalls(1, new CallLog());
        client.poll();
        assertEquals(1, client.connections());

        try (MediaDriver successor = driver(ThreadingMode.SHARED)) {
            assertTrue(client.pollUntil(() -> client.connections() == 2, ServiceHarness.TIMEOUT_NS));
            assertEquals(directory, successor.aeronDirectoryName());
            assertTrue(client.isConnected());
        }
        assertEquals(List.of(), errors);
    }

    private MediaDriver driver(final ThreadingMode threading) {
        return MediaDriver.launch(new MediaDriver.Context()
            .aeronDirectoryName(directory)
            .dirDeleteOnStart(true)
            .dirDeleteOnShutdown(true)
            .termBufferSparseFile(true)
            .threadingMode(threading));
    }
}
