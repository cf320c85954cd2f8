package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.plimsoll.journal.CommitPoint;
import io.plimsoll.journal.replay.Replay;
import io.plimsoll.journal.replay.ReplayResult;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.config.Setting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service whose journal is on a small file system that really fills up, in the middle of cascades. */
@Timeout(90)
class FullDiskSystemTest {
    private static final int ACCOUNTS = 200;

    /** Their calls fit into the room that there is again. */
    private static final int MOST_SWINGS_AHEAD = 64;
    /** Says what this test is about; held so that it stays silenced. */
    private static final Logger JOURNAL_LOGGER = Logger.getLogger("io.plimsoll.journal");

    @TempDir
    private Path directory;
    private ServiceHarness harness;
    private boolean isMounted;

    @BeforeEach
    void mount() throws Exception {
        JOURNAL_LOGGER.setLevel(Level.OFF);
        isMounted = run("mount", "-t", "tmpfs", "-o", "size=48m", "plimsoll-test", directory.toString()) == 0;
        assumeTrue(isMounted, "a small tmpfs cannot be mounted here; that needs root");
        harness = new ServiceHarness(directory)
            .with(Setting.JOURNAL_BLOCK_SIZE, "8m")
            .with(Setting.JOURNAL_RESERVE, "4m")
            .with(Setting.JOURNAL_SEGMENT_SIZE, "4m")
            .with(Setting.SNAPSHOT_INTERVAL, "100ms")
            .with(Setting.SEAL_INTERVAL, "20ms")
            .with(Setting.CONTROL_LIMIT, "4")
            .with(Setting.FACTS_LIMIT, "4")
            .with(Setting.MARKET_DATA_LIMIT, "4");
    }

    @AfterEach
    void close() throws Exception {
        if (harness != null) {
            harness.close();
        }
        JOURNAL_LOGGER.setLevel(null);
        if (isMounted) {
            assertEquals(0, run("umount", directory.toString()));
        }
    }

    @ParameterizedTest
    @EnumSource(CommitPoint.class)
    void shouldHoldSendersBackAndLoseNoCallOfACascadeWhenTheDiskIsFull(final CommitPoint commitPoint)
        throws IOException {
        harness.with(Setting.JOURNAL_COMMIT_POINT, commitPoint.name().toLowerCase(Locale.ROOT)).start();
        final PlimsollClient client = harness.client();
        final CallLog heard = new CallLog();
        client.subscribeToCalls(1, heard);
        final Exchange exchange = new Exchange(client, ACCOUNTS);
        exchange.awaitApplied(exchange.fills());

        final Path filler = directory.resolve("filler");
        Files.write(filler, new byte[(int) Files.getFileStore(directory).getUsableSpace() - (1 << 20)]);
        assertTrue(client.pollUntil(() -> {
            exchange.trySwing(MOST_SWINGS_AHEAD);
            return isSaid("JOURNAL FULL");
        }, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(client.pollUntil(
            () -> exchange.trySwing(2 * MOST_SWINGS_AHEAD), ServiceHarness.TIMEOUT_NS), harness::state);
        final long callsWhenFull = harness.service().count(ServiceCounter.LAST_CALL_ID);
        assertTrue(client.pollUntil(() -> heard.size() >= callsWhenFull, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(1, heard.size()), harness::state);
        assertTrue(harness.service().failure().isEmpty(), harness::state);

        Files.delete(filler);
        assertTrue(client.pollUntil(() -> isSaid("JOURNAL HAS ROOM AGAIN"), ServiceHarness.TIMEOUT_NS), harness::state);
        exchange.awaitApplied(exchange.ticks());
        final long calls = harness.service().count(ServiceCounter.LAST_CALL_ID);
        assertTrue(client.pollUntil(() -> heard.size() >= calls, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(1, calls), harness::state);
        assertTrue(calls > callsWhenFull && calls % ACCOUNTS == 0, harness::state);
        assertTrue(harness.service().failure().isEmpty(), harness::state);
        harness.stop();
        final ReplayResult replayed = new Replay(harness.journal(), inputs -> { }).run();
        assertEquals("", replayed.firstDifference());
        assertEquals(calls, replayed.calls());
    }

    private boolean isSaid(final String what) {
        return harness.console.stream().anyMatch(line -> line.startsWith(what));
    }

    private static int run(final String... command) throws IOException {
        try {
            return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        } catch (final InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }
}
