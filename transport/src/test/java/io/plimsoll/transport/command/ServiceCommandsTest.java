package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.AccountMode;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.MessageWriter;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.config.ServiceConfiguration;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands that talk to a service, to a real one. */
@Timeout(60)
class ServiceCommandsTest {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(20);
    private static final long CENT = 1_000_000;

    @TempDir
    private Path directory;
    private LiveService service;
    private String config;
    private String journal;

    @BeforeEach
    void configure() throws IOException {
        service = new LiveService(directory);
        config = service.config;
        journal = service.journal.toString();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void shouldFeedWatchQueryAndReplay() throws URISyntaxException {
        service.start();
        final CommandRun feed = CommandRun.of(
            "feed", resource("bars_3m.csv.gz"), resource("funding.csv"), "--config", config, "--define",
            "--symbol", "BTCUSDT", "--symbol", "ETHUSDT");
        assertEquals("", feed.err());
        assertTrue(feed.out().startsWith("44 events, "), feed.out());
        assertTrue(feed.out().contains(" from 4 sources, 0 refused"), feed.out());
        assertEquals(Plimsoll.OK, feed.exitCode());

        openAccount();
        final CommandRun watch = CommandRun.of("watch", "--config", config, "--from", "1", "--limit", "1");
        assertEquals(Plimsoll.OK, watch.exitCode(), watch.err());
        assertTrue(watch.out().startsWith("#1 "), watch.out());
        assertTrue(watch.out().contains(" account 7 HEALTHY -> LIQUIDATION equity 1 USDT maintenance "), watch.out());

        final CommandRun query = CommandRun.of("query", "7", "--config", config);
        assertEquals(Plimsoll.OK, query.exitCode(), query.err());
        assertTrue(query.out().startsWith("account 7 LIQUIDATION (CROSS, class 0, owner 70)\n  equity 1 USDT,"),
            query.out());
        assertTrue(query.out().contains("position BTCUSDT: 10 lots, mark 77424.1"), query.out());
        assertTrue(query.out().contains("balance 1 USDT, realised 0 USDT, counts 1 USDT"), query.out());

        service.close();
        final CommandRun replay = CommandRun.of("replay", journal);
        assertEquals(Plimsoll.OK, replay.exitCode(), replay.out());
        assertTrue(replay.out().endsWith("\n1 calls re-derived, 0 differences\n"), replay.out());
        answerAnAuditor();
    }

    /** The account has 1 USDT and 10 lots, and was called by what opened the position. */
    private void answerAnAuditor() {
        final CommandRun audit = CommandRun.of("audit", journal);
        assertEquals(Plimsoll.OK, audit.exitCode(), audit.out());
        assertTrue(audit.out().endsWith("\n1 calls audited, 0 differences\n"), audit.out());

        final CommandRun calls = CommandRun.of("calls", journal, "--account", "7", "--level", "liquidation");
        assertEquals(Plimsoll.OK, calls.exitCode(), calls.err());
        assertTrue(calls.out().contains(" 7          HEALTHY      LIQUIDATION  "), calls.out());
        assertTrue(calls.out().endsWith("\n1 calls\n"), calls.out());
        assertEquals("0 calls",
            CommandRun.of("calls", journal, "--to", "2020-01-01T00:00:00Z").out().lines().skip(1).findFirst().get());
        final CommandRun csv = CommandRun.of("calls", journal, "--format", "csv");
        assertTrue(csv.out().startsWith("call,sequence,time,account,owner,from,to,asset,equity,"), csv.out());
        final CommandRun json = CommandRun.of("calls", journal, "--format", "json");
        assertTrue(json.out().startsWith("{\"call\":1,") && json.out().contains("\"equity\":\"1\""), json.out());

        final CommandRun explain = CommandRun.of("explain", journal, "1");
        assertEquals(Plimsoll.OK, explain.exitCode(), explain.err());
        assertTrue(explain.out().startsWith("Margin call 1: account 7 HEALTHY -> LIQUIDATION at "), explain.out());
        assertTrue(explain.out().contains(
            "  BTCUSDT, linear: 10 lots, settled in USDT, in minor units of 10^-8\n"), explain.out());
        assertTrue(explain.out().contains("    mark              77424.1 = 774241 ticks x 0.1, a tick, set by input "),
            explain.out());
        assertTrue(explain.out().contains("    LIQUIDATION       equity 100000000 is below 1 x maintenance = "),
            explain.out());
        assertTrue(explain.out().contains("\n  the call in the journal says the same in every field\n"), explain.out());
        final CommandRun asJson = CommandRun.of("explain", journal, "1", "--json");
        assertTrue(asJson.out().contains("\"equity\" : \"100000000\""), asJson.out());

        final CommandRun noCall = CommandRun.of("explain", journal, "2");
        assertEquals(Plimsoll.BAD_INPUT, noCall.exitCode());
        assertTrue(noCall.err().startsWith("plimsoll explain: there is no call 2 in "), noCall.err());
    }

    @Test
    void shouldFeedTheSameDataOnceMore() throws URISyntaxException {
        service.start();
        final String bars = resource("bars_3m.csv.gz");
        final String expected = "80 events, 80 messages from 4 sources, 0 refused\n";
        assertEquals(new CommandRun(Plimsoll.OK, expected, ""),
            CommandRun.of("feed", bars, "--config", config, "--define"));
        assertEquals(new CommandRun(Plimsoll.OK, expected, ""), CommandRun.of("feed", bars, "--config", config));
    }

    @Test
    void shouldSayWhyAFeedIsRefused() throws IOException, URISyntaxException {
        service.start();
        final Path ticks = Files.write(directory.resolve("ticks.csv"), List.of(
            "recv_time_ns,venue,symbol,kind,event_time_ms,bid_price,ask_price,trade_price",
            "1,v,BTCUSDT,T,20,,,100.1",
            "2,v,BTCUSDT,T,10,,,100.1",
            "3,v,BTCUSDT,Q,30,100.2,100.1,",
            "4,v,BTCUSDT,T,30,,,9999999.9"));
        final CommandRun feed = CommandRun.of("feed", ticks.toString(), "--config", config, "--define");
        assertEquals(new CommandRun(Plimsoll.FAILED, """
            4 events, 4 messages from 2 sources, 3 refused
              1 TIME_BACKWARDS: the venue's time runs backwards within a symbol and kind; sort the file
              1 PRICE_BEYOND_MAXIMUM: above the instrument's maximum price; define it with a higher one
              1 CROSSED_BOOK
            """, ""), feed);
    }

    @Test
    void shouldFeedAHistoryOfAccountsAndCompareItsLiquidations() throws IOException {
        service.start();
        final String cash = write("cash.csv", "time_s,account_id,delta_usd", "10,1,100", "10,2,100", "10,3,100");
        final String trades = write("trades.csv", "time_s,coin,price",
            "11,BTCUSDT,50000", "20,BTCUSDT,45100", "25,BTCUSDT,45000", "30,BTCUSDT,60000");
        final String fills = write("fills.csv", "time_s,account_id,coin,side,price,size",
            "11,1,BTCUSDT,Bid,50000,0.02", "11,2,BTCUSDT,Ask,50000,0.02", "11,3,BTCUSDT,Bid,50000,0.02",
            "25,1,BTCUSDT,Ask,45000,0.02");
        final String liquidations = write("liquidations.csv",
            "time_s,account_id,liquidated_notional_usd,account_value_usd,margin_mode",
            "25,1,900.5,3.2,Cross", "25,2,900,200,Isolated");

        final CommandRun feed =
            CommandRun.of("feed", cash, trades, liquidations, fills, "--config", config, "--define");
        assertEquals(new CommandRun(Plimsoll.OK, "13 events, 13 messages from 1 sources, 0 refused\n", ""), feed);

        final CommandRun compare = CommandRun.of("compare", journal, "--liquidations", liquidations);
        assertEquals("", compare.err());
        final List<String> lines = compare.out().lines().map(line -> line.trim().replaceAll(" +", " ")).toList();
        assertEquals(
            "1970-01-01T00:00:25Z 1 Cross 3.2 900.5 LIQUIDATION 0 USDT 3.6 USDT 5 2 USDT 3.608 USDT", lines.get(2));
        assertEquals("1970-01-01T00:00:25Z 2 Isolated 200 900 HEALTHY 200 USDT 3.6 USDT - - -", lines.get(3));
        assertEquals("2 recorded liquidations: 1 called to LIQUIDATION or worse by then"
            + " (least 5 s, median 5 s, most 5 s), 1 not", lines.get(5));
        assertEquals("3 calls to LIQUIDATION or worse in all: 2 never became a liquidation, on 2 accounts;"
            + " they were in force (least 0 s, median 10 s, most 10 s)", lines.get(6));
        assertEquals(Plimsoll.OK, compare.exitCode());
    }

    @Test
    void shouldSayThatLiquidationsWereNotFed() throws IOException {
        service.start();
        final String liquidations = write("liquidations.csv",
            "time_s,account_id,liquidated_notional_usd,account_value_usd,margin_mode", "25,1,900,3,Cross");
        final CommandRun compare = CommandRun.of("compare", journal, "--liquidations", liquidations);
        assertEquals(Plimsoll.FAILED, compare.exitCode());
        assertTrue(compare.out().endsWith(
            "1 recorded liquidations are not in the journal: feed that file together with the others\n"),
            compare.out());
    }

    @Test
    void shouldRefuseASizeThatIsNoMultipleOfTheLot() throws IOException {
        service.start();
        final String fills = write("fills.csv", "time_s,account_id,coin,side,price,size",
            "11,1,BTCUSDT,Bid,50000,0.0201");
        final CommandRun feed = CommandRun.of("feed", fills, "--config", config, "--define");
        assertEquals(new CommandRun(Plimsoll.BAD_INPUT, "",
            "plimsoll feed: fills.csv:2: size 0.0201 must be a multiple of the lot size 0.001\n"), feed);
    }

    @Test
    void shouldSayThatTheInstrumentsAreNotDefined() throws URISyntaxException {
        service.start();
        final CommandRun feed = CommandRun.of("feed", resource("mark_8h.csv"), "--config", config);
        assertEquals(Plimsoll.FAILED, feed.exitCode());
        assertTrue(feed.out().contains("16 UNKNOWN_INSTRUMENT: the service does not have the instruments; define them"),
            feed.out());
    }

    @Test
    void shouldSayThatAnAccountIsNotDefined() {
        service.start();
        final CommandRun run = CommandRun.of("query", "7", "--config", config);
        assertEquals(new CommandRun(Plimsoll.BAD_INPUT, "", "plimsoll query: account 7 is not defined\n"), run);
    }

    @Test
    void shouldSayThatThereIsNoService() {
        final CommandRun run = CommandRun.of("query", "7", "--config", config, "--timeout", "1");
        assertEquals(Plimsoll.FAILED, run.exitCode());
        assertTrue(run.err().startsWith("plimsoll query: no service at /dev/shm/plimsoll-test-"), run.err());
        assertTrue(run.err().endsWith("; start it with \"plimsoll serve --config " + config + "\"\n"), run.err());
    }

    @Test
    void shouldRefuseAConfigurationThatIsNotThere() {
        final CommandRun run = CommandRun.of("serve", "--config", directory.resolve("nothing").toString());
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().startsWith("plimsoll serve: cannot read the configuration "), run.err());
    }

    @Test
    void shouldRefuseASpeedThatIsNone() {
        final CommandRun run = CommandRun.of("feed", "x.csv", "--config", config, "--speed", "fast");
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode());
        assertTrue(run.err().contains("must be recorded, max or a number above 0"), run.err());
    }

    @Test
    void shouldSayThatAJournalIsNotThere() {
        final CommandRun run = CommandRun.of("replay", directory.resolve("nothing").toString());
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode(), run.err());
        assertTrue(run.err().endsWith("nothing is not there; check the name\n"), run.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "compare"})
    void shouldSayThatADirectoryHasNoJournal(final String command) {
        final String[] arguments = command.equals("replay")
            ? new String[] {command, directory.toString()}
            : new String[] {command, directory.toString(), "--liquidations", "any.csv"};
        final CommandRun run = CommandRun.of(arguments);
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode(), run.err());
        assertTrue(run.err().startsWith("plimsoll " + command + ": there is no journal in " + directory
            + "; name the directory that is journal.directory in the configuration"), run.err());
    }

    @Test
    void shouldSayThatCapacitiesDoNotFitInMemoryAndLeaveNothingBehind() throws IOException {
        final String absurd = write("absurd.properties",
            Files.readString(Path.of(config)).replace("=1000\n", "=67108864\n"));
        final CommandRun run = CommandRun.of("serve", "--config", absurd);
        assertEquals(Plimsoll.BAD_INPUT, run.exitCode(), run.err());
        assertTrue(run.err().startsWith("plimsoll serve: the engine's capacities, engine.max-accounts=67108864"
            + " engine.max-positions=67108864 engine.max-balances=67108864 engine.max-instruments=4096, do not fit in"
            + " memory: the heap may grow to "), run.err());
        assertTrue(run.err().contains("-Xmx16g"), run.err());
        assertTrue(Files.notExists(service.journal));

        service.start();
        assertEquals(Plimsoll.BAD_INPUT, CommandRun.of("query", "7", "--config", config).exitCode());
    }

    private String write(final String name, final String... lines) throws IOException {
        return Files.write(directory.resolve(name), List.of(lines)).toString();
    }

    /** Account 7 with 1 USDT and ten lots that are worth what they cost. */
    private void openAccount() {
        final ClientConfiguration configuration = ClientConfiguration.ipc(ServiceConfiguration.load(Path.of(config)));
        try (PlimsollClient client =
            new PlimsollClient(configuration, error -> service.console.add(error.toString()))) {
            final SourcePublisher operator =
                client.addSource(SourceConfiguration.lossless(1, InputLane.CONTROL), SourceListener.NONE);
            assertTrue(client.pollUntil(() -> operator.state() == SourceState.READY, TIMEOUT_NS));
            final MessageWriter writer = new MessageWriter(operator);
            writer.defineAccount(7, 70, 0).mode(AccountMode.CROSS);
            operator.send();
            writer.balanceSet(7, 0, 100 * CENT);
            operator.send();
            writer.positionSet(7, 0, 10, 77_424_1L * CENT / 10);
            operator.send();
            assertTrue(client.pollUntil(operator::isAllAcknowledged, TIMEOUT_NS), service.console::toString);
        }
    }

    private static String resource(final String name) throws URISyntaxException {
        return Path.of(ServiceCommandsTest.class.getResource("/io/plimsoll/transport/feed/" + name).toURI())
            .toString();
    }
}
