package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalException;
import io.plimsoll.journal.replay.Replay;
import io.plimsoll.journal.replay.ReplayResult;
import io.plimsoll.journal.snapshot.DirectorySnapshotStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What can be derived of a journal that begins within, with a snapshot. */
class PrunedJournalTest {
    private static final long SEED = 5;
    private static final int ROUNDS = 15_000;
    private static final AuditOptions SWEEPING = new AuditOptions(100, false, false, 10);

    @TempDir
    private Path directory;

    private final Transcript transcript = Transcript.random(BookScale.SMALL, SEED, ROUNDS);
    private final List<Integer> calls = transcript.calls();

    @Test
    void shouldAuditFromTheOldestSnapshotOn() throws IOException {
        prune();
        final AuditResult result = new Audit(directory, SWEEPING, inputs -> { }).run();
        assertEquals(List.of(), result.firstDifferences());
        assertTrue(result.isFromSnapshot(), result::toString);
        assertEquals(snapshotSequence(), result.snapshotSequence());
        final ReplayResult replayed = new Replay(directory, inputs -> { }).run();
        assertTrue(replayed.isClean() && replayed.isFromSnapshot(), replayed::toString);
        assertEquals(result.snapshotSequence(), replayed.snapshotSequence());
        assertEquals(result.recordsBefore(), replayed.recordsBefore());
        assertEquals(result.inputs(), replayed.inputs());
        assertEquals(result.outputs(), replayed.outputs());
        assertEquals(result.calls(), replayed.calls());
        assertTrue(result.calls() > 0 && result.calls() < calls.size(), result::toString);
    }

    @Test
    void shouldFindAfterASnapshotThatACallIsWrong() throws IOException {
        transcript.change(lastCall(), message -> message.putLong(
            MessageHeaderDecoder.ENCODED_LENGTH + MarginCallDecoder.equityEncodingOffset(), 123_456));
        prune();
        final AuditResult result = new Audit(directory, SWEEPING, inputs -> { }).run();
        assertEquals(1, result.differences(), result::toString);
        assertTrue(result.firstDifferences().get(0).contains("equity is 123456 in the journal"), result::toString);
    }

    @Test
    void shouldExplainCallsBehindTheSnapshotAsBefore() throws IOException {
        transcript.writeTo(configuration());
        final AccountInquiry inquiry = new AccountInquiry(directory, sequence -> { });
        final MarginCallDecoder call = transcript.call(lastCall());
        final CallExplanation before = inquiry.explain(call.callId()).orElseThrow();
        assertEquals(0, before.snapshotSequence());
        snapshotsAndCut();
        final CallExplanation after = inquiry.explain(call.callId()).orElseThrow();
        assertEquals(snapshotSequence(), after.snapshotSequence());
        assertEquals(List.of(), after.differences());
        assertEquals(before.account().totals(), after.account().totals());
        assertEquals(before.account().level(), after.account().level());
        assertEquals(before.account().positions().size(), after.account().positions().size());
        assertEquals(snapshotSequence(), inquiry.snapshotSequence());
    }

    @Test
    void shouldNameTheFirstCallThereIsWhenAskedForAnEarlierOne() throws IOException {
        prune();
        final long sequence = snapshotSequence();
        final long first = calls.stream().filter(index -> transcript.sequence(index) > sequence)
            .mapToLong(index -> transcript.call(index).callId()).findFirst().orElseThrow();
        final AccountInquiry inquiry = new AccountInquiry(directory, applied -> { });
        assertTrue(inquiry.explain(first).isPresent());
        final String refusal = assertThrows(JournalException.class, () -> inquiry.explain(first - 1)).getMessage();
        assertTrue(refusal.contains("behind the snapshot of input " + sequence + " is " + first), refusal);
        assertTrue(refusal.contains("put the segments back that were pruned"), refusal);
        assertTrue(inquiry.explain(987_654_321L).isEmpty());
    }

    @Test
    void shouldNameTheFirstStateThereIsWhenAskedForAnEarlierOne() throws IOException {
        transcript.writeTo(configuration());
        final AccountInquiry inquiry = new AccountInquiry(directory, applied -> { });
        final long accountId = transcript.call(lastCall()).accountId();
        final String atTheEnd = inquiry.stateAfter(Long.MAX_VALUE, accountId).orElseThrow().totals().toString();
        snapshotsAndCut();
        final long sequence = snapshotSequence();
        final String refusal =
            assertThrows(JournalException.class, () -> inquiry.stateAfter(sequence - 1, accountId)).getMessage();
        assertTrue(refusal.contains("is that after input " + sequence), refusal);
        assertTrue(inquiry.stateAfter(sequence, accountId).isPresent());
        assertEquals(atTheEnd, inquiry.stateAfter(Long.MAX_VALUE, accountId).orElseThrow().totals().toString());
    }

    @Test
    void shouldKnowTheUnitsThatTheSnapshotKnows() throws IOException {
        transcript.writeTo(configuration());
        assertTrue(JournalUnits.of(directory).assetExponents().isEmpty());
        snapshotsAndCut();
        final JournalUnits units = JournalUnits.of(directory);
        assertTrue(units.assetExponents().containsKey(transcript.call(lastCall()).valuationAssetId()));
        assertTrue(units.assetExponents().values().stream().allMatch(exponent -> exponent <= 0), units::toString);
    }

    private int lastCall() {
        return calls.get(calls.size() - 1);
    }

    private JournalConfiguration configuration() {
        return JournalConfiguration.small(directory).withSegmentBytes(1 << 20);
    }

    private void prune() throws IOException {
        transcript.writeTo(configuration());
        snapshotsAndCut();
    }

    /** Snapshots on the way through the second segment, and the first one gone. */
    private void snapshotsAndCut() throws IOException {
        Snapshots.write(directory, 2);
        Files.move(directory.resolve("segment-0000000001"), directory.resolve("pruned"));
    }

    private long snapshotSequence() throws IOException {
        return DirectorySnapshotStore.of(directory).sequences()[0];
    }
}
