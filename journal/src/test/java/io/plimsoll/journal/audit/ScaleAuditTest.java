package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import io.plimsoll.journal.JournalException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Journals under rules version 4: an audit agrees with the eager auditor's engine, and finds what is planted. */
@Tag("slow")
class ScaleAuditTest {
    private static final long SEED = 5;
    private static final int ROUNDS = 1_500;
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final AuditOptions SWEEPING = new AuditOptions(100, false, false, 10);
    private static final AuditOptions COMPLETE = new AuditOptions(Integer.MAX_VALUE, true, false, 10);

    @TempDir
    private Path directory;

    /** Those that are called are looked at, and every now and then all; or whoever a message can have changed. */
    @ParameterizedTest
    @EnumSource(BookScale.class)
    void shouldFindNothingWhenTheJournalIsRight(final BookScale scale) {
        final int rounds = scale == BookScale.HEDGED ? ROUNDS / 5 : ROUNDS;
        final Transcript right = Transcript.randomScales(Implementation.TWIN, scale, SEED, rounds);
        assertTrue(right.outputs(RollOutProgressDecoder.TEMPLATE_ID).size() > 10);
        final AuditResult sweeping = right.audit(directory.resolve("sweeping"), SWEEPING);
        assertEquals(0, sweeping.differences(), sweeping::toString);
        final AuditResult complete = right.audit(directory.resolve("complete"), COMPLETE);
        assertEquals(0, complete.differences(), complete::toString);
        assertEquals(right.calls().size(), complete.calls());
    }

    @Test
    void shouldFindWhatIsPlanted() {
        final Transcript transcript =
            Transcript.randomScales(Implementation.TWIN, BookScale.SMALL, SEED, ROUNDS);
        final List<Integer> steps = transcript.outputs(RiskStepDecoder.TEMPLATE_ID);
        final List<Integer> progress = transcript.outputs(RollOutProgressDecoder.TEMPLATE_ID);
        final int step = steps.get(steps.size() / 2);
        transcript.change(step, message -> {
            final int offset = BODY + RiskStepDecoder.uncoveredEncodingOffset();
            message.putByte(offset, (byte) (message.getByte(offset) + 1));
        });
        final long stepFrom = transcript.sequence(step);
        final long removedFrom = transcript.sequence(progress.get(9));
        transcript.remove(progress.get(9));
        final AuditResult result = transcript.audit(directory, SWEEPING);
        assertEquals(2, result.differences(), result::toString);
        final String all = String.join("\n", result.firstDifferences());
        assertTrue(all.contains("Input " + stepFrom + ": an output is [RiskStep]"), all);
        assertTrue(all.contains("Input " + removedFrom + ": an output is missing: [RollOutProgress]"), all);
    }

    /** What the margin engine writes under version 4 is not read: what is said is what to do. */
    @Test
    void shouldRefuseASnapshot() {
        final AuditEngine engine = new AuditEngine(
            new EngineConfiguration(EngineConfiguration.DRAFT_RULES_VERSION, 4, 4, 4, 4, 4, 4, 4, 4, 4),
            (buffer, offset, length) -> { }, AuditEngine.Scope.TOUCHED_ACCOUNTS);
        final String message =
            assertThrows(JournalException.class, () -> engine.readState(() -> 0)).getMessage();
        assertTrue(message.startsWith("a snapshot under rules version 4 is not understood"), message);
        assertTrue(message.contains("Put the segments back that were pruned"), message);
    }
}
