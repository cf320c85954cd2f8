package io.plimsoll.transport.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.service.Exchange;
import io.plimsoll.transport.service.ServiceHarness;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lossless source whose messages get lost between client and service. */
@Timeout(60)
class LostMessagesSystemTest {
    @TempDir
    private Path directory;
    private ServiceHarness harness;
    private PlimsollClient client;
    private Exchange exchange;
    private int offered;

    @BeforeEach
    void startService() {
        harness = new ServiceHarness(directory);
        harness.start();
        client = harness.client();
        exchange = new Exchange(client, 1);
    }

    @AfterEach
    void closeHarness() {
        harness.close();
    }

    @Test
    void shouldSendAgainFromGapWhenOneMessageIsLost() {
        final SourcePublisher fills = exchange.fills();
        fills.through(sink -> (buffer, offset, length) -> ++offered == 3 ? 1 : sink.offer(buffer, offset, length));

        for (int i = 0; i < 10; i++) {
            exchange.fillWriter().collateralChange(1, Exchange.USDT, 1);
            assertEquals(SendStatus.SENT, fills.send()); // and hears nothing of the gap until all are sent
        }

        exchange.awaitApplied(fills);
        assertEquals(8, fills.resent()); // the third to the tenth
    }

    @Test
    void shouldSendAgainWhenLastMessageIsLostAndNothingFollows() {
        final SourcePublisher fills = exchange.fills();
        fills.through(sink -> (buffer, offset, length) -> ++offered == 10 ? 1 : sink.offer(buffer, offset, length));

        sendChanges(10);

        exchange.awaitApplied(fills);
        assertEquals(1, fills.resent());
    }

    @Test
    void shouldLoseNothingWhenAnyMessageMayBeLost() {
        final long seed = System.nanoTime();
        final Random random = new Random(seed);
        final SourcePublisher fills = exchange.fills();
        fills.through(sink -> (buffer, offset, length) ->
            random.nextInt(10) == 0 ? 1 : sink.offer(buffer, offset, length));

        sendChanges(500);

        assertTrue(client.pollUntil(fills::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), () -> "seed=" + seed);
    }

    private void sendChanges(final int count) {
        for (int i = 0; i < count; i++) {
            exchange.fillWriter().collateralChange(1, Exchange.USDT, 1);
            exchange.send(exchange.fills());
        }
    }
}
