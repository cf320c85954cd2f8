package io.plimsoll.transport.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.DefineAssetDecoder;
import io.plimsoll.engine.wire.DefineTiersDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A dry run on the journal of a service that is running. */
@Timeout(120)
class DryRunServiceTest {
    private static final String PORTFOLIO = """
        {"assets": [{"asset": "USDT", "exponent": -8},
           {"asset": "BTC", "exponent": -8, "mark": "50000", "haircut": "0.05"}],
         "instruments": [{"symbol": "BTCUSDT", "type": "PERPETUAL", "settlement": "USDT", "tickSize": "0.01",
           "lotSize": "0.001", "mark": "48000", "tiers": [{"floor": "0", "maintenanceRate": "0.004"}]}],
         "accounts": [{"account": 7, "collateral": {"USDT": "1000", "BTC": "0.1"},
           "positions": [{"symbol": "BTCUSDT", "quantity": "-0.5", "entryPrice": "50000"}]}]}
        """;
    private static final String MESSAGES = """
        [{"message": "DefineAsset", "asset": "BTC", "haircut": "0.5"},
         {"message": "DefineTiers", "symbol": "BTCUSDT", "tiers": [{"floor": "0", "maintenanceRate": "0.16"}]}]
        """;

    @TempDir
    private Path directory;
    private LiveService service;

    @BeforeEach
    void start() throws IOException {
        service = new LiveService(directory);
        service.start();
    }

    @AfterEach
    void close() {
        service.close();
    }

    /** The account has 2,000 USDT and 0.1 BTC at 50,000, and is short 24,000. */
    @Test
    void shouldSeeWhatTheServiceHasAndLeaveItAlone() throws IOException {
        final String portfolio = Files.writeString(directory.resolve("portfolio.json"), PORTFOLIO).toString();
        final String messages = Files.writeString(directory.resolve("messages.json"), MESSAGES).toString();
        assertEquals(Plimsoll.OK, CommandRun.of("load", portfolio, "--config", service.config).exitCode());
        final CommandRun before = query();
        assertTrue(before.out().startsWith("account 7 HEALTHY"), before.out());

        final CommandRun run = CommandRun.of("dry-run", service.journal.toString(), messages);
        assertEquals(Plimsoll.OK, run.exitCode(), run.out() + run.err());
        assertTrue(run.out().contains("2 of 2 messages taken"), run.out());
        assertTrue(run.out().lines().anyMatch(line -> line.strip().replaceAll(" +", " ")
            .equals("7 HEALTHY -> MARGIN_CALL 6,750.00 4,500.00 96.00 3,840.00")), run.out());

        assertEquals(before, query());
        final CommandRun tick =
            CommandRun.of("tick", "BTCUSDT", "48010", "--config", service.config, "--definitions", portfolio);
        assertEquals(new CommandRun(Plimsoll.OK, "BTCUSDT at 48010\n", ""), tick);
        service.close();
        final CommandRun replay = CommandRun.of("replay", service.journal.toString());
        assertTrue(replay.out().endsWith("\n0 calls re-derived, 0 differences\n"), replay.out());
        assertEquals(1, inputs(DefineTiersDecoder.TEMPLATE_ID));
        assertEquals(3, inputs(DefineAssetDecoder.TEMPLATE_ID));
    }

    private CommandRun query() {
        return CommandRun.of("query", "7", "--config", service.config);
    }

    private int inputs(final int templateId) {
        final AtomicInteger inputs = new AtomicInteger();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        try (JournalReader reader = JournalReader.open(service.journal)) {
            int documents;
            do {
                documents = reader.poll(record -> {
                    if (record.kind() == RecordKind.INPUT
                        && header.wrap(record.buffer(), record.messageOffset()).templateId() == templateId) {
                        inputs.incrementAndGet();
                    }
                }, 256);
            } while (documents > 0);
        }
        return inputs.get();
    }
}
