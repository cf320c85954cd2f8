package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.aeron.driver.MediaDriver;
import io.aeron.driver.ThreadingMode;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.config.Setting;
import io.plimsoll.transport.network.StreamAddress;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.agrona.CloseHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The media driver inside and outside the service, in shared memory and over UDP. */
@Timeout(60)
class DriverSystemTest {
    @TempDir
    private Path directory;
    private ServiceHarness harness;

    @BeforeEach
    void createHarness() {
        harness = new ServiceHarness(directory);
    }

    @AfterEach
    void closeHarness() {
        harness.close();
    }

    @Test
    void shouldWorkWithDriverOnItsOwnThread() {
        harness.with(Setting.DRIVER_THREADING, "shared").start();
        assertCallsFlow(harness.client());
    }

    @Test
    void shouldRefuseADirectoryInWhichADriverWorks() {
        harness.start();
        try (ServiceHarness second = new ServiceHarness(directory.resolve("second"))
            .with(Setting.DRIVER_DIRECTORY, harness.service().driverDirectory())) {
            final String refusal = assertThrows(IllegalStateException.class, second::start).getMessage();
            assertTrue(refusal.contains("give this service a driver.directory of its own"), refusal);
        }
        assertCallsFlow(harness.client());
    }

    @Test
    void shouldWorkWithExternalDriver() {
        harness.with(Setting.DRIVER_EMBEDDED, "false");
        try (MediaDriver driver = externalDriver()) {
            harness.start();
            assertEquals(driver.aeronDirectoryName(), harness.service().driverDirectory());
            assertCallsFlow(harness.client());
            harness.close();
        }
    }

    @Test
    void shouldEndProcessWithErrorWhenExternalDriverDies() throws Exception {
        harness.with(Setting.DRIVER_EMBEDDED, "false");
        final MediaDriver driver = externalDriver();
        try {
            final CompletableFuture<Integer> exit = CompletableFuture.supplyAsync(
                () -> ServiceProcess.run(harness.configuration(), harness.console::add));
            final PlimsollClient client = harness.client();
            assertTrue(client.pollUntil(
                () -> harness.console.stream().anyMatch(line -> line.startsWith("Plimsoll takes messages")),
                ServiceHarness.TIMEOUT_NS), harness::state);

            driver.close();

            assertEquals(ServiceProcess.EXIT_FAILED, exit.get(30, TimeUnit.SECONDS));
            assertTrue(harness.console.stream().anyMatch(line -> line.startsWith("THE SERVICE STOPS")), harness::state);
        } finally {
            CloseHelper.close(driver);
        }
    }

    @Test
    void shouldTakeAndPublishOverUdp() throws IOException {
        final String ticks = "aeron:udp?endpoint=localhost:" + freePort();
        final String callsControl = "localhost:" + freePort();
        harness.with(Setting.MARKET_DATA_CHANNELS, "aeron:ipc," + ticks);
        harness.with(Setting.CALLS_CHANNELS, "aeron:ipc?term-length=16m,"
            + "aeron:udp?control-mode=dynamic|control=" + callsControl + "|fc=max|term-length=1m");
        harness.start();
        final ClientConfiguration ipc = ClientConfiguration.ipc(harness.configuration());
        assertCallsFlow(harness.client(new ClientConfiguration(
            ipc.driverDirectory(),
            ipc.control(),
            ipc.facts(),
            new StreamAddress(ticks, ipc.marketData().streamId()),
            new StreamAddress("aeron:udp?control-mode=dynamic|endpoint=localhost:0|control=" + callsControl,
                ipc.calls().streamId()),
            ipc.replies(),
            ipc.historyRequests(),
            new StreamAddress("aeron:udp?endpoint=localhost:" + freePort(), ipc.historyAnswers().streamId()))));
    }

    private void assertCallsFlow(final PlimsollClient client) {
        final CallLog heard = new CallLog();
        client.subscribeToCalls(1, heard);
        final Exchange exchange = new Exchange(client, 3);
        for (int i = 0; i < 10; i++) {
            exchange.swing();
        }
        assertTrue(client.pollUntil(() -> heard.size() == 30, ServiceHarness.TIMEOUT_NS),
            () -> heard.size() + " " + harness.state());
        assertTrue(heard.isExactly(1, 30));
    }

    private MediaDriver externalDriver() {
        return MediaDriver.launch(new MediaDriver.Context()
            .aeronDirectoryName(harness.configuration().driver().directory())
            .dirDeleteOnShutdown(true)
            .termBufferSparseFile(true)
            .threadingMode(ThreadingMode.SHARED));
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
