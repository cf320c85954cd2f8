package io.plimsoll.engine.kit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;

/** Whether an engine has missed nobody: a new one that loads its state looks at all accounts. */
public final class LevelCheck {
    private final EngineConfiguration configuration;
    private final StateWords state = new StateWords();

    /**
     * A check with its own copy of the state.
     *
     * @param configuration of the engines
     */
    public LevelCheck(final EngineConfiguration configuration) {
        this.configuration = configuration;
    }

    /**
     * Fails if some account's level is not what a look at it would say.
     *
     * @param engine to look at
     * @param where  for people
     */
    public void assertNobodyMissed(final MarginEngine engine, final String where) {
        state.clear();
        engine.writeState(state);
        assertDoesNotThrow(
            () -> new MarginEngine(configuration, (buffer, offset, length) -> { })
                .readState(state.rewind(), (accounts, total) -> { }),
            where);
    }
}
