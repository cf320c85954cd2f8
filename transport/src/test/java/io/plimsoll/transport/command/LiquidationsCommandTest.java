package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.liquidation.MadeUpHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plimsoll liquidations FILE...}. */
class LiquidationsCommandTest {

    @TempDir
    private Path directory;

    @Test
    void shouldPrintCasesCallsAndRates() throws IOException {
        final CommandRun run = run(MadeUpHistory.ofFiveLiquidations(), "--rate", "0.01,0.02");
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertTrue(run.out().matches("(?s)27 accounts from 1970-01-01T00:0[0-9:]*Z to 1970-01-01T02:2[0-9:]*Z: 616"
            + " fills, 26 cash flows, 624 trade prices, 5 liquidations, at a maintenance rate of 1%\n.*"), run.out());
        assertLine(run, "10 trade prices left out: those at which liquidated positions were taken over");
        assertLine(run, "1,271 messages, 0 refused");
        assertLine(run, "1970-01-01T01:08:20Z       1 Cross           9.00      979.00   0.919%         9.00"
            + "     0.000%       100  as recorded     2,100       1,100         100  before");
        assertLine(run, "  as recorded                 2        1        1        0"
            + "  least 100 s, median 100 s, most 100 s");
        assertLine(run, "  all                         5        2        1        2"
            + "  least 100 s, median 4,000 s, most 4,000 s");
        assertLine(run, "  MARGIN_CALL                 2        1        1        0"
            + "  least 1,100 s, median 1,100 s, most 1,100 s");
        assertLine(run, "4 calls to LIQUIDATION: in 3 the venue liquidated, after 0 within 24 h of their cure, after 1"
            + " never");
        assertLine(run, "     99      1              0         0         0         0         1        4,884"
            + "        0.79  took over, no deposit");
        assertLine(run, "      1%         2        1        2         1        1        0           4          1"
            + "          0");
    }

    @Test
    void shouldWriteTheCasesForASpreadsheet() throws IOException {
        final Path csv = directory.resolve("cases.csv");
        final CommandRun run = run(MadeUpHistory.ofFiveLiquidations(), "--csv", csv.toString());
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        final List<String> lines = Files.readAllLines(csv);
        assertEquals(6, lines.size());
        assertTrue(lines.get(0).startsWith("time_s,account_id,margin_mode,recorded_value_usd,"), lines.get(0));
        assertTrue(lines.get(1).matches("4100,1,Cross,9,979,9.000000,9.790000,979.0*,LIQUIDATION,100,9.000000,"
            + "9.790000,979.0*,LIQUIDATION,0.000000,AS_RECORDED,BEFORE,2100,1100,100,[0-9]+"), lines.get(1));
        assertTrue(lines.get(3).matches("5100,3,Cross,9,979,50.000000,10.000000,1000.0*,HEALTHY,4100,29.000000,"
            + "9.790000,979.0*,HEALTHY,20.000000,RICHER,NOT,,,,"), lines.get(3));
    }

    @Test
    void shouldKeepAJournalThatTheOtherCommandsTake() throws IOException {
        final Path csv = directory.resolve("cases.csv");
        final String journal = directory.resolve("journal").toString();
        final CommandRun run =
            run(MadeUpHistory.ofFiveLiquidations(), "--csv", csv.toString(), "--journal", journal);
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        final CommandRun audit = CommandRun.of("audit", journal);
        assertEquals(Plimsoll.OK, audit.exitCode(), audit.out() + audit.err());
        assertTrue(audit.out().matches("(?s).*\n[0-9]+ calls audited, 0 differences\n"), audit.out());
        final String line = Files.readAllLines(csv).get(1);
        final String callId = line.substring(line.lastIndexOf(',') + 1);
        final CommandRun explain = CommandRun.of("explain", journal, callId);
        assertEquals(Plimsoll.OK, explain.exitCode(), explain.err());
        assertTrue(explain.out().contains("97.9"), explain.out());
        final CommandRun calls = CommandRun.of("calls", journal, "--account", "1");
        assertTrue(calls.out().contains("1970-01-01T01:06:40Z"), calls.out());
        final CommandRun again = run(MadeUpHistory.ofFiveLiquidations(), "--journal", journal);
        assertEquals(Plimsoll.BAD_INPUT, again.exitCode());
        assertTrue(again.err().contains("is there already; name another directory"), again.err());
    }

    @Test
    void shouldCountWhatTheEngineRefuses() throws IOException {
        final CommandRun run = run(MadeUpHistory.ofFiveLiquidations().cash(200, 1, "0"));
        assertEquals(Plimsoll.FAILED, run.exitCode());
        assertLine(run, "1,272 messages, 1 refused");
        assertLine(run, "  1 CollateralChange QUANTITY_ZERO");
    }

    @Test
    void shouldRefuseWhatItCannotUseAndSayWhatToDo() throws IOException {
        final List<Path> files = MadeUpHistory.ofFiveLiquidations().write(directory);
        final CommandRun missing = CommandRun.of("liquidations", files.get(0).toString(), files.get(1).toString());
        assertEquals(Plimsoll.BAD_INPUT, missing.exitCode());
        assertTrue(missing.err().startsWith("plimsoll liquidations: there are no cash flows among the files; cash"
            + " flows, liquidations, trade prices and fills are all needed"), missing.err());
        final Path bars = Files.writeString(
            directory.resolve("bars.csv"), "open_time_ms,symbol,open,high,low,close\n1,A,1,1,1,1\n");
        final CommandRun other = CommandRun.of("liquidations", bars.toString());
        assertEquals(Plimsoll.BAD_INPUT, other.exitCode());
        assertTrue(other.err().contains("bars.csv:2: prices must be those of trades"), other.err());
        final CommandRun rate = run(MadeUpHistory.ofFiveLiquidations(), "--rate", "0.01,0");
        assertEquals(Plimsoll.BAD_INPUT, rate.exitCode());
        assertTrue(rate.err().contains("--rate must be above 0 and at most 1 but is 0"), rate.err());
        final CommandRun within = run(MadeUpHistory.ofFiveLiquidations(), "--within", "-1");
        assertEquals(Plimsoll.BAD_INPUT, within.exitCode());
        assertTrue(within.err().contains("--within must be from 0 to 8784 but is -1"), within.err());
    }

    private CommandRun run(final MadeUpHistory history, final String... options) throws IOException {
        final List<String> arguments = new ArrayList<>(List.of("liquidations"));
        history.write(directory).forEach(file -> arguments.add(file.toString()));
        arguments.addAll(List.of(options));
        return CommandRun.of(arguments.toArray(String[]::new));
    }

    private static void assertLine(final CommandRun run, final String line) {
        assertTrue(run.out().lines().anyMatch(line::equals), () -> line + "\nis not in\n" + run.out());
    }
}
