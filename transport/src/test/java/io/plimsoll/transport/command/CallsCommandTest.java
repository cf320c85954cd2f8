package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plimsoll.journal.SegmentFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of three calls: one at the first mark, two at the second. */
class CallsCommandTest {
    private static final String HEADER = "call,sequence,time,account,owner,from,to,asset,equity,equityWithoutHaircuts,"
        + "maintenance,initial,shortfall,instrument,mark,unreconciled,sealedRecords,sealedHead,"
        + "shadowMaintenance,shadowInitial";

    @TempDir
    private Path directory;

    @BeforeEach
    void writeJournal() {
        SmallJournal.write(directory);
    }

    @Test
    void shouldPrintATableForPeople() {
        final CommandRun run = calls();
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        final List<String> lines = run.out().lines().map(line -> line.replaceAll(" +", " ")).toList();
        assertEquals(List.of(
            "call time account from to equity maintenance shortfall asset",
            "1 2026-01-01T00:00:01Z 7 HEALTHY MARGIN_CALL 140 124 8.8 USD",
            "2 2026-01-01T00:00:02Z 7 MARGIN_CALL HEALTHY 1700 280 0 USD",
            "3 2026-01-01T00:00:02Z 9007199254740993 HEALTHY LIQUIDATION 100 280 180 USD",
            "3 calls"), lines);
    }

    @Test
    void shouldPrintEveryFieldAsCsv() {
        final List<String> lines = calls("--format", "csv").out().lines().toList();
        assertEquals(HEADER, lines.get(0));
        assertEquals("1,10,2026-01-01T00:00:01Z,7,7,HEALTHY,MARGIN_CALL,USD,140,140,124,248,8.8,BTCUSD,62,false,0,"
            + "00".repeat(32) + ",,", lines.get(1));
        assertEquals(4, lines.size());
    }

    @Test
    void shouldPrintTheHeaderOfACsvWithoutCalls() {
        assertEquals(new CommandRun(Plimsoll.OK, HEADER + System.lineSeparator(), ""),
            calls("--format", "csv", "--account", "99"));
        assertEquals(new CommandRun(Plimsoll.OK, "", ""), calls("--format", "json", "--account", "99"));
    }

    @Test
    void shouldPrintAnObjectALineAsJson() throws IOException {
        final List<String> lines = calls("--format", "json").out().lines().toList();
        assertEquals(3, lines.size());
        final JsonNode call = new ObjectMapper().readTree(lines.get(2));
        assertEquals(List.of(HEADER.split(",")), fieldNames(call));
        assertEquals(3, call.get("call").intValue());
        assertTrue(call.get("sequence").isIntegralNumber());
        assertEquals("\"9007199254740993\"", call.get("account").toString());
        assertEquals("\"180\"", call.get("shortfall").toString());
        assertEquals("\"140\"", call.get("mark").toString());
        assertEquals("BTCUSD", call.get("instrument").asText());
    }

    private static List<String> fieldNames(final JsonNode node) {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    @ParameterizedTest
    @CsvSource(nullValues = "none", value = {
        "--account 7, 1 2",
        "--account 9007199254740993, 3",
        "--level healthy, 2",
        "--level LIQUIDATION, 3",
        "--level BANKRUPT, none",
        "--from 2026-01-01T00:00:02Z, 2 3",
        "--to 2026-01-01T00:00:02Z, 1",
        "--from 2026-01-01T00:00:01Z --to 2026-01-01T00:00:01.000000001Z, 1",
        "--account 7 --from 2026-01-01T00:00:01.5Z, 2"})
    void shouldListTheCallsThatAreWanted(final String filter, final String expected) {
        final String[] arguments = ("--format csv " + filter).split(" ");
        final CommandRun run = calls(arguments);
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        final List<String> ids = run.out().lines().skip(1).map(line -> line.substring(0, line.indexOf(','))).toList();
        assertEquals(expected == null ? List.of() : Arrays.asList(expected.split(" ")), ids);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--level NULL_VAL | \"NULL_VAL\" is none of HEALTHY, WARNING, MARGIN_CALL, LIQUIDATION, BANKRUPT",
        "--from yesterday | \"yesterday\" is not a time such as 2026-11-25T08:00:00Z",
        "--to 3000-01-01T00:00:00Z | \"3000-01-01T00:00:00Z\" is beyond the years 1678 to 2261 that stamps reach",
        "--from 2026-01-01T00:00:02Z --to 2026-01-01T00:00:01Z | --from must be before --to",
        "--from 2026-01-01T00:00:02Z --to 2026-01-01T00:00:02Z | --from must be before --to"})
    void shouldSayWhatAFilterMustBe(final String filter, final String expected) {
        final CommandRun run = calls(filter.split(" "));
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertEquals("", run.out());
        assertTrue(run.err().contains(expected), run.err());
    }

    @Test
    void shouldNotTakeAHoleForTheEnd() {
        try (SegmentFile file = SegmentFile.open(directory, 1)) {
            final List<SegmentFile.Document> documents = file.documents();
            final SegmentFile.Document document = documents.get(documents.size() - 3);
            file.zero(document.offset(), document.length() + Integer.BYTES);
        }
        for (final String format : List.of("table", "csv", "json")) {
            final CommandRun run = calls("--format", format);
            assertEquals(Plimsoll.FAILED, run.exitCode(), run.out());
            assertTrue(run.err().startsWith("plimsoll calls: documents are missing: there is a hole at segment 1 "),
                run.err());
        }
        final CommandRun state = CommandRun.of("state", directory.toString(), "--at", "9999", "--account", "7");
        assertEquals(Plimsoll.FAILED, state.exitCode(), state.out());
        assertTrue(state.err().startsWith("plimsoll state: documents are missing: "), state.err());
    }

    private CommandRun calls(final String... arguments) {
        return CommandRun.of(
            Stream.concat(Stream.of("calls", directory.toString()), Stream.of(arguments)).toArray(String[]::new));
    }
}
