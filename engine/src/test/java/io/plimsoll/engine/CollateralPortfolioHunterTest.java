package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.LevelCheck;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RandomCollateralPortfolios;
import io.plimsoll.engine.kit.RandomPortfolioBook;
import io.plimsoll.engine.kit.RandomScalePortfolios;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepDecoder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hunts for portfolio accounts whose line was crossed while no wire said so, by collateral whose extra haircut changes:
 * after every message the state is loaded into a new engine, which refuses a level that does not follow.
 */
@Tag("slow")
class CollateralPortfolioHunterTest {
    private static final int MESSAGES = 1_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldMissNobody(final long seed) {
        final Dice dice = new Dice(seed);
        final EngineConfiguration configuration = RandomScalePortfolios.configuration(dice);
        final OutputRecorder recorder = new OutputRecorder();
        final RandomCollateralPortfolios[] stream = new RandomCollateralPortfolios[1];
        final MarginEngine engine = new MarginEngine(configuration, (buffer, offset, length) -> {
            recorder.onOutput(buffer, offset, length);
            if (stream[0] != null) {
                stream[0].onOutput(buffer, offset, length);
            }
        });
        stream[0] = new RandomCollateralPortfolios(
            new RandomPortfolioBook(dice, seed % 2 == 0, new Messages(engine::apply)));
        final LevelCheck levels = new LevelCheck(configuration);
        for (int i = 0; i < MESSAGES; i++) {
            stream[0].send();
            levels.assertNobodyMissed(engine, "seed " + seed + " message " + i);
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final long steps = recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).stream()
            .filter(step -> new RiskStepDecoder().wrapAndApplyHeader(step, 0, header).kind() == RiskKind.EXTRA_HAIRCUT)
            .count();
        assertTrue(recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).size() > 30, () -> "few calls from seed " + seed);
        assertTrue(steps > 10, () -> steps + " steps from seed " + seed);
    }
}
