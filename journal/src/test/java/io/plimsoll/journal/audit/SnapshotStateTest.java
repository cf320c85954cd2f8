package io.plimsoll.journal.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.MessageWriter;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.engine.wire.SourceGapDecoder;
import io.plimsoll.journal.JournalCorruptException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The auditor's engine goes on from a state that the margin engine wrote, at random points of random streams, and says
 * byte for byte what one says that was there from the beginning.
 */
@Tag("slow")
class SnapshotStateTest {
    private static final long SEED_WITH_SEALS = 3;
    private static final long MESSAGES = 2_500;
    private static final long MESSAGES_BETWEEN_LOADS = 150;

    @ParameterizedTest
    @CsvSource({"SMALL,12", "MARKET,12", "HEDGED,4"})
    void shouldGoOnAsAnEngineThatWasThereFromTheBeginning(final BookScale scale, final int seeds) {
        long loads = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            loads += run(scale, seed, (index, word) -> word);
        }
        assertTrue(loads > seeds, "loaded " + loads + " times");
    }

    /** What random streams rarely are in: a source with a hole, and one whose acknowledgement comes by its number. */
    @Test
    void shouldGoOnWithASourceThatIsBlockedOrLongNotAcknowledged() {
        final EngineConfiguration configuration = EngineConfiguration.of(4, 4);
        final Comparison comparison = new Comparison(
            "loaded before every message", configuration, AuditEngine.Scope.TOUCHED_ACCOUNTS,
            listener -> new Successors(configuration, listener, new Dice(1), 1, (index, word) -> word));
        final OutputRecorder recorder = new OutputRecorder();
        comparison.echoTo(recorder);
        final Messages messages = new Messages(comparison);
        messages.asset(0, -2);
        for (int i = 0; i < 2; i++) {
            messages.writer().sequence(3);
            messages.asset(0, -2);
        }
        messages.clock(0);
        messages.writer().from(MessageWriter.OPERATOR);
        messages.writer().sequence(2);
        for (int i = 0; i < 2_000; i++) {
            messages.asset(0, -2);
        }
        assertEquals(1, recorder.ofKind(SourceGapDecoder.TEMPLATE_ID).size());
        assertEquals(2, recorder.ofKind(SourceAckDecoder.TEMPLATE_ID).size());
    }

    /**
     * Which is what makes the tests above worth something: the last call's id, the records sealed, the head's first
     * word, the operator's epoch and the operator's sequence, each a little wrong. Under rules that know seals.
     */
    @ParameterizedTest
    @ValueSource(ints = {12, 15, 17, 36, 37})
    void shouldBeFoundWrongWhenAWordOfTheStateIsWrong(final int wrong) {
        final AssertionError found = assertThrows(AssertionError.class, () ->
            run(BookScale.SMALL, SEED_WITH_SEALS, (index, word) -> index == wrong ? word ^ 1 : word));
        assertTrue(found.getMessage().contains("the outputs differ"), found.getMessage());
    }

    @Test
    void shouldRefuseStateThatEndsTooEarly() {
        final StateWords state = state(EngineConfiguration.of(4, 4));
        for (int words = 0; words < state.size(); words++) {
            final StateWords cut = new StateWords();
            for (int i = 0; i < words; i++) {
                cut.put(state.get(i));
            }
            final AuditEngine engine = engine(EngineConfiguration.of(4, 4));
            assertThrows(StateException.class, () -> engine.readState(cut::next), "cut after " + words + " words");
        }
    }

    @Test
    void shouldRefuseStateOfAnotherConfiguration() {
        final StateWords state = state(EngineConfiguration.of(4, 4));
        final AuditEngine engine = engine(EngineConfiguration.of(4, 5));
        final String refusal =
            assertThrows(JournalCorruptException.class, () -> engine.readState(state::next)).getMessage();
        assertTrue(refusal.contains("maxInstruments is 4 and must be from 5 to 5"), refusal);
    }

    private static long run(final BookScale scale, final long seed, final Successors.Alteration alteration) {
        final Successors[] successors = new Successors[1];
        new RandomRun(scale, seed, MESSAGES).compare(
            AuditEngine.Scope.TOUCHED_ACCOUNTS,
            (configuration, listener) -> {
                successors[0] =
                    new Successors(configuration, listener, new Dice(seed), MESSAGES_BETWEEN_LOADS, alteration);
                return successors[0];
            },
            (buffer, offset, length) -> { });
        return successors[0].loads();
    }

    private static StateWords state(final EngineConfiguration configuration) {
        final StateWords state = new StateWords();
        new MarginEngine(configuration, (buffer, offset, length) -> { }).writeState(state);
        return state;
    }

    private static AuditEngine engine(final EngineConfiguration configuration) {
        return new AuditEngine(
            configuration, (buffer, offset, length) -> { }, AuditEngine.Scope.TOUCHED_ACCOUNTS);
    }
}
