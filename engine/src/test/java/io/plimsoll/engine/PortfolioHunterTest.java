package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.LevelCheck;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RandomPortfolios;
import io.plimsoll.engine.wire.MarginCallDecoder;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hunts for portfolio accounts whose line was crossed while no wire said so: after every message the state is loaded
 * into a new engine, which computes every account and refuses a level that does not follow.
 */
@Tag("slow")
class PortfolioHunterTest {
    private static final int ACCOUNTS = 12;
    private static final int MESSAGES = 1_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMissNobody(final long seed) {
        final EngineConfiguration configuration = RandomPortfolios.configuration(ACCOUNTS);
        final OutputRecorder recorder = new OutputRecorder();
        final RandomPortfolios[] stream = new RandomPortfolios[1];
        final MarginEngine engine = new MarginEngine(configuration, (buffer, offset, length) -> {
            recorder.onOutput(buffer, offset, length);
            if (stream[0] != null) {
                stream[0].onOutput(buffer, offset, length);
            }
        });
        final RandomPortfolios random =
            new RandomPortfolios(new Dice(seed), new Messages(engine::apply), ACCOUNTS);
        stream[0] = random;
        final LevelCheck levels = new LevelCheck(configuration);
        for (int i = 0; i < MESSAGES; i++) {
            random.send();
            levels.assertNobodyMissed(engine, "seed " + seed + " message " + i);
        }
        assertTrue(recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).size() > 30, () -> "few calls from seed " + seed);
    }
}
