package io.plimsoll.engine;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.plimsoll.engine.kit.Dice;
import io.plimsoll.engine.kit.Messages;
import io.plimsoll.engine.kit.OutputRecorder;
import io.plimsoll.engine.kit.RandomPortfolios;
import io.plimsoll.engine.kit.StateWords;
import io.plimsoll.engine.wire.MarginCallDecoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Hunts for portfolio accounts whose line was crossed while no wire said so: after every message the state is loaded
 * into a new engine, which computes every account and refuses a level that does not follow.
 */
class PortfolioHunterTest {
    private static final int ACCOUNTS = 12;
    private static final int MESSAGES = 1_500;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldMissNobody(final long seed) {
        final EngineConfiguration configuration = RandomPortfolios.configuration(ACCOUNTS);
        final OutputRecorder recorder = new OutputRecorder();
        final MarginEngine engine = new MarginEngine(configuration, recorder);
        final Messages messages = new Messages(engine::apply);
        final RandomPortfolios random = new RandomPortfolios(new Dice(seed), messages, ACCOUNTS);
        final StateWords state = new StateWords();
        for (int i = 0; i < MESSAGES; i++) {
            random.send();
            state.clear();
            engine.writeState(state);
            final int at = i;
            assertDoesNotThrow(
                () -> new MarginEngine(configuration, (buffer, offset, length) -> { })
                    .readState(state.rewind(), (accounts, total) -> { }),
                () -> "seed " + seed + " message " + at);
        }
        assertTrue(recorder.ofKind(MarginCallDecoder.TEMPLATE_ID).size() > 50, () -> "few calls from seed " + seed);
    }
}
