package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.plimsoll.transport.client.PlimsollClient;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * After warm-up the margin agent's thread allocates nothing: intake, journal, engine, publication and the embedded
 * driver that runs on it included. The middle one of several windows counts, so that a late JIT compilation or a new
 * block of the journal in one of them does not.
 */
@Timeout(120)
class MarginAgentAllocationTest {
    private static final int MAX_WARM_UP_WINDOWS = 400;
    private static final int WINDOWS = 10;
    private static final int MESSAGES_PER_WINDOW = 4_000;
    private static final int ACCOUNTS = 20;

    private final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    @TempDir
    private Path directory;
    private ServiceHarness harness;
    private PlimsollClient client;
    private Exchange exchange;
    private volatile Object leak;

    @BeforeEach
    void startService() {
        harness = new ServiceHarness(directory);
        harness.start();
        client = harness.client();
        client.subscribeToCalls(1, new CallLog());
        exchange = new Exchange(client, ACCOUNTS);
    }

    @AfterEach
    void closeHarness() {
        harness.close();
    }

    @Test
    void shouldAllocateNothingPerMessageWhenWarm() {
        int warmUp = 0;
        while (allocatedByWork() > 0) {
            assertTrue(++warmUp < MAX_WARM_UP_WINDOWS, "still allocating");
        }
        final long[] bytes = measure();
        Arrays.sort(bytes);
        assertEquals(0, bytes[WINDOWS / 2], () -> Arrays.toString(bytes));
    }

    @Test
    void shouldNoticeWhenOneSmallObjectIsAllocatedPerTurn() {
        harness.onTurn = () -> leak = new Object();
        final long[] bytes = measure();
        assertTrue(Arrays.stream(bytes).min().orElseThrow() > 0, () -> Arrays.toString(bytes));
        assertTrue(leak != null);
    }

    private long[] measure() {
        final long[] bytes = new long[WINDOWS];
        for (int i = 0; i < WINDOWS; i++) {
            bytes[i] = allocatedByWork();
        }
        return bytes;
    }

    private long allocatedByWork() {
        final long threadId = harness.service().marginThread().getId();
        final long before = threads.getThreadAllocatedBytes(threadId);
        work();
        return threads.getThreadAllocatedBytes(threadId) - before;
    }

    /** Ticks, some of which call everybody, fills back and forth, collateral; until all is applied. */
    private void work() {
        for (int i = 0; i < MESSAGES_PER_WINDOW / 4; i++) {
            if (i % 20 == 0) {
                exchange.swing();
            } else {
                exchange.stay();
            }
            final long account = 1 + i % ACCOUNTS;
            exchange.fillWriter().fill(account, Exchange.PERPETUAL, 1, Exchange.CALM);
            exchange.send(exchange.fills());
            exchange.fillWriter().fill(account, Exchange.PERPETUAL, -1, Exchange.CALM);
            exchange.send(exchange.fills());
            exchange.fillWriter().collateralChange(account, Exchange.USDT, 1);
            exchange.send(exchange.fills());
        }
        exchange.awaitApplied(exchange.fills());
        assertTrue(harness.service().failure().isEmpty(), harness::state);
        client.poll();
    }
}
