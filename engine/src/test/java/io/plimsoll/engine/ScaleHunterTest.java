package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.BookScale;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.LevelCheck;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RandomBook;
import io.plimsoll.engine.kit.RandomRollOuts;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepDecoder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Hunts for accounts whose line was crossed while no wire said so, by prices or because their scale is another one:
 * after every message the state is loaded into a new engine, which computes every account by its setting and refuses a
 * level that does not follow.
 */
@Tag("slow")
class ScaleHunterTest {
    private static final int MESSAGES = 1_500;
    private static final MessageHeaderDecoder HEADER = new MessageHeaderDecoder();
    private static final RiskStepDecoder STEP = new RiskStepDecoder();

    @ParameterizedTest
    @CsvSource({"SMALL,12,0", "MARKET,8,0", "HEDGED,8,20"})
    void shouldMissNobody(final BookScale scale, final int seeds, final int leastEagerEntries) {
        hunt(scale, seeds, leastEagerEntries);
    }

    @Tag("long")
    @ParameterizedTest
    @CsvSource({"SMALL,300,1", "MARKET,200,1", "HEDGED,30,20"})
    void shouldMissNobodyForLong(final BookScale scale, final int seeds, final int leastEagerEntries) {
        hunt(scale, seeds, leastEagerEntries);
    }

    private static void hunt(final BookScale scale, final int seeds, final int leastEagerEntries) {
        int calls = 0;
        int rollOuts = 0;
        long extraHaircuts = 0;
        long eagerEntries = 0;
        for (long seed = 1; seed <= seeds; seed++) {
            final Dice dice = new Dice(seed);
            final EngineConfiguration configuration =
                RandomBook.configuration(dice, scale, EngineConfiguration.DRAFT_RULES_VERSION);
            final OutputRecorder recorder = new OutputRecorder();
            final OutputListener[] listener = {recorder};
            final MarginEngine engine = new MarginEngine(
                configuration, (buffer, offset, length) -> listener[0].onOutput(buffer, offset, length));
            final Messages messages = new Messages(engine::apply);
            final RandomRollOuts random = new RandomRollOuts(new RandomBook(dice, scale, messages), messages);
            listener[0] = (buffer, offset, length) -> {
                recorder.onOutput(buffer, offset, length);
                random.onOutput(buffer, offset, length);
            };
            final LevelCheck levels = new LevelCheck(configuration);
            for (int i = 0; i < MESSAGES; i++) {
                random.send();
                levels.assertNobodyMissed(engine, scale + ", seed " + seed + ", message " + engine.lastSequence());
            }
            calls += recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).size();
            rollOuts += random.rollOuts();
            extraHaircuts += recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).stream()
                .filter(step -> STEP.wrapAndApplyHeader(step, 0, HEADER).kind() == RiskKind.EXTRA_HAIRCUT).count();
            eagerEntries += engine.eagerEntries();
        }
        assertTrue(calls > 100 * seeds, "calls: " + calls);
        assertTrue(rollOuts > 5 * seeds, "roll-outs: " + rollOuts);
        assertTrue(extraHaircuts > 3 * seeds, "extra haircuts: " + extraHaircuts);
        assertTrue(eagerEntries >= leastEagerEntries, "taken to the eager list: " + eagerEntries);
    }
}
