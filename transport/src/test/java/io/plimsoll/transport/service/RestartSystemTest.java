package io.plimsoll.transport.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.TickEncoder;
import io.plimsoll.journal.replay.DivergenceException;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.replay.Replay;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.SourceState;
import java.nio.file.Path;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The service stops and starts on its journal; clients live through it. */
@Timeout(90)
class RestartSystemTest {
    @TempDir
    private Path directory;
    private ServiceHarness harness;

    @BeforeEach
    void startService() {
        harness = new ServiceHarness(directory);
        harness.start();
    }

    @AfterEach
    void closeHarness() {
        harness.close();
    }

    @Test
    void shouldContinueCallIdsWhenServiceRestartsOnItsJournal() {
        final PlimsollClient before = harness.client();
        final Exchange exchange = new Exchange(before, 3);
        exchange.swing();
        assertTrue(before.pollUntil(exchange.ticks()::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), harness::state);
        before.close();
        harness.stop();

        harness.start();
        final PlimsollClient after = harness.client();
        final CallLog heard = new CallLog();
        after.subscribeToCalls(1, heard);
        new Exchange(after).tick(Exchange.CALM);

        assertTrue(after.pollUntil(() -> heard.size() >= 6, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(1, 6));
        assertTrue(harness.console.stream().anyMatch(line -> line.startsWith("recovered [")), harness::state);
    }

    @Test
    void shouldReconnectAndLoseNothingWhenServiceRestartsUnderClients() {
        final PlimsollClient client = harness.client();
        final CallLog heard = new CallLog();
        client.subscribeToCalls(1, heard);
        final Exchange exchange = new Exchange(client, 3);
        exchange.swing();
        assertTrue(client.pollUntil(() -> heard.size() == 3, ServiceHarness.TIMEOUT_NS), harness::state);
        final int epoch = exchange.fills().epoch();

        harness.stop();
        for (int i = 1; i <= 3; i++) {
            exchange.fillWriter().collateralChange(i, Exchange.USDT, 1);
            exchange.fills().send();
            client.poll();
        }
        assertFalse(exchange.fills().isAllAcknowledged());
        harness.start();

        exchange.awaitApplied(exchange.fills());
        assertEquals(epoch, exchange.fills().epoch());
        assertEquals(SourceState.READY, exchange.fills().state());
        assertEquals(2, client.connections());
        exchange.swing();
        assertTrue(client.pollUntil(() -> heard.size() == 6, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(1, 6));
    }

    @Test
    void shouldJournalAndServeOutputsThatLastRunHadNoTimeFor() {
        final PlimsollClient before = harness.client();
        final Exchange exchange = new Exchange(before, 3);
        exchange.stay();
        assertTrue(before.pollUntil(exchange.ticks()::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), harness::state);
        final int epoch = exchange.ticks().epoch();
        final long sequence = exchange.ticks().nextSequence();
        before.close();
        harness.stop();
        journalInputOnly(epoch, sequence);

        harness.start();
        final PlimsollClient after = harness.client();
        final CallLog heard = new CallLog();
        after.subscribeToCalls(1, heard);

        assertTrue(after.pollUntil(() -> heard.size() == 3, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(1, 3));
        assertTrue(harness.console.contains("journaled 3 outputs that the last run had no time for"), harness::state);
        harness.stop();
        assertTrue(new Replay(harness.journal(), inputs -> { }).run().isClean());
    }

    /** What a process leaves behind that dies between the commit of a crash's tick and that of its calls. */
    private void journalInputOnly(final int epoch, final long sequence) {
        final UnsafeBuffer message = new UnsafeBuffer(new byte[256]);
        final TickEncoder tick = new TickEncoder().wrapAndApplyHeader(message, 0, new MessageHeaderEncoder());
        tick.origin().source(Exchange.GATEWAY).epoch(epoch).sequence(sequence);
        tick.instrumentId(Exchange.PERPETUAL).doubt(0)
            .exchangeTimeNs(TickEncoder.exchangeTimeNsNullValue()).mark(Exchange.CRASH)
            .index(TickEncoder.indexNullValue()).bid(TickEncoder.bidNullValue())
            .ask(TickEncoder.askNullValue()).last(TickEncoder.lastNullValue());
        try (Journal journal =
            Journal.open(harness.configuration().journal(), harness.configuration().engine())) {
            journal.append(RecordKind.INPUT, journal.lastSequence() + 1, journal.lastTimeNs(), message, 0,
                MessageHeaderEncoder.ENCODED_LENGTH + tick.encodedLength());
            journal.commit();
        }
    }

    @Test
    void shouldRefuseToStartWhenJournalSaysWhatEngineDoesNot() {
        await().until(() -> harness.service().count(ServiceCounter.LAST_SEQUENCE) > 0);
        harness.stop();
        final UnsafeBuffer message = new UnsafeBuffer(new byte[64]);
        try (Journal journal =
            Journal.open(harness.configuration().journal(), harness.configuration().engine())) {
            journal.append(RecordKind.OUTPUT, journal.lastSequence(), journal.lastTimeNs(), message, 0, 64);
            journal.commit();
        }

        final DivergenceException refusal = assertThrows(DivergenceException.class, harness::start);
        assertTrue(refusal.getMessage().startsWith("the journal does not replay"), refusal::getMessage);
    }

    @Test
    void shouldRefuseToStartWhenJournalIsInUse() {
        final ServiceHarness second = new ServiceHarness(directory);
        assertThrows(JournalException.class, second::start);
        assertTrue(harness.service().failure().isEmpty());
    }

    @Test
    void shouldStopIntakeWhileJournalIsFullAndGoOnWhenThereIsRoom() {
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 2);
        exchange.awaitApplied(exchange.fills());

        harness.hasRoom.set(false);
        assertTrue(client.pollUntil(
            () -> harness.service().count(ServiceCounter.JOURNAL_STOPS) == 1, ServiceHarness.TIMEOUT_NS),
            harness::state);
        final long sequence = harness.service().count(ServiceCounter.LAST_SEQUENCE);
        exchange.fillWriter().collateralChange(1, Exchange.USDT, 1);
        exchange.send(exchange.fills());
        assertFalse(client.pollUntil(exchange.fills()::isAllAcknowledged, 300_000_000L));
        assertEquals(sequence, harness.service().count(ServiceCounter.LAST_SEQUENCE));

        harness.hasRoom.set(true);
        exchange.awaitApplied(exchange.fills());
        assertEquals(1, harness.console.stream().filter(line -> line.startsWith("JOURNAL FULL")).count());
        assertEquals(1, harness.console.stream().filter(line -> line.startsWith("JOURNAL HAS ROOM")).count());
        assertEquals(1, harness.service().count(ServiceCounter.JOURNAL_STOPS));
    }
}
