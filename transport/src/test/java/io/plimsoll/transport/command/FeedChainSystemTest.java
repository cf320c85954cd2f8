package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.transport.chain.GeneratedChain;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code plimsoll feed CHAIN...} into a real service. */
@Tag("slow")
@Timeout(120)
class FeedChainSystemTest {
    @TempDir
    private Path directory;
    private LiveService service;

    @BeforeEach
    void start() throws IOException {
        service = new LiveService(directory);
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void shouldFeedAChainWithAccountsThatQueryShowsAndAnAuditorConfirms() throws IOException {
        service.start();
        final CommandRun feed = feed(chain(2), "--accounts", "7", "--seed", "4");
        assertEquals(Plimsoll.OK, feed.exitCode(), feed.out() + feed.err());
        final List<String> lines = feed.out().lines().toList();
        assertEquals("account 1: long strangle", lines.get(0));
        assertEquals("account 7: market maker", lines.get(6));
        assertTrue(lines.get(7).startsWith("1 of 2, recorded 2023-11-15T04:00:00Z: index 400"), feed.out());
        assertTrue(feed.out().contains(" rows left out that have no implied volatility"), feed.out());
        assertTrue(feed.out().contains("2 snapshots, "), feed.out());

        final CommandRun query = query(2);
        assertEquals(Plimsoll.OK, query.exitCode(), query.err());
        assertTrue(query.out().matches("(?s)account 2 [A-Z_]+ \\(PORTFOLIO, class 0, owner 2\\)\n"
            + "  equity [0-9.]+ USD, .*"
            + "  position X-196[89][0-9]-[0-9]+-P: -[0-9]+00 lots, mark [0-9.]+\n.*"
            + "  balance [0-9.]+ USD, realised .*"), query.out());
        assertTrue(query.out().matches("(?s).*  initial margin ([0-9.]+ USD), maintenance margin ([0-9.]+ USD)\n.*"
            + "  requirement on X-INDEX: initial \\1, maintenance \\2; worst outcome -[0-9.]+ USD in scenario"
            + " [1-9][0-9]?; charges [0-9.]+ USD for perpetuals and futures, [0-9.]+ USD for uncovered short options,"
            + " initially 0 USD for doubt; at least 0 USD for short options\n"), query.out());

        service.close();
        final CommandRun audit = CommandRun.of("audit", service.journal.toString());
        assertEquals(Plimsoll.OK, audit.exitCode(), audit.out() + audit.err());
        assertTrue(audit.out().endsWith(" calls audited, 0 differences\n"), audit.out());
    }

    @Test
    void shouldFeedAnotherChainBehindTheFirst() throws IOException {
        service.start();
        assertEquals(Plimsoll.OK, feed(secondDay(), "--accounts", "2").exitCode());
        final CommandRun again = feed(chain(1), "--accounts", "1", "--grid", "crypto27");
        assertTrue(again.out().startsWith("account 3: long strangle\n"), again.out() + again.err());
        assertTrue(again.out().contains("  4 ALREADY_DEFINED: there before"), again.out());
        assertTrue(query(3).out().contains("  position X-"), query(3).out());
        assertEquals(Plimsoll.OK, again.exitCode(), again.out());
    }

    @Test
    void shouldRefuseWhatCannotBeFedAndSendNothing() throws IOException {
        final String chain = chain(1);
        final Path other = Files.writeString(directory.resolve("trades.csv"), "time_s,coin,price\n10,BTCUSDT,100\n");
        final String otherToo = other.toString();
        assertRefused("option chains are fed by themselves and whole; leave the other files out", chain, otherToo);
        assertRefused("option chains are fed by themselves and whole; leave --symbol out", chain, "--symbol", "X");
        assertRefused("--seed is for option chains, and none of the files is one; leave it out",
            otherToo, "--seed", "2");
        assertRefused("--accounts must be from 0 to 1000000 but is -1", chain, "--accounts", "-1");
        assertRefused("two files have a snapshot of 2023-11-15T04:00:00Z; feed one of them", chain, chain);
        assertRefused("--grid: there is no preset \"crypto99\"", chain, "--grid", "crypto99");
        service.start();
        final String large = chain(12);
        assertRefused("the chain needs room for ", large);
        assertEquals(Plimsoll.OK, CommandRun.of("feed", otherToo, "--config", service.config, "--define").exitCode());
        assertRefused("asset 0 is USD ", chain);
    }

    private void assertRefused(final String words, final String... arguments) {
        final CommandRun run = feed(arguments);
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode(), run.out());
        assertTrue(run.err().startsWith("plimsoll feed: " + words)
            || run.err().contains(words), () -> words + "\n" + run.err());
        assertEquals("", run.out());
    }

    private CommandRun feed(final String... arguments) {
        final String[] all = new String[arguments.length + 3];
        all[0] = "feed";
        all[1] = "--config";
        all[2] = service.config;
        System.arraycopy(arguments, 0, all, 3, arguments.length);
        return CommandRun.of(all);
    }

    private CommandRun query(final long account) {
        return CommandRun.of("query", Long.toString(account), "--config", service.config);
    }

    /** Of a chain of two days, at a higher price, which makes for a higher maximum price. */
    private String secondDay() throws IOException {
        try (BufferedReader rows = new BufferedReader(new InputStreamReader(
            new GZIPInputStream(Files.newInputStream(Path.of(chain(2)))), StandardCharsets.UTF_8))) {
            return Files.write(directory.resolve("second.csv"),
                rows.lines().filter(row -> !row.startsWith("1700020800,")).toList()).toString();
        }
    }

    private String chain(final int days) throws IOException {
        return GeneratedChain.write(directory.resolve("chain" + days + ".csv.gz"), 11, days).toString();
    }
}
