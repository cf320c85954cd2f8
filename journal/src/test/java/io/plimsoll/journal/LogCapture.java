package io.plimsoll.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** Keeps what the journal logs, instead of printing it, until closed. */
final class LogCapture extends Handler implements AutoCloseable {
    private final Logger logger = Logger.getLogger("io.plimsoll.journal");
    private final List<String> messages = new CopyOnWriteArrayList<>();

    LogCapture() {
        logger.addHandler(this);
        logger.setUseParentHandlers(false);
    }

    /** All messages so far, one a line. */
    String text() {
        return String.join("\n", messages);
    }

    /** Number of messages that hold a text. */
    long count(final String part) {
        return messages.stream().filter(message -> message.contains(part)).count();
    }

    @Override
    public void publish(final LogRecord record) {
        messages.add(record.getMessage());
    }

    @Override
    public void flush() {
        // nothing is buffered
    }

    @Override
    public void close() {
        logger.removeHandler(this);
        logger.setUseParentHandlers(true);
    }
}
