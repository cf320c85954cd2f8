package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.JournalConfiguration;
import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.SegmentFile;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a journal knows of one account. */
class AccountInquiryTest {
    private static final long SEED = 8;
    private static final int CALLS_EXPLAINED = 25;

    @TempDir
    private Path directory;

    private final Transcript transcript = Transcript.random(BookScale.SMALL, SEED, 600);
    private final List<Integer> calls = transcript.calls();

    @Test
    void shouldExplainEveryCall() {
        final AccountInquiry inquiry = inquiry();
        for (int i = calls.size() - 1; i >= calls.size() - CALLS_EXPLAINED; i--) {
            final MarginCallDecoder call = transcript.call(calls.get(i));
            final CallExplanation explanation = inquiry.explain(call.callId()).orElseThrow();
            assertEquals(List.of(), explanation.differences());
            assertEquals(call.toString(), explanation.call().toString());
            final AccountBreakdown account = explanation.account();
            assertEquals(call.accountId(), account.accountId());
            assertEquals(call.levelFrom(), account.level().before());
            assertEquals(call.levelTo(), account.level().after());
            assertEquals(call.equity(), account.totals().equity().longValueExact());
            assertEquals(call.maintenanceRequirement(), account.totals().maintenance().longValueExact());
            assertEquals(call.shortfall(), account.level().shortfall().longValueExact());
        }
    }

    /** Between its calls an account is at the level that the last one told it. */
    @Test
    void shouldKnowTheLevelAnAccountWasTold() {
        final AccountInquiry inquiry = inquiry();
        final int index = calls.get(calls.size() - 1);
        final MarginCallDecoder call = transcript.call(index);
        final AccountBreakdown before = inquiry.stateAfter(transcript.sequence(index) - 1, call.accountId())
            .orElseThrow();
        assertEquals(call.levelFrom(), before.level().before());
        assertEquals(call.levelFrom(), before.level().after());
        final AccountBreakdown after = inquiry.stateAfter(transcript.sequence(index) + 1, call.accountId())
            .orElseThrow();
        assertEquals(call.levelTo(), after.level().before());
        assertFalse(after.level().isChange());
    }

    @Test
    void shouldSayWhatIsWrongWithACall() {
        final int index = calls.get(calls.size() - 1);
        transcript.change(index, message -> message.putLong(
            MessageHeaderDecoder.ENCODED_LENGTH + MarginCallDecoder.equityEncodingOffset(), 123_456));
        final CallExplanation explanation = inquiry().explain(transcript.call(index).callId()).orElseThrow();
        assertEquals(1, explanation.differences().size());
        assertTrue(explanation.differences().get(0).startsWith("equity is 123456 in the journal, "),
            explanation.differences()::toString);
    }

    @Test
    void shouldKnowNothingOfWhatIsNotThere() {
        final AccountInquiry inquiry = inquiry();
        assertTrue(inquiry.explain(987_654_321L).isEmpty());
        assertTrue(inquiry.stateAfter(Long.MAX_VALUE, 987_654_321L).isEmpty());
        assertTrue(inquiry.stateAfter(0, transcript.call(calls.get(0)).accountId()).isEmpty());
    }

    /** What is behind the hole may hold the call, and everything that happened to the account. */
    @Test
    void shouldNotTakeAHoleForTheEndOfTheJournal() {
        final AccountInquiry inquiry = inquiry();
        final MarginCallDecoder call = transcript.call(calls.get(calls.size() - 1));
        try (SegmentFile file = SegmentFile.open(directory, 1)) {
            final SegmentFile.Document document = file.documents().get(file.documents().size() / 2);
            file.word(document.offset(), 0);
        }
        final String explaining =
            assertThrows(JournalCorruptException.class, () -> inquiry.explain(call.callId())).getMessage();
        assertTrue(explaining.contains("there is a hole"), explaining);
        final String looking = assertThrows(
            JournalCorruptException.class, () -> inquiry.stateAfter(Long.MAX_VALUE, call.accountId())).getMessage();
        assertTrue(looking.contains("there is a hole"), looking);
    }

    private AccountInquiry inquiry() {
        transcript.writeTo(JournalConfiguration.small(directory));
        return new AccountInquiry(directory, sequence -> { });
    }
}
