package io.plimsoll.transport.simulation;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the journal from telling of every simulated accident what it tells operators. */
final class QuietJournal implements BeforeAllCallback, AfterAllCallback {
    private static final Logger LOGGER = Logger.getLogger("io.plimsoll.journal");

    private Level before;

    /** For as long as the process lives. */
    static void forGood() {
        LOGGER.setLevel(Level.OFF);
    }

    @Override
    public void beforeAll(final ExtensionContext context) {
        before = LOGGER.getLevel();
        LOGGER.setLevel(Level.OFF);
    }

    @Override
    public void afterAll(final ExtensionContext context) {
        LOGGER.setLevel(before);
    }
}
