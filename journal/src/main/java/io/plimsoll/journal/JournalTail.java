package io.plimsoll.journal;

import io.plimsoll.engine.EngineConfiguration;
import java.nio.file.Path;
import org.agrona.DirectBuffer;

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

    private void onFirstRecord(
        final RecordKind kind,
        final long sequence,
        final long timeNs,
        final int ordinal,
        final DirectBuffer buffer,
        final int offset,
        final int length) {
        if (kind == RecordKind.CONFIGURATION) {
            configuration = EngineConfiguration.decode(buffer, offset);
        }
    }

    private void lookForAnchor(
        final RecordKind kind,
        final long sequence,
        final long timeNs,
        final int ordinal,
        final DirectBuffer buffer,
        final int offset,
        final int length) {
        holdsAnchor |= kind != RecordKind.OUTPUT;
    }

    private void onLastRecord(
        final RecordKind kind,
        final long sequence,
        final long timeNs,
        final int ordinal,
        final DirectBuffer buffer,
        final int offset,
        final int length) {
        final String violation = order.take(kind, sequence, timeNs, ordinal);
        if (violation != null) {
            throw new JournalCorruptException("record with sequence " + sequence + ": " + violation);
        }
    }
}
