package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.transport.client.InputLane;
import io.plimsoll.transport.client.MessageWriter;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.client.QueryClient;
import io.plimsoll.transport.client.QueryListener;
import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SourceConfiguration;
import io.plimsoll.transport.client.SourceListener;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.client.SourceState;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Sources through real Aeron: they restart, have rivals, ask questions. */
@Timeout(60)
class SourceSystemTest {
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
    void shouldBeginNewEpochWhenGatewayRestarts() {
        final PlimsollClient first = harness.client();
        final Exchange exchange = new Exchange(first, 1);
        exchange.swing();
        final int epoch = exchange.ticks().epoch();
        assertTrue(first.pollUntil(exchange.ticks()::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), harness::state);
        first.close();

        final PlimsollClient second = harness.client();
        final CallLog heard = new CallLog();
        second.subscribeToCalls(1, heard);
        final Exchange restarted = new Exchange(second);
        assertEquals(epoch + 1, restarted.ticks().epoch());
        assertEquals(1, restarted.ticks().nextSequence());
        restarted.swing();
        restarted.swing();

        assertTrue(second.pollUntil(restarted.ticks()::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), harness::state);
        restarted.tick(Exchange.CALM);
        assertTrue(second.pollUntil(() -> heard.size() == 2, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heard.isExactly(1, 2));
    }

    @Test
    void shouldGoOnInItsEpochWhenMatchingEngineRemembersIt() {
        final PlimsollClient first = harness.client();
        final Exchange exchange = new Exchange(first, 1);
        final int epoch = exchange.fills().epoch();
        final long last = exchange.fills().acknowledgedSequence();
        first.close();

        final PlimsollClient second = harness.client();
        final SourcePublisher resumed = second.addSource(
            SourceConfiguration.lossless(Exchange.MATCHER, InputLane.FACTS).resuming(epoch, last),
            SourceListener.NONE);
        new MessageWriter(resumed).collateralChange(1, Exchange.USDT, 5);
        assertEquals(SendStatus.QUEUED, resumed.send());

        assertTrue(second.pollUntil(resumed::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), harness::state);
        assertEquals(last + 1, resumed.acknowledgedSequence());
        assertEquals(epoch, resumed.epoch());
    }

    @Test
    void shouldFenceOlderPublisherWhenSourceIsTakenOver() {
        final PlimsollClient first = harness.client();
        final Exchange exchange = new Exchange(first, 1);
        final PlimsollClient second = harness.client();
        final SourcePublisher rival = second.addSource(
            SourceConfiguration.lossless(Exchange.MATCHER, InputLane.FACTS), SourceListener.NONE);
        exchange.awaitReady(second, rival);
        new MessageWriter(rival).collateralChange(1, Exchange.USDT, 5);
        assertEquals(SendStatus.SENT, rival.send());

        assertTrue(first.pollUntil(
            () -> exchange.fills().state() == SourceState.FENCED, ServiceHarness.TIMEOUT_NS), harness::state);
        exchange.fillWriter().collateralChange(1, Exchange.USDT, 5);
        assertEquals(SendStatus.FENCED, exchange.fills().send());
    }

    @Test
    void shouldFencePublisherWhoseEpochIsBeyondTheMaximumAndLetTheNextBegin() {
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 1);
        final int epoch = exchange.fills().epoch();
        final List<ReasonCode> refusals = new ArrayList<>();
        final PlimsollClient second = harness.client();
        final SourcePublisher mistaken = second.addSource(
            SourceConfiguration.lossless(Exchange.MATCHER, InputLane.FACTS).resuming(Integer.MAX_VALUE, 0),
            new SourceListener() {
                @Override
                public void onRejection(final RejectionDecoder rejection) {
                    refusals.add(rejection.reason());
                }
            });
        exchange.awaitReady(second, mistaken);
        new MessageWriter(mistaken).collateralChange(1, Exchange.USDT, 5);
        assertEquals(SendStatus.SENT, mistaken.send());

        assertTrue(second.pollUntil(
            () -> mistaken.state() == SourceState.FENCED, ServiceHarness.TIMEOUT_NS), harness::state);
        assertEquals(SendStatus.FENCED, mistaken.send());
        assertTrue(second.pollUntil(() -> !refusals.isEmpty(), ServiceHarness.TIMEOUT_NS), harness::state);
        assertEquals(List.of(ReasonCode.EPOCH_BEYOND_MAXIMUM), refusals);
        second.close();

        final PlimsollClient third = harness.client();
        final SourcePublisher restarted = third.addSource(
            SourceConfiguration.lossless(Exchange.MATCHER, InputLane.FACTS), SourceListener.NONE);
        exchange.awaitReady(third, restarted);
        assertEquals(epoch + 1, restarted.epoch());
        new MessageWriter(restarted).collateralChange(1, Exchange.USDT, 5);
        restarted.send();
        assertTrue(third.pollUntil(restarted::isAllAcknowledged, ServiceHarness.TIMEOUT_NS), harness::state);
    }

    @Test
    void shouldAnswerQueriesWhenAskedAndRefuseThoseForUnknownAccounts() {
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 2);
        final SourcePublisher desk = client.addSource(
            SourceConfiguration.lossy(Exchange.DESK, InputLane.CONTROL), SourceListener.NONE);
        exchange.awaitReady(client, desk);
        final List<String> answers = new ArrayList<>();
        final QueryClient queries = client.addQueries(desk, TimeUnit.SECONDS.toNanos(10), new QueryListener() {
            @Override
            public void onReport(final long correlationId, final AccountReportDecoder report) {
                answers.add("report " + report.accountId() + " equity " + report.equity());
            }

            @Override
            public void onRefused(final long correlationId, final ReasonCode reason) {
                answers.add("refused " + reason);
            }

            @Override
            public void onTimeout(final long correlationId) {
                answers.add("timeout");
            }
        });

        assertEquals(1, queries.ask(2));
        assertEquals(2, queries.ask(99));

        assertTrue(client.pollUntil(() -> answers.size() == 2, ServiceHarness.TIMEOUT_NS), harness::state);
        assertEquals(
            List.of("report 2 equity " + Exchange.COLLATERAL, "refused UNKNOWN_ACCOUNT"), answers);
    }
}
