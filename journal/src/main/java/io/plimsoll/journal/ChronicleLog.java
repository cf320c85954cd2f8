package io.plimsoll.journal;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import net.openhft.chronicle.core.StackTrace;
import net.openhft.chronicle.core.onoes.ExceptionHandler;
import org.slf4j.Logger;

/** Takes what Chronicle has to say to the JDK's logger, each distinct message once. */
final class ChronicleLog implements ExceptionHandler {
    private static final System.Logger LOGGER = System.getLogger("io.plimsoll.journal.chronicle");
    private static final int MOST_MESSAGES = 256;

    private final Set<String> logged = ConcurrentHashMap.newKeySet();
    private final System.Logger.Level level;

    ChronicleLog(final System.Logger.Level level) {
        this.level = level;
    }

    @Override
    public void on(final Class<?> source, final String message, final Throwable thrown) {
        log(source.getSimpleName(), message, thrown);
    }

    @Override
    public void on(final Logger source, final String message, final Throwable thrown) {
        log(source.getName(), message, thrown);
    }

    private void log(final String source, final String message, final Throwable thrown) {
        final String text = source + ": " + message;
        if (logged.size() < MOST_MESSAGES && logged.add(text)) {
            LOGGER.log(level, text, thrown instanceof StackTrace ? null : thrown);
        }
    }
}
