package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.chain.GeneratedChain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code plimsoll backtest FILE...}. */
@Tag("slow")
class BacktestCommandTest {
    private static final String REFUSED = "  [0-9]+ VolatilitySurface VOLATILITY_ARBITRAGE.*\\R";

    @TempDir
    private Path directory;

    @Test
    void shouldTakeTheBookThroughAGeneratedChainOfFiveDays() throws IOException {
        final CommandRun run = CommandRun.of("backtest", chain(5), "--options", "40");
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        final List<String> lines = run.out().replaceAll(REFUSED, "").lines().toList();
        assertTrue(lines.get(0).startsWith(
            "chain.csv.gz: 5 snapshots from 2023-11-15T04:00:00Z to 2023-11-19T04:00:00Z, "), run.out());
        assertTrue(run.out().contains("rows have no bid or no ask: they are valued, never opened"), run.out());
        assertTrue(run.out().contains(" rows left out that have no implied volatility"), run.out());
        assertTrue(run.out().contains(" rows left out that have a volatility below 1 or above 2,500 %"), run.out());
        for (final String account : List.of("long strangle", "short strangle", "short strangle, hedged",
            "covered call", "calendar spread", "iron butterfly", "market maker")) {
            assertEquals(1, lines.stream().filter(line -> line.matches(account + " +4 +[0-9,]+ .*%")).count(), account);
        }
    }

    @Test
    void shouldPrintTheSameForTheSameSeedAndAnotherForAnother() throws IOException {
        final String file = chain(3);
        assertEquals(CommandRun.of("backtest", file), CommandRun.of("backtest", file, "--seed", "1"));
        assertNotEquals(CommandRun.of("backtest", file), CommandRun.of("backtest", file, "--seed", "2"));
        assertNotEquals(CommandRun.of("backtest", file), CommandRun.of("backtest", file, "--grid", "crypto27"));
    }

    @Test
    void shouldWriteOnePageThatNeedsNothingElse() throws IOException {
        final Path page = directory.resolve("page.html");
        final CommandRun run = CommandRun.of("backtest", chain(4), "--options", "20", "--page", page.toString());
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        final String html = Files.readString(page);
        assertEquals(7, html.split("<svg ", -1).length - 1);
        assertEquals(7 * 3, html.split("<rect ", -1).length - 1);
        assertEquals(7 * 2, html.split("<polyline ", -1).length - 1);
        assertTrue(html.contains("prefers-color-scheme: dark"));
        assertFalse(html.contains("<script") || html.contains("http") || html.contains("NaN"), html);
    }

    @Test
    void shouldKeepAJournalThatTheAuditorsEngineAgreesWith() throws IOException {
        final Path journals = directory.resolve("journals");
        final String file = chain(3);
        final CommandRun run = CommandRun.of("backtest", file, "--options", "20", "--journal", journals.toString());
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertEquals(CommandRun.of("backtest", file, "--options", "20"), run);
        final CommandRun audit = CommandRun.of("audit", journals.resolve("chain.csv.gz").toString());
        assertEquals(Plimsoll.OK, audit.exitCode(), audit.out() + audit.err());
        assertTrue(audit.out().matches("(?s).*\nvalues: [\\d,]+ of [\\d,]+ checked against Black-76 in more than fifty"
            + " digits, largest deviation \\d\\.\\dE-1[5-7] of the greater of the underlying's price and the strike,"
            + " tolerance 1E-12\n\\d+ calls audited, 0 differences\n"), audit.out());
        final CommandRun again = CommandRun.of("backtest", file, "--journal", journals.toString());
        assertEquals(Plimsoll.BAD_INPUT, again.exitCode());
        assertTrue(again.err().contains("is there already; name another directory for the journals"), again.err());
    }

    @Test
    void shouldTakeAGridFromAFile() throws IOException {
        final Path grid = Files.writeString(directory.resolve("grid.json"), "{\"preset\": \"scan16\","
            + " \"scanRange\": {\"price\": \"0.15\"}, \"volatilityShocks\": {\"upRange\": \"0.1\","
            + " \"downRange\": \"0.1\"}}");
        final CommandRun run = CommandRun.of("backtest", chain(3), "--grid", grid.toString());
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
    }

    @Test
    void shouldRefuseWhatItCannotUseAndSayWhatToDo() throws IOException {
        final Path missing = directory.resolve("nothing.csv.gz");
        assertRefused(missing + " is not there; check the name", missing.toString());
        final Path other = Files.writeString(directory.resolve("other.csv"), "time_s,coin,price\n1,BTC,2\n");
        assertRefused("other.csv is no file of option chains: it has no column quote_time_s, instrument_name,"
            + " expiry_time_s, option_right, strike, underlying_price, bid_price, ask_price, mark_iv_percent;"
            + " see \"plimsoll backtest --help\" for those needed", other.toString());
        assertRefused("--grid: there is no preset \"crypto99\"; the presets are [crypto33, crypto27, scan16, equity]",
            chain(2), "--grid", "crypto99");
        assertRefused("--grid: \"scanRange\" is missing; give", chain(2), "--grid", "scan16");
    }

    @Test
    void shouldRefuseMoreOptionsThanAnAccountHolds() throws IOException {
        final CommandRun run = CommandRun.of("backtest", chain(2), "--options", "501");
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("--options must be from 1 to 500 but is 501"), run.err());
    }

    private static void assertRefused(final String words, final String... arguments) {
        final String[] all = new String[arguments.length + 1];
        all[0] = "backtest";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        final CommandRun run = CommandRun.of(all);
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertEquals("", run.out());
        assertTrue(run.err().startsWith("plimsoll backtest: " + words), run.err());
    }

    private String chain(final int days) throws IOException {
        return GeneratedChain.write(directory.resolve("chain.csv.gz"), 11, days).toString();
    }
}
