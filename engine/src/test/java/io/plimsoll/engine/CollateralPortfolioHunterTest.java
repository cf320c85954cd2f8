package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.CollateralMessages;
import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.LevelCheck;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RandomPortfolioBook;
import io.plimsoll.engine.kit.RandomScalePortfolios;
import io.plimsoll.engine.wire.MarginCallDecoder;
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
    private static final int COIN = 2;
    private static final long ONE = 1_000_000_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldMissNobody(final long seed) {
        final Dice dice = new Dice(seed);
        final EngineConfiguration configuration = RandomScalePortfolios.configuration(dice);
        final OutputRecorder recorder = new OutputRecorder();
        final RandomScalePortfolios[] stream = new RandomScalePortfolios[1];
        final MarginEngine engine = new MarginEngine(configuration, (buffer, offset, length) -> {
            recorder.onOutput(buffer, offset, length);
            if (stream[0] != null) {
                stream[0].onOutput(buffer, offset, length);
            }
        });
        final Messages messages = new Messages(engine::apply);
        final RandomPortfolioBook book = new RandomPortfolioBook(dice, seed % 2 == 0, messages);
        stream[0] = new RandomScalePortfolios(book);
        final CollateralMessages collateral = new CollateralMessages(messages);
        final LevelCheck levels = new LevelCheck(configuration);
        for (int i = 0; i < MESSAGES; i++) {
            if (dice.chance(5)) {
                collateral.collateral(COIN).volatilityInstrumentId((int) dice.of(20, 30, 31))
                    .volatilityFactor(dice.between(0, ONE / 2)).largestExtra(dice.between(0, 100) * (ONE / 100));
                messages.send();
            }
            stream[0].send();
            levels.assertNobodyMissed(engine, "seed " + seed + " message " + i);
        }
        assertTrue(recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).size() > 30, () -> "few calls from seed " + seed);
        assertTrue(recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).size() > 10, () -> "few steps from seed " + seed);
    }
}
