package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import java.nio.file.Path;

/** What the writer of an existing journal has to know of it: its configuration and where its order stands. */
final class JournalTail {
    private final RecordOrder order;
    private EngineConfiguration configuration;
    private boolean holdsAnchor;

    private JournalTail(final RecordOrder order) {
        this.order = order;
    }

    /**
     * Reads the first document, and the last ones back to an input.
     *
     * @param directory of the journal
     * @param order     brought to where the journal's end is
     * @return the engine's configuration, or null if nothing was ever committed to the journal
     */
    static EngineConfiguration read(final Path directory, final RecordOrder order) {
        if (!JournalReader.isJournal(directory)) {
            return null;
        }
        final JournalTail tail = new JournalTail(order);
        try (JournalReader reader = JournalReader.open(directory)) {
            if (reader.poll(tail::onFirstRecord, 1) == 0) {
                return null;
            }
            reader.toEnd();
            long anchor = reader.position();
            while (!tail.holdsAnchor) {
                anchor--;
                if (!reader.moveTo(anchor)) {
                    throw new JournalCorruptException("the document at " + anchor + " in " + directory
                        + " cannot be found. Restore the journal from a copy.");
                }
                reader.poll(tail::lookForAnchor, 1);
            }
            reader.moveTo(anchor);
            order.forget();
            while (reader.poll(tail::onLastRecord, 1) > 0) {
                continue;
            }
        }
        return tail.configuration;
    }

    private void onFirstRecord(final JournalRecord record) {
        if (record.kind() == RecordKind.CONFIGURATION) {
            configuration = EngineConfiguration.decode(record.buffer(), record.messageOffset());
        }
    }

    private void lookForAnchor(final JournalRecord record) {
        holdsAnchor |= record.kind() != RecordKind.OUTPUT;
    }

    private void onLastRecord(final JournalRecord record) {
        final String violation = order.take(record.kind(), record.sequence(), record.timeNs(), record.ordinal());
        if (violation != null) {
            throw new JournalCorruptException("record with record.sequence() " + record.sequence() + ": " + violation);
        }
    }
}
