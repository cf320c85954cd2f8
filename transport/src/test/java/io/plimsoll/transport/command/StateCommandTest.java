package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Accounts of a small journal after one input or another. */
@Tag("slow")
class StateCommandTest {
    @TempDir
    private Path directory;
    private long last;

    @BeforeEach
    void writeJournal() {
        last = SmallJournal.write(directory);
    }

    @Test
    void shouldPrintAnAccountAsItWas() {
        final CommandRun run = state(last - 1, SmallJournal.LONG_ACCOUNT);
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertTrue(run.out().startsWith("After input 10, record 12 of the journal:\n"
            + "  Tick of source 1, epoch 0, its sequence 10: instrument BTCUSD, mark 62\n"), run.out());
        assertLine(run, "    notional          124000 = value without its sign\n");
        assertLine(run, "    tier              for a notional from 0 to below 1000000, set by input 3 (source 1,"
            + " epoch 0, its sequence 3) at 2026-01-01T00:00:00Z\n");
        assertLine(run, "    maintenance       12400 = ceil(124000 x 0.1 - 0)\n");
        assertLine(run, "    ratios            LIQUIDATION 1, MARGIN_CALL 1.2, WARNING 1.5, for levels worse than the"
            + " present one\n");
        assertLine(run, "    MARGIN_CALL       equity 14000 is below 1.2 x maintenance = 14880, by the ratio\n");
        assertLine(run, "    shortfall         880 = ceil(1.2 x 12400) - 14000, at least 0, which is 8.8 USD\n");
        assertEquals(16, ExplanationCheck.check(run.out()), run.out());
    }

    @Test
    void shouldPrintAShortPositionsTier() {
        final CommandRun run = state(last, SmallJournal.SHORT_ACCOUNT);
        assertLine(run, "    value             -280000 = lots x unit x ticks = (-20) x 100 x 140\n");
        assertLine(run, "    notional          280000 = value without its sign\n");
        assertLine(run, "    level             HEALTHY -> LIQUIDATION\n");
        assertEquals(15, ExplanationCheck.check(run.out()), run.out());
    }

    @Test
    void shouldPrintTheSameAsJson() throws IOException {
        final CommandRun run = CommandRun.of("state", directory.toString(), "--at", String.valueOf(last),
            "--account", String.valueOf(SmallJournal.SHORT_ACCOUNT), "--json");
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        final JsonNode state = new ObjectMapper().readTree(run.out());
        assertEquals(last, state.get("sequence").longValue());
        assertEquals("Tick", state.get("after").get("type").asText());
        assertEquals("{\"id\":10,\"symbol\":\"BTCUSD\"}", state.get("after").get("instrument").toString());
        assertEquals("\"140\"", state.get("after").get("mark").toString());
        final JsonNode account = state.get("account");
        assertEquals("\"9007199254740993\"", account.get("account").toString());
        final JsonNode position = account.get("positions").get(0);
        assertEquals("\"-20\"", position.get("lots").toString());
        assertEquals("{\"dividend\":\"-280000\",\"divisor\":\"1\"}", position.get("value").toString());
        assertEquals("{\"id\":1,\"symbol\":\"USD\",\"exponent\":-2}", position.get("settlement").toString());
        assertEquals("\"1000000\"", position.get("tier").get("nextFloor").toString());
        assertEquals("\"18000\"", account.get("level").get("shortfall").toString());
    }

    @Test
    void shouldRefuseAnInputBeyondTheEnd() {
        final CommandRun run = CommandRun.of("state", directory.toString(), "--at", "99", "--account", "7", "--json");
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("plimsoll state: there is no input 99 in " + directory
            + ": the last one is 11; ask for that or an earlier one\n"), run.err());
    }

    @Test
    void shouldRefuseAnInputBeforeTheFirst() {
        final CommandRun run = state(0, SmallJournal.LONG_ACCOUNT);
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("there is no input 0 in " + directory + ": the first one is 1;"), run.err());
    }

    @Test
    void shouldRefuseAnAccountThatIsNotThereYet() {
        final CommandRun run = state(1, SmallJournal.LONG_ACCOUNT);
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("there is no account 7 after input 1 in "), run.err());
    }

    private CommandRun state(final long sequence, final long account) {
        return CommandRun.of("state", directory.toString(), "--at", String.valueOf(sequence), "--account",
            String.valueOf(account));
    }

    private static void assertLine(final CommandRun run, final String line) {
        assertTrue(run.out().contains("\n" + line), run.out());
    }
}
