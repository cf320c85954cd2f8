package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is explained of feeds that are stale. */
class HeartbeatExplainTest {
    @TempDir
    private Path directory;
    private long clock;

    @BeforeEach
    void write() {
        clock = ScaleJournal.writeStale(directory);
    }

    /** Half of 10,000; of the perpetual nothing is stale. */
    @Test
    void shouldNameStaleFeeds() {
        final CommandRun run = state(clock);
        requireLine(run, "stale volatilities of options on BTCUSD that expire at 2026-01-31T00:00:00Z,"
            + " no message since 2026-01-01T00:00:00Z: doubted altogether");
        requireLine(run, "stale forward of BTCUSD for 2026-01-31T00:00:00Z,"
            + " no message since 2026-01-01T00:00:00Z: doubted altogether");
        requireLine(run, "doubt 5000 = ceil(10000 x 1 x 0.5)");
        requireLine(run, "doubt charge 5000");
        assertFalse(run.out().contains("mark of BTCUSD"), run.out());
        assertTrue(ExplanationCheck.check(run.out()) > 10, run.out());
        assertFalse(state(clock - 1).out().contains("stale"));
    }

    @Test
    void shouldSayTheSameInJson() throws JsonProcessingException {
        final CommandRun run = state(clock, "--json");
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        final JsonNode doubts = new ObjectMapper().readTree(run.out()).findValue("doubts");
        assertEquals(1, doubts.size());
        assertEquals("1", doubts.get(0).get("doubt").asText());
        final JsonNode feeds = doubts.get(0).get("staleFeeds");
        assertEquals(2, feeds.size());
        assertEquals("VOLATILITY", feeds.get(0).get("feed").asText());
        assertEquals("FORWARD", feeds.get(1).get("feed").asText());
        assertEquals("2026-01-31T00:00:00Z", feeds.get(1).get("expiry").asText());
        assertEquals("2026-01-01T00:00:00Z", feeds.get(1).get("lastMessage").asText());
    }

    @Test
    void shouldReadWhatDefinesHeartbeats() {
        requireLine(state(clock - 1), "instrument BTCUSD, mark seconds 0, volatility seconds 9, forward seconds 10");
        final CommandRun audit = CommandRun.of("audit", directory.toString());
        assertEquals(Plimsoll.OK, audit.exitCode(), audit.out() + audit.err());
    }

    private CommandRun state(final long sequence, final String... more) {
        final String[] arguments = {"state", directory.toString(), "--at", Long.toString(sequence),
            "--account", Long.toString(ScaleJournal.FIRST)};
        final String[] all = new String[arguments.length + more.length];
        System.arraycopy(arguments, 0, all, 0, arguments.length);
        System.arraycopy(more, 0, all, arguments.length, more.length);
        return CommandRun.of(all);
    }

    private static void requireLine(final CommandRun run, final String text) {
        assertTrue(run.out().replaceAll("[ \n]+", " ").contains(" " + text), run.out() + run.err());
    }
}
