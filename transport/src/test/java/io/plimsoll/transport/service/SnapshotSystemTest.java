package io.plimsoll.transport.service;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.journal.ChronicleStorage;
import io.plimsoll.journal.CommitPoint;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.audit.AccountInquiry;
import io.plimsoll.journal.audit.AssetBreakdown;
import io.plimsoll.journal.audit.Audit;
import io.plimsoll.journal.audit.AuditOptions;
import io.plimsoll.journal.audit.AuditResult;
import io.plimsoll.journal.audit.CallExplanation;
import io.plimsoll.journal.chain.PrunedHead;
import io.plimsoll.journal.replay.Replay;
import io.plimsoll.journal.replay.ReplayResult;
import io.plimsoll.journal.snapshot.DirectorySnapshotStore;
import io.plimsoll.transport.client.PlimsollClient;
import io.plimsoll.transport.config.Setting;
import io.plimsoll.transport.explain.CallFilter;
import io.plimsoll.transport.explain.CallFormat;
import io.plimsoll.transport.explain.CallList;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A service that takes snapshots, prunes its journal, and starts again from what is left. */
@Timeout(90)
@Tag("slow")
class SnapshotSystemTest {
    @TempDir
    private Path directory;

    private ServiceHarness harness;

    @BeforeEach
    void prepare() {
        harness = new ServiceHarness(directory)
            .with(Setting.JOURNAL_SEGMENT_SIZE, "1m")
            .with(Setting.JOURNAL_RETENTION, "1ms")
            .with(Setting.SEAL_INTERVAL, "20ms")
            .with(Setting.DIGEST_INTERVAL, "20ms")
            .with(Setting.SNAPSHOT_INTERVAL, "50ms");
    }

    @AfterEach
    void close() {
        harness.close();
    }

    @ParameterizedTest
    @EnumSource(CommitPoint.class)
    void shouldStartFromASnapshotOfAPrunedJournalAndGoOn(final CommitPoint commitPoint) {
        harness.with(Setting.JOURNAL_COMMIT_POINT, commitPoint.name().toLowerCase(Locale.ROOT));
        harness.start();
        final PlimsollClient before = harness.client();
        final CallLog heardBefore = new CallLog();
        before.subscribeToCalls(1, heardBefore);
        final Exchange exchange = new Exchange(before, 3);
        final ChronicleStorage storage = ChronicleStorage.reading(harness.journal());
        while (PrunedHead.of(storage) == null || storage.hasSegment(1)) {
            exchange.swing();
            exchange.awaitApplied(exchange.ticks());
        }
        final long calls = harness.service().count(ServiceCounter.LAST_CALL_ID);
        assertTrue(before.pollUntil(() -> heardBefore.size() >= calls, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heardBefore.isExactly(1, calls), harness::state);
        before.close();
        await().until(() -> snapshots() > 0);
        harness.stop();

        harness.start();
        assertEquals(calls, harness.service().count(ServiceCounter.LAST_CALL_ID), harness::state);
        assertTrue(harness.console.stream().anyMatch(line -> line.startsWith("loading snapshot")), harness::state);
        final PlimsollClient after = harness.client();
        final CallLog heardAfter = new CallLog();
        after.subscribeToCalls(calls + 1, heardAfter);
        final Exchange exchangeAfter = new Exchange(after);
        exchangeAfter.tick(Exchange.CALM);
        exchangeAfter.tick(Exchange.CRASH);
        assertTrue(after.pollUntil(() -> heardAfter.size() >= 3, ServiceHarness.TIMEOUT_NS), harness::state);
        assertTrue(heardAfter.isExactly(calls + 1, calls + heardAfter.size()), harness::state);
        assertTrue(harness.service().failure().isEmpty(), harness::state);
        harness.stop();
        final ReplayResult replayed = new Replay(harness.journal(), inputs -> { }).run();
        assertEquals("", replayed.firstDifference(), harness::state);
        assertTrue(replayed.inputs() > 0 && replayed.isFromSnapshot(), harness::state);
    }

    @Test
    void shouldAuditAndExplainWhatIsLeftOfAPrunedJournal() {
        final long calls = pruneAndStop();
        final Path journal = harness.journal();
        final AuditResult audited = new Audit(journal, AuditOptions.DEFAULT, inputs -> { }).run();
        assertEquals(List.of(), audited.firstDifferences(), harness::state);
        assertTrue(audited.isFromSnapshot() && audited.inputs() > 0, audited::toString);
        final AccountInquiry inquiry = new AccountInquiry(journal, inputs -> { });
        final CallExplanation explanation = inquiry.explain(calls).orElseThrow();
        assertEquals(List.of(), explanation.differences());
        assertEquals(audited.snapshotSequence(), explanation.snapshotSequence());
        assertThrows(JournalException.class, () -> inquiry.explain(1));
    }

    /** What the definitions that were pruned said of units is in the snapshot. */
    @Test
    void shouldListTheCallsOfAPrunedJournalInUnits() {
        final long calls = pruneAndStop();
        final StringWriter text = new StringWriter();
        final long printed = new CallList(
            new CallFilter(null, Long.MIN_VALUE, Long.MAX_VALUE, null), CallFormat.JSON, new PrintWriter(text))
            .print(harness.journal());
        final String[] lines = text.toString().split(System.lineSeparator());
        assertEquals(printed, lines.length);
        final String last = lines[lines.length - 1];
        assertTrue(last.startsWith("{\"call\":" + calls + ","), last);
        final CallExplanation explanation =
            new AccountInquiry(harness.journal(), inputs -> { }).explain(calls).orElseThrow();
        final AssetBreakdown asset = explanation.account().assets().get(0);
        final String equity = explanation.account().totals().equity().scaleByPowerOfTen(asset.exponent())
            .stripTrailingZeros().toPlainString();
        assertTrue(asset.exponent() < 0, asset::toString);
        assertTrue(last.contains("\"equity\":\"" + equity + "\""), last);
    }

    @Test
    void shouldKeepTheNewestSnapshotsOnly() {
        harness.with(Setting.SNAPSHOTS_KEPT, "2").start();
        final PlimsollClient client = harness.client();
        final Exchange exchange = new Exchange(client, 3);
        exchange.awaitApplied(exchange.fills());
        await().until(() -> snapshots() == 2);
        final long first = firstSnapshot();
        await().until(() -> firstSnapshot() > first && snapshots() <= 3);
        assertTrue(harness.service().failure().isEmpty(), harness::state);
    }

    /** Runs a service until its journal is pruned, and calls accounts behind that; returns the last call's id. */
    private long pruneAndStop() {
        harness.start();
        final PlimsollClient before = harness.client();
        final Exchange exchange = new Exchange(before, 3);
        final ChronicleStorage storage = ChronicleStorage.reading(harness.journal());
        while (PrunedHead.of(storage) == null || storage.hasSegment(1)) {
            exchange.swing();
            exchange.awaitApplied(exchange.ticks());
        }
        before.close();
        harness.with(Setting.SNAPSHOT_INTERVAL, "0s");
        harness.stop();
        harness.start();
        final Exchange exchangeAfter = new Exchange(harness.client());
        exchangeAfter.tick(Exchange.CALM);
        exchangeAfter.tick(Exchange.CRASH);
        exchangeAfter.awaitApplied(exchangeAfter.ticks());
        final long calls = harness.service().count(ServiceCounter.LAST_CALL_ID);
        harness.stop();
        return calls;
    }

    private int snapshots() {
        return sequences().length;
    }

    private long firstSnapshot() {
        return sequences()[0];
    }

    private long[] sequences() {
        try {
            return DirectorySnapshotStore.of(harness.journal()).sequences();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
