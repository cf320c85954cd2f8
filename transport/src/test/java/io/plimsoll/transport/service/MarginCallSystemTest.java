package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.Level;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.transport.client.MarginCallSubscriber;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.config.Setting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.agrona.collections.LongArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Margin calls through real Aeron from a real journal, to consumers that are quick, slow, absent and restarted. */
@Timeout(60)
class MarginCallSystemTest {
    @TempDir
    private Path directory;
    private ServiceHarness harness;

    @BeforeEach
    void createHarness() {
        harness = new ServiceHarness(directory);
    }

    @AfterEach
    void closeHarness() {
        harness.close();
    }

    @Test
    void shouldPublishAndJournalCallWhenTickCrossesLine() {
        harness.start();
        final PlimsollClient client = harness.client();
        final List<Level> levels = new ArrayList<>();
        final CallLog heard = new CallLog();
        client.subscribeToCalls(1, call -> {
            heard.onMarginCall(call);
            levels.add(call.levelTo());
        });
        final Exchange exchange = new Exchange(client, 1);

        exchange.swing();
        exchange.swing();

        assertTrue(client.pollUntil(() -> heard.size() == 2, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(1, 2));
        assertEquals(List.of(Level.LIQUIDATION, Level.HEALTHY), levels);
        assertTrue(isExactly(callsInJournal(), 1, 2));
    }

    @Test
    void shouldGiveEveryCallToConsumerThatCameLate() {
        harness.start();
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 10);
        for (int i = 0; i < 300; i++) {
            exchange.swing();
        }

        final PlimsollClient late = harness.client();
        final CallLog heard = new CallLog();
        final MarginCallSubscriber subscriber = late.subscribeToCalls(1, heard);

        assertTrue(late.pollUntil(() -> heard.size() >= 3000 && subscriber.isLive(), ServiceHarness.TIMEOUT_NS),
            () -> heard.size() + " " + harness.state());
        assertTrue(heard.isExactly(1, 3000));
        assertTrue(subscriber.callsFromHistory() > 0);
        exchange.swing();
        assertTrue(late.pollUntil(() -> heard.size() >= 3010, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(1, 3010));
    }

    @Test
    void shouldResumeFromIdWhenConsumerRestarts() {
        harness.start();
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 5);
        final CallLog before = new CallLog();
        final PlimsollClient consumer = harness.client();
        consumer.subscribeToCalls(1, before);
        exchange.swing();
        assertTrue(consumer.pollUntil(() -> before.size() == 5, ServiceHarness.TIMEOUT_NS), harness::state);
        consumer.close();
        exchange.swing();
        exchange.swing();

        final CallLog after = new CallLog();
        final PlimsollClient restarted = harness.client();
        restarted.subscribeToCalls(6, after);
        exchange.swing();

        assertTrue(restarted.pollUntil(() -> after.size() >= 15, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(before.isExactly(1, 5));
        assertTrue(after.isExactly(6, 20));
    }

    @Test
    void shouldStartWithNextCallWhenSubscribedFromNow() {
        harness.start();
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 1);
        exchange.swing();
        final PlimsollClient consumer = harness.client();
        final CallLog heard = new CallLog();
        final MarginCallSubscriber subscriber = consumer.subscribeToCalls(MarginCallSubscriber.FROM_NOW, heard);
        assertTrue(consumer.pollUntil(() -> subscriber.nextCallId() == 2, ServiceHarness.TIMEOUT_NS), harness::state);

        exchange.swing();

        assertTrue(consumer.pollUntil(() -> heard.size() == 1, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(2, 2));
        assertEquals(0, subscriber.historyRequests());
    }

    @Test
    void shouldNotStallForSlowConsumerAndGiveItEveryCallLater() {
        harness.with(Setting.CALLS_CHANNELS, "aeron:ipc?term-length=1m").with(Setting.CALLS_RING, "1m").start();
        final PlimsollClient client = harness.client();
        final CallLog quick = new CallLog();
        final MarginCallSubscriber quickSubscriber = client.subscribeToCalls(1, quick);
        final PlimsollClient slowClient = harness.client();
        final CallLog slow = new CallLog();
        final MarginCallSubscriber slowSubscriber = slowClient.subscribeToCalls(1, slow);
        final Exchange exchange = new Exchange(client, 100);
        assertTrue(slowClient.pollUntil(slowSubscriber::isLive, ServiceHarness.TIMEOUT_NS), harness::state);

        final int swings = 600; // 60,000 calls, several times what the stream and its ring hold
        for (int i = 0; i < swings; i++) {
            exchange.swing();
        }

        final long calls = swings * 100L;
        assertTrue(client.pollUntil(() -> quick.size() >= calls, ServiceHarness.TIMEOUT_NS),
            () -> quick.size() + " " + harness.state());
        assertTrue(quick.isExactly(1, calls));
        assertTrue(quickSubscriber.nextCallId() == calls + 1);
        assertTrue(slow.size() < calls);
        assertTrue(slowClient.pollUntil(() -> slow.size() >= calls, ServiceHarness.TIMEOUT_NS),
            () -> slow.size() + " " + harness.state());
        assertTrue(slow.isExactly(1, calls));
        assertTrue(slowSubscriber.callsFromHistory() > 0);
        assertFalse(harness.service().failure().isPresent(), harness::state);
    }

    @Test
    void shouldServeManyLateConsumersAtTheirOwnPace() {
        harness.start();
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 50);
        for (int i = 0; i < 400; i++) {
            exchange.swing();
        }
        final List<PlimsollClient> consumers = new ArrayList<>();
        final List<CallLog> logs = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            final CallLog log = new CallLog();
            final PlimsollClient consumer = harness.client();
            consumer.subscribeToCalls(1 + i * 5000, log);
            consumers.add(consumer);
            logs.add(log);
        }

        consumers.get(0).pollUntil(() -> logs.get(0).size() > 100, ServiceHarness.TIMEOUT_NS); // then it stops reading
        for (int i = 1; i < 4; i++) {
            final CallLog log = logs.get(i);
            final long from = 1 + i * 5000;
            assertTrue(consumers.get(i).pollUntil(() -> log.size() >= 20_000 - from + 1, ServiceHarness.TIMEOUT_NS),
                () -> log.size() + " " + harness.state());
            assertTrue(log.isExactly(from, 20_000));
        }
        assertTrue(consumers.get(0).pollUntil(() -> logs.get(0).size() >= 20_000, ServiceHarness.TIMEOUT_NS),
            harness::state);
        assertTrue(logs.get(0).isExactly(1, 20_000));
    }

    @Test
    void shouldBringAccountStatusInOrderAndOnceLiveAndFromHistory() {
        harness.start();
        final PlimsollClient client = harness.client();
        final CallLog live = new CallLog();
        final MarginCallSubscriber subscriber = client.subscribeToCalls(1, live);
        final Exchange exchange = new Exchange(client, 2);
        assertTrue(client.pollUntil(subscriber::isLive, ServiceHarness.TIMEOUT_NS), harness::state);
        for (int i = 0; i < 10; i++) {
            exchange.swing();
            exchange.fillWriter().fill(1, 99, 1, 1); // a fact that cannot be applied: UNRECONCILED
            exchange.send(exchange.fills());
            exchange.fillWriter().balanceSet(1, Exchange.USDT, Exchange.COLLATERAL); // and this clears it
            exchange.send(exchange.fills());
        }
        exchange.awaitApplied(exchange.fills());
        final PlimsollClient late = harness.client();
        final CallLog past = new CallLog();
        late.subscribeToCalls(1, past);

        assertTrue(client.pollUntil(
            () -> live.size() == 20 && live.statusCauses.size() == 20, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(late.pollUntil(
            () -> past.size() == 20 && past.statusCauses.size() == 20, ServiceHarness.TIMEOUT_NS), harness::state);
        assertEquals(live.statusCauses, past.statusCauses);
        assertTrue(live.isExactly(1, 20));
        assertTrue(past.isExactly(1, 20));
    }

    @Test
    void shouldRefuseToWaitWhenConsumerKnowsCallsThatJournalDoesNot() {
        harness.start();
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 1);
        exchange.swing();
        client.subscribeToCalls(100, new CallLog());

        final IllegalStateException refusal = assertThrows(IllegalStateException.class,
            () -> client.pollUntil(() -> false, ServiceHarness.TIMEOUT_NS));
        assertTrue(refusal.getMessage().contains("last call is 1 but"), refusal::getMessage);
    }

    @Test
    void shouldBringCallAgainWhenListenerThrows() {
        harness.start();
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 3);
        final CallLog heard = new CallLog();
        final AtomicInteger throwsLeft = new AtomicInteger(2);
        client.subscribeToCalls(1, call -> {
            if (call.callId() == 2 && throwsLeft.getAndDecrement() > 0) {
                throw new UnsupportedOperationException("not now");
            }
            heard.onMarginCall(call);
        });
        exchange.swing();

        for (int i = 0; i < 2; i++) {
            assertThrows(UnsupportedOperationException.class,
                () -> client.pollUntil(() -> false, ServiceHarness.TIMEOUT_NS));
        }
        assertTrue(client.pollUntil(() -> heard.size() == 3, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(1, 3));
    }

    private LongArrayList callsInJournal() {
        final LongArrayList calls = new LongArrayList();
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final MarginCallDecoder call = new MarginCallDecoder();
        try (JournalReader reader = JournalReader.open(harness.journal())) {
            while (reader.poll(record -> {
                if (record.kind() == RecordKind.OUTPUT
                    && header.wrap(record.buffer(), record.messageOffset()).templateId()
                        == MarginCallDecoder.TEMPLATE_ID) {
                    calls.addLong(call.wrapAndApplyHeader(record.buffer(), record.messageOffset(), header).callId());
                }
            }, 1000) > 0) {
                Thread.onSpinWait();
            }
        }
        return calls;
    }

    private static boolean isExactly(final LongArrayList ids, final long from, final long to) {
        final LongArrayList expected = new LongArrayList();
        for (long id = from; id <= to; id++) {
            expected.addLong(id);
        }
        return ids.equals(expected);
    }
}
