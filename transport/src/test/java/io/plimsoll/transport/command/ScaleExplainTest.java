package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is explained of accounts whose requirements are scaled, and of roll-outs. */
@Tag("slow")
class ScaleExplainTest {
    private static final int SEED = 4;
    private static final int MESSAGES = 3_000;
    private static final int CALLS_EXPLAINED = 40;

    @TempDir
    private Path directory;

    /** Twenty lots at 100 are 200,000 cents: a tenth is 20,000, twice that 40,000, times 1.5 more than 50,000. */
    @Test
    void shouldShowTheScaleAndWhatItAdds() {
        final long rollOut = ScaleJournal.write(directory);
        final CommandRun run = CommandRun.of("explain", directory.toString(), "1");
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        requireLine(run, "RollOut of source 0, epoch 0, its sequence 2: accounts 1");
        requireLine(run, "tier maintenance 20000 = ceil(200000 x 0.1 - 0)");
        requireLine(run, "tier initial 40000 = ceil(200000 x 0.2)");
        requireLine(run, "scale 2, set by input " + (rollOut - 1) + " (source 0, epoch 0, its sequence 1) at"
            + " 2026-01-01T00:00:01Z; the account has changed over, those that have not are at 1");
        requireLine(run, "maintenance 40000 = ceil(20000 x 2); the scale adds 20000");
        requireLine(run, "initial 80000 = ceil(40000 x 2); the scale adds 40000");
        requireLine(run, "level HEALTHY -> WARNING");
        assertTrue(ExplanationCheck.check(run.out()) > 10, run.out());
    }

    @Test
    void shouldShowThatAnAccountHasNotChangedOver() {
        final long rollOut = ScaleJournal.write(directory);
        final CommandRun run = state(rollOut, ScaleJournal.SECOND);
        requireLine(run, "scale 1; 2 is coming, the account has not changed over");
        requireLine(run, "maintenance 20000 = ceil(20000 x 1); the scale adds 0");
        requireLine(run, "level HEALTHY -> HEALTHY");
        requireLine(state(rollOut - 2, ScaleJournal.SECOND), "scale 1");
        assertFalse(state(rollOut - 3, ScaleJournal.SECOND).out().contains("scale"), run.out());
    }

    @Test
    void shouldSayTheSameInJson() throws JsonProcessingException {
        ScaleJournal.write(directory);
        final CommandRun run = CommandRun.of("explain", directory.toString(), "1", "--json");
        final JsonNode explanation = new ObjectMapper().readTree(run.out());
        final JsonNode position = explanation.get("account").get("positions").get(0);
        final JsonNode scale = position.get("scale");
        assertEquals("2", scale.get("scale").asText());
        assertEquals("1", scale.get("otherScale").asText());
        assertTrue(scale.get("changedOver").asBoolean());
        assertEquals("2026-01-01T00:00:01Z", scale.get("setBy").get("time").asText());
        assertEquals("20000", scale.get("unscaledMaintenance").asText());
        assertEquals("40000", scale.get("unscaledInitial").asText());
        assertEquals("20000", scale.get("addedMaintenance").asText());
        assertEquals("40000", scale.get("addedInitial").asText());
        assertEquals("40000", position.get("maintenance").asText());
        assertEquals("RollOut", explanation.get("cause").get("type").asText());
    }

    @Test
    void shouldReadWhatDefinesScales() {
        final long rollOut = ScaleJournal.write(directory);
        requireLine(state(rollOut - 3, ScaleJournal.FIRST), "DefineVolatility of source 1, epoch 0, its sequence 10:"
            + " instrument BTCUSD, sample seconds 86400, half life samples 1, stale seconds 0,"
            + " start volatility 0.000000001, long run volatility 2, stress volatility 0, stress weight 0");
        requireLine(state(rollOut - 2, ScaleJournal.FIRST), "DefineScale of source 1, epoch 0, its sequence 11:"
            + " instrument BTCUSD, volatility instrument BTCUSD, reference volatility 1, step 0.1, least scale 0.5,"
            + " largest scale 5, hysteresis 0, reserve 0, refill per hour 0, rise per hour 0, rise at once 1,"
            + " largest gap 0");
        requireLine(state(rollOut + 1, ScaleJournal.FIRST),
            "DefineReview of source 1, epoch 0, its sequence 12: review seconds 900");
        requireLine(state(rollOut + 2, ScaleJournal.FIRST), "VolatilityForecast of source 1, epoch 0, its sequence 13:"
            + " instrument BTCUSD, volatility 3, start 2026-01-01T01:00:01Z, full 2026-01-01T02:00:01Z,"
            + " end 2026-01-01T03:00:01Z");
        final CommandRun audit = CommandRun.of("audit", directory.toString());
        assertEquals(Plimsoll.OK, audit.exitCode(), audit.out() + audit.err());
    }

    @Test
    void shouldDeriveEveryNumberOfRandomCalls() throws JsonProcessingException {
        ScaleJournal.writeRandom(directory, SEED, MESSAGES);
        final List<String> calls = CommandRun.of("calls", directory.toString(), "--format", "json").out().lines()
            .toList();
        assertTrue(calls.size() > CALLS_EXPLAINED, calls.size() + " calls");
        int derived = 0;
        int scaled = 0;
        int changedOver = 0;
        for (final String call : calls.subList(calls.size() - CALLS_EXPLAINED, calls.size())) {
            final CommandRun run = CommandRun.of(
                "explain", directory.toString(), new ObjectMapper().readTree(call).get("call").asText());
            assertEquals(Plimsoll.OK, run.exitCode(), run.out());
            assertFalse(run.out().contains("unreadable message"), run.out());
            derived += ExplanationCheck.check(run.out());
            scaled += run.out().contains("the scale adds") ? 1 : 0;
            changedOver += run.out().contains("has changed over") ? 1 : 0;
        }
        assertTrue(derived > CALLS_EXPLAINED * 10, derived + " numbers");
        assertTrue(scaled > 0 && changedOver > 0, scaled + " scaled, " + changedOver + " changed over");
    }

    private CommandRun state(final long sequence, final long account) {
        return CommandRun.of("state", directory.toString(),
            "--at", Long.toString(sequence), "--account", Long.toString(account));
    }

    private static void requireLine(final CommandRun run, final String text) {
        assertTrue(run.out().replaceAll("[ \n]+", " ").contains(" " + text), run.out() + run.err());
    }
}
