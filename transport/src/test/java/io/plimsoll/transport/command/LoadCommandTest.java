package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.DefineInstrumentEncoder;
import io.plimsoll.transport.client.ClientConfiguration;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import io.plimsoll.transport.config.ServiceConfiguration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code plimsoll load FILE} and {@code plimsoll tick SYMBOL PRICE}, against a real service. */
@Timeout(60)
@Tag("slow")
class LoadCommandTest {
    private static final long TIMEOUT_NS = TimeUnit.SECONDS.toNanos(20);
    private static final String PORTFOLIO = """
        {"assets": [{"asset": "USDT", "exponent": -8}, {"asset": "BTC", "exponent": -8, "priceInstrument": "BTCUSDT"}],
         "instruments": [{"symbol": "BTCUSDT", "type": "PERPETUAL", "settlement": "USDT", "tickSize": "0.1",
           "lotSize": "0.001", "mark": "50000", "tiers": [{"floor": "0", "maintenanceRate": "0.01"}]}],
         "accounts": [{"account": 7, "owner": 70, "collateral": {"USDT": "1000"},
           "positions": [{"symbol": "BTCUSDT", "quantity": "0.1", "entryPrice": "50000"}]}]}
        """;
    private static final String SENT = "2 assets, 1 instruments, 1 accounts, 1 balances, 1 positions in 9 messages: ";
    private static final String SET_ANEW =
        ": there before, and stays as it was; marks, balances and positions were set anew\n";

    @TempDir
    private Path directory;
    private LiveService service;
    private String portfolio;

    @BeforeEach
    void start() throws IOException {
        service = new LiveService(directory);
        portfolio = write("portfolio.json", PORTFOLIO);
        service.start();
    }

    @AfterEach
    void stop() {
        service.close();
    }

    @Test
    void shouldLoadQueryTickAndWatchTheCall() {
        assertEquals(new CommandRun(Plimsoll.OK, SENT + "0 refused, 0 already defined\n", ""), load(portfolio));
        final String report = query().out();
        assertTrue(report.startsWith("account 7 HEALTHY (CROSS, class 0, owner 70)\n  equity 1000 USDT"), report);
        assertTrue(report.contains("position BTCUSDT: 100 lots, mark 50000"), report);

        assertEquals(new CommandRun(Plimsoll.OK, "BTCUSDT at 40450\n", ""), tick("BTCUSDT", "40450"));

        final CommandRun watch = CommandRun.of("watch", "--config", service.config, "--definitions", portfolio,
            "--from", "1", "--limit", "1");
        assertTrue(watch.out().contains(" account 7 HEALTHY -> MARGIN_CALL equity 45 USDT maintenance 40.45 USDT"),
            watch.out());
        assertTrue(watch.out().endsWith(" by BTCUSDT at 40450\n"), watch.out());
    }

    @Test
    void shouldSetWhatTheFileSaysWhenItIsLoadedOnceMore() {
        load(portfolio);
        tick("BTCUSDT", "45000");
        assertTrue(query().out().contains("mark 45000"), query().out());

        final CommandRun again = load(portfolio);

        assertEquals(new CommandRun(Plimsoll.OK,
            SENT + "0 refused, 3 already defined\n  3 ALREADY_DEFINED, first asset BTC" + SET_ANEW, ""), again);
        final String report = query().out();
        assertTrue(report.contains("position BTCUSDT: 100 lots, mark 50000"), report);
        assertTrue(report.contains("balance 1000 USDT"), report);
    }

    @Test
    void shouldTakeAFileWithOtherMarksAndFurtherInstruments() throws IOException {
        load(portfolio);
        final String more = PORTFOLIO.replace("\"mark\": \"50000\"", "\"mark\": \"48000\"").replace(
            "\"0.01\"}]}],", "\"0.01\"}]}, {\"symbol\": \"X\", \"type\": \"PERPETUAL\", \"settlement\": \"USDT\","
                + " \"tickSize\": \"1\", \"lotSize\": \"1\", \"mark\": \"10\"}],");
        final CommandRun run = load(write("more.json", more));
        assertEquals(Plimsoll.OK, run.exitCode(), run.err());
        assertTrue(run.out().contains("2 instruments, 1 accounts, 1 balances, 1 positions in 11 messages: 0 refused"),
            run.out());
        assertTrue(query().out().contains("mark 48000"), query().out());
    }

    @Test
    void shouldSendNothingUnderIdsThatMeanSomethingElse() throws IOException {
        load(portfolio);
        final String other = write("other.json", PORTFOLIO.replace("BTCUSDT", "ETHUSDT").replace("50000", "2000"));
        final String expected = ": instrument 0 is ETHUSDT (PERPETUAL settled in asset 0, tick size 0.1, lot size"
            + " 0.001, multiplier 1) in the definitions given, but BTCUSDT (PERPETUAL settled in asset 0, tick size"
            + " 0.1, lot size 0.001, multiplier 1) in the service, where it stays; ids are the order in the file:"
            + " give the file that the service was given (load FILE, tick --definitions FILE), with new ones at its"
            + " end\n";
        assertEquals(new CommandRun(Plimsoll.BAD_INPUT, "", "plimsoll load" + expected), load(other));
        assertEquals(new CommandRun(Plimsoll.BAD_INPUT, "", "plimsoll tick" + expected),
            CommandRun.of("tick", "ETHUSDT", "2100", "--config", service.config, "--definitions", other));
        assertTrue(query().out().contains("position BTCUSDT: 100 lots, mark 50000"), query().out());
    }

    @Test
    void shouldSendNothingOfAFileThatCannotBeEvaluated() throws IOException {
        final String bad =
            write("bad.json", PORTFOLIO.replace("\"quantity\": \"0.1\"", "\"quantity\": \"0.1001\""));
        assertEquals(new CommandRun(Plimsoll.BAD_INPUT, "", "plimsoll load: account 7, position BTCUSDT: quantity"
            + " 0.1001 must be a multiple of the lot size 0.001\n"), load(bad));
        assertTrue(query().err().contains("account 7 is not defined"), query().err());
    }

    @Test
    void shouldAskForAMaximumPriceWhereThereIsNoMark() throws IOException {
        final String bare = write("bare.json", """
            {"assets": [{"asset": "USDT", "exponent": -8}], "instruments": [{"symbol": "X", "type": "PERPETUAL",
              "settlement": "USDT", "tickSize": "1", "lotSize": "1"}]}""");
        assertEquals(new CommandRun(Plimsoll.BAD_INPUT, "", "plimsoll load: instrument X: maximumPrice is missing; give"
            + " the highest price it may ever have, or a mark, of which ten times is taken\n"), load(bare));
    }

    @Test
    void shouldSayWhatTheServiceHasNoRoomFor() throws IOException {
        final StringBuilder accounts = new StringBuilder("\"accounts\": [{\"account\": 0}");
        for (int account = 1; account <= 1_000; account++) {
            accounts.append(", {\"account\": ").append(account).append('}');
        }
        final String many = write("many.json", "{\"assets\": [{\"asset\": \"USDT\", \"exponent\": -8}], " + accounts
            + "]}");
        assertEquals(new CommandRun(Plimsoll.FAILED, """
            1 assets, 0 instruments, 1,001 accounts, 0 balances, 0 positions in 1,002 messages: 1 refused, 0 already \
            defined
              1 ACCOUNTS_FULL, first account 1000: the service has no room for more; its capacities are those its \
            journal was begun with: begin another journal with a higher engine.max-...
            """, ""), load(many));
    }

    @Test
    void shouldRefuseATickAboveTenTimesTheMark() {
        load(portfolio);
        assertEquals(new CommandRun(Plimsoll.OK, "BTCUSDT at 500000\n", ""), tick("BTCUSDT", "500000"));
        assertEquals(new CommandRun(Plimsoll.FAILED, """
            BTCUSDT at 500000.1: refused
              1 PRICE_BEYOND_MAXIMUM, first instrument BTCUSDT: mark: the price is above the maximumPrice that the \
            instrument was defined with, which stays; define one with a higher maximumPrice, under another id
            """, ""), tick("BTCUSDT", "500000.1"));
    }

    @Test
    void shouldRefuseATickThatIsNoPriceOfTheInstrument() {
        assertEquals("plimsoll tick: PRICE 50000.05 must be a multiple of the tick size 0.1\n",
            tick("BTCUSDT", "50000.05").err());
        assertTrue(tick("BTCUSDT", "0").err().startsWith("plimsoll tick: PRICE must be greater than 0 but is 0\n"));
        assertEquals("plimsoll tick: there is no instrument BTC among the definitions; name one that is, or the file"
            + " that the service was given (--definitions)\n", tick("BTC", "50000").err());
    }

    @Test
    void shouldSayThatTheServiceDoesNotHaveTheInstrument() {
        final CommandRun run = tick("BTCUSDT", "50000");
        assertEquals(Plimsoll.FAILED, run.exitCode());
        assertTrue(run.out().contains("1 UNKNOWN_INSTRUMENT, first instrument BTCUSDT: mark: the service does not have"
            + " it; load the file that defines it"), run.out());
    }

    @Test
    void shouldNotMindDefinitionsThatTheServiceRefused() {
        try (PlimsollClient client = new PlimsollClient(
            ClientConfiguration.ipc(ServiceConfiguration.load(Path.of(service.config))),
            error -> service.console.add(error.toString()))) {
            final SourcePublisher operator =
                client.addSource(SourceConfiguration.lossless(1, InputLane.CONTROL), SourceListener.NONE);
            assertTrue(client.pollUntil(() -> operator.state() == SourceState.READY, TIMEOUT_NS));
            operator.begin(new DefineInstrumentEncoder()).instrumentId(0).settlementAssetId(99).symbol("NONE");
            operator.send();
            assertTrue(client.pollUntil(operator::isAllAcknowledged, TIMEOUT_NS), service.console::toString);
        }
        assertEquals(new CommandRun(Plimsoll.OK, SENT + "0 refused, 0 already defined\n", ""), load(portfolio));
    }

    private CommandRun load(final String file) {
        return CommandRun.of("load", file, "--config", service.config);
    }

    private CommandRun tick(final String symbol, final String price) {
        return CommandRun.of("tick", symbol, price, "--config", service.config, "--definitions", portfolio);
    }

    private CommandRun query() {
        return CommandRun.of("query", "7", "--config", service.config, "--definitions", portfolio);
    }

    private String write(final String name, final String json) throws IOException {
        return Files.writeString(directory.resolve(name), json).toString();
    }
}
