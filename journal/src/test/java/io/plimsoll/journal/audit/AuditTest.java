package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Differences planted in journals whose checksums are all right: the audit finds each, and nothing else. */
class AuditTest {
    private static final long SEED = 5;
    private static final int ROUNDS = 1_500;
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final AuditOptions SWEEPING = new AuditOptions(100, false, false, 10);
    private static final AuditOptions COMPLETE = new AuditOptions(Integer.MAX_VALUE, true, false, 10);

    /** All but the number and the account. */
    private static final List<Field> FIELDS = List.of(
        new Field("causeSequence", MarginCallDecoder.causeSequenceEncodingOffset()),
        new Field("timeNs", MarginCallDecoder.timeNsEncodingOffset()),
        new Field("owner", MarginCallDecoder.ownerEncodingOffset()),
        new Field("equity", MarginCallDecoder.equityEncodingOffset()),
        new Field("equityWithoutHaircuts", MarginCallDecoder.equityWithoutHaircutsEncodingOffset()),
        new Field("initialRequirement", MarginCallDecoder.initialRequirementEncodingOffset()),
        new Field("maintenanceRequirement", MarginCallDecoder.maintenanceRequirementEncodingOffset()),
        new Field("shortfall", MarginCallDecoder.shortfallEncodingOffset()),
        new Field("mark", MarginCallDecoder.markEncodingOffset()),
        new Field("priceInstrumentId", MarginCallDecoder.priceInstrumentIdEncodingOffset()),
        new Field("classId", MarginCallDecoder.classIdEncodingOffset()),
        new Field("valuationAssetId", MarginCallDecoder.valuationAssetIdEncodingOffset()),
        new Field("levelFrom", MarginCallDecoder.levelFromEncodingOffset()),
        new Field("levelTo", MarginCallDecoder.levelToEncodingOffset()),
        new Field("unreconciled", MarginCallDecoder.unreconciledEncodingOffset()),
        new Field("spare", MarginCallDecoder.spareEncodingOffset()),
        new Field("sealedRecords", MarginCallDecoder.sealedRecordsEncodingOffset()),
        new Field("sealedHead", MarginCallDecoder.sealedHeadEncodingOffset()));

    @TempDir
    private Path directory;

    private final Transcript transcript = Transcript.random(BookScale.SMALL, SEED, ROUNDS);
    private final List<Integer> calls = transcript.calls();

    @ParameterizedTest
    @EnumSource(BookScale.class)
    void shouldFindNothingWhenTheJournalIsRight(final BookScale scale) {
        final Transcript right = Transcript.random(scale, SEED, ROUNDS);
        final AuditResult result = right.audit(directory, SWEEPING);
        assertClean(result);
        assertEquals(right.calls().size(), result.calls());
        assertEquals(right.size(), result.inputs() + result.outputs());
        assertEquals(0, result.missingAtEnd());
        assertTrue(result.calls() > 100 && result.outputs() > result.calls(), result::toString);
        assertTrue(result.sweeps() > result.inputs() / 100 && result.accountsEvaluated() > result.sweeps(),
            result::toString);
    }

    @Test
    void shouldFindNothingWhenItLooksAtEverythingAndTheJournalIsRight() {
        assertClean(transcript.audit(directory, COMPLETE));
    }

    @Test
    void shouldGoOnFromSegmentToSegment() {
        final Transcript right = Transcript.random(BookScale.SMALL, SEED, 10 * ROUNDS);
        right.writeTo(JournalConfiguration.small(directory).withSegmentBytes(1 << 20));
        assertTrue(Files.isDirectory(directory.resolve("segment-0000000002")));
        final AuditResult result = new Audit(directory, SWEEPING, inputs -> { }).run();
        assertClean(result);
        assertEquals(right.size(), result.inputs() + result.outputs());
    }

    /** The very last output of this journal is a call: without that, the journal would only end a little early. */
    @ParameterizedTest
    @ValueSource(ints = {0, 17, 60, -10})
    void shouldFindACallThatWasRemoved(final int which) {
        final int index = calls.get(Math.floorMod(which, calls.size()));
        final long accountId = transcript.call(index).accountId();
        transcript.remove(index);
        transcript.renumberCalls();
        final AuditResult result = transcript.audit(directory, COMPLETE);
        assertTrue(result.firstDifferences().get(0).startsWith(
            "Input " + transcript.sequence(index - 1) + ": a call is missing"), result::toString);
        assertTrue(result.firstDifferences().get(0).contains("accountId=" + accountId), result::toString);
    }

    /** Down and up again: what is left of the journal says that nothing ever happened. */
    @Test
    void shouldFindACallThatWasRemovedTogetherWithItsCure() {
        final long accountId = removeCallAndCure();
        transcript.renumberCalls();
        final AuditResult result = transcript.audit(directory, new AuditOptions(1, false, false, 10));
        assertEquals(2, result.differences(), result::toString);
        assertTrue(result.firstDifferences().get(0).contains("account " + accountId + " is HEALTHY in the journal"),
            result::toString);
        assertTrue(result.firstDifferences().get(0).contains("Its call is missing"), result::toString);
    }

    @Test
    void shouldFindByTheNumberAloneThatACallIsMissing() {
        removeCallAndCure();
        final AuditResult result = transcript.audit(directory, new AuditOptions(Integer.MAX_VALUE, false, false, 10));
        assertTrue(result.firstDifferences().stream().anyMatch(text -> text.contains("callId is ")), result::toString);
    }

    @Test
    void shouldNameTheFieldThatWasChanged() {
        final List<String> expected = new ArrayList<>();
        int next = calls.size() - FIELDS.size();
        for (final Field field : FIELDS) {
            final int index = calls.get(next++);
            final MarginCallDecoder call = transcript.call(index);
            expected.add("Input " + transcript.sequence(index) + ": in call " + call.callId() + " of account "
                + call.accountId() + ", " + field.name + " is ");
            flip(index, field.offset);
        }
        final AuditResult result = transcript.audit(directory, new AuditOptions(100, false, false, 2 * FIELDS.size()));
        assertEquals(FIELDS.size(), result.differences(), result::toString);
        for (int i = 0; i < expected.size(); i++) {
            final String difference = result.firstDifferences().get(i);
            assertTrue(difference.startsWith(expected.get(i)), () -> difference);
            assertFalse(difference.contains("; "), difference);
        }
    }

    @Test
    void shouldNameTheNumberThatWasChanged() {
        final int index = calls.get(calls.size() - 1);
        flip(index, MarginCallDecoder.callIdEncodingOffset());
        final AuditResult result = transcript.audit(directory, SWEEPING);
        assertEquals(1, result.differences(), result::toString);
        assertTrue(result.firstDifferences().get(0).contains(
            ", callId is " + (calls.size() ^ 1) + " in the journal, " + calls.size() + " by the rules"),
            result::toString);
    }

    @Test
    void shouldFindACallThatWasMadeUp() {
        final int index = calls.get(40);
        final long accountId = transcript.call(index).accountId();
        final long somebody = calls.stream()
            .map(call -> transcript.call(call).accountId())
            .filter(id -> id != accountId)
            .findFirst()
            .orElseThrow();
        transcript.repeat(index, message ->
            message.putLong(BODY + MarginCallDecoder.accountIdEncodingOffset(), somebody));
        transcript.renumberCalls();
        final AuditResult result = transcript.audit(directory, SWEEPING);
        final String difference = result.firstDifferences().get(0);
        assertTrue(difference.contains("of account " + somebody + " does not follow: by the rules the account is "),
            difference);
        assertTrue(difference.contains("since equity "), difference);
    }

    @Test
    void shouldFindACallOfAnAccountThatIsNotThere() {
        transcript.repeat(calls.get(40), message ->
            message.putLong(BODY + MarginCallDecoder.accountIdEncodingOffset(), 987_654_321L));
        final AuditResult result = transcript.audit(directory, SWEEPING);
        assertEquals(1, result.differences(), result::toString);
        assertTrue(result.firstDifferences().get(0).endsWith("there is no such account"), result::toString);
    }

    @Test
    void shouldFindCallsInAnotherOrder() {
        transcript.swap(firstOfTwoCalls());
        final AuditResult result = transcript.audit(directory, SWEEPING);
        assertEquals(1, result.differences(), result::toString);
        assertTrue(result.firstDifferences().get(0).contains("another order"), result::toString);
    }

    @Test
    void shouldFindAnotherOutputThatWasChangedRemovedOrMadeUp() {
        final List<Integer> rejections = transcript.outputs(RejectionDecoder.TEMPLATE_ID);
        final List<Integer> acks = transcript.outputs(SourceAckDecoder.TEMPLATE_ID);
        transcript.repeat(acks.get(10), message -> { });
        transcript.change(rejections.get(7), message -> message.putByte(
            BODY + RejectionDecoder.reasonEncodingOffset(), (byte) 1));
        transcript.remove(rejections.get(3));
        final AuditResult result = transcript.audit(directory, SWEEPING);
        assertEquals(3, result.differences(), result::toString);
        final String all = String.join("\n", result.firstDifferences());
        assertTrue(all.contains("an output is missing: [Rejection]"), all);
        assertTrue(all.contains("an output is [Rejection]"), all);
        assertTrue(all.contains("an output does not follow: [SourceAck]"), all);
    }

    @Test
    void shouldNotCallMissingWhatACrashCutOff() {
        final int index = calls.get(calls.size() - 5);
        transcript.removeOutputsFrom(index);
        final AuditResult result = transcript.audit(directory, SWEEPING);
        assertClean(result);
        assertTrue(result.missingAtEnd() >= 1, result::toString);
    }

    @Test
    void shouldNotCallMissingTheRestOfACascadeThatACrashCutOff() {
        final int index = firstOfTwoCalls();
        transcript.removeOutputsFrom(index + 1);
        final AuditResult result = transcript.audit(directory, SWEEPING);
        assertClean(result);
        assertTrue(result.missingAtEnd() >= 1, result::toString);
    }

    @Test
    void shouldCountAllDifferencesAndShowTheFirst() {
        for (final int index : calls) {
            transcript.change(index, message -> message.putLong(
                BODY + MarginCallDecoder.shortfallEncodingOffset(), -1));
        }
        final AuditResult result = transcript.audit(directory, new AuditOptions(100, false, false, 2));
        assertEquals(calls.size(), result.differences());
        assertEquals(2, result.firstDifferences().size());
        assertFalse(result.isClean());
    }

    @Test
    void shouldRefuseAJournalWhoseBeginningWasPruned() throws IOException {
        Transcript.random(BookScale.SMALL, SEED, 10 * ROUNDS)
            .writeTo(JournalConfiguration.small(directory).withSegmentBytes(1 << 20));
        assertTrue(Files.isDirectory(directory.resolve("segment-0000000002")));
        Files.move(directory.resolve("segment-0000000001"), directory.resolve("pruned"));
        final Audit audit = new Audit(directory, SWEEPING, inputs -> { });
        final String message = assertThrows(JournalException.class, audit::run).getMessage();
        assertTrue(message.contains("put the segments back that were pruned"), message);
    }

    @Test
    void shouldRefuseADirectoryWithoutJournal() {
        final Audit audit = new Audit(directory.resolve("elsewhere"), AuditOptions.DEFAULT, inputs -> { });
        assertTrue(assertThrows(JournalException.class, audit::run).getMessage().contains("elsewhere"));
    }

    private void flip(final int index, final int offset) {
        transcript.change(index, message ->
            message.putByte(BODY + offset, (byte) (message.getByte(BODY + offset) ^ 1)));
    }

    /** Removes a call from HEALTHY and the same account's next one, back to HEALTHY; returns the account's id. */
    private long removeCallAndCure() {
        for (int i = 30; i < calls.size(); i++) {
            final MarginCallDecoder call = transcript.call(calls.get(i));
            final long accountId = call.accountId();
            if (call.levelFromRaw() == 0) {
                for (int j = i + 1; j < calls.size(); j++) {
                    if (transcript.call(calls.get(j)).accountId() == accountId) {
                        if (transcript.call(calls.get(j)).levelToRaw() == 0) {
                            transcript.remove(calls.get(j));
                            transcript.remove(calls.get(i));
                            return accountId;
                        }
                        break;
                    }
                }
            }
        }
        throw new AssertionError("no account went down and up again");
    }

    /** Index of the first of two calls that one input caused. */
    private int firstOfTwoCalls() {
        return calls.stream()
            .filter(index -> calls.contains(index + 1))
            .filter(index -> transcript.sequence(index) == transcript.sequence(index + 1))
            .findFirst()
            .orElseThrow();
    }

    private static void assertClean(final AuditResult result) {
        assertEquals(List.of(), result.firstDifferences());
        assertTrue(result.isClean());
    }

    /** A field of a margin call and where it begins. */
    private record Field(String name, int offset) {
    }
}
