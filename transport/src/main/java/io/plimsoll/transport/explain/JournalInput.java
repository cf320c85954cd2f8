package io.plimsoll.transport.explain;

import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import io.plimsoll.journal.replay.MessageText;
import java.nio.file.Path;

/** Looks up one input of a journal, and on the way to it the names that were defined. */
public final class JournalInput implements RecordHandler {
    private static final int DOCUMENT_LIMIT = 16;

    private final JournalNames names;
    private final long sequence;
    private String text = "";
    private long number;
    private boolean isBeyond;

    private JournalInput(final JournalNames names, final long sequence) {
        this.names = names;
        this.sequence = sequence;
    }

    /**
     * Reads a journal up to an input.
     *
     * @param journal  its directory
     * @param sequence of the input
     * @return what was found
     */
    public static JournalInput find(final Path journal, final long sequence) {
        final JournalInput input = new JournalInput(JournalNames.of(journal), sequence);
        try (JournalReader reader = JournalReader.open(journal)) {
            while (!input.isBeyond && reader.poll(input, DOCUMENT_LIMIT) > 0) {
                continue;
            }
        }
        return input;
    }

    @Override
    public void onRecord(final JournalRecord record) {
        if (record.kind() != RecordKind.INPUT || isBeyond) {
            return;
        }
        if (record.sequence() <= sequence) {
            names.onRecord(record);
        }
        if (record.sequence() == sequence) {
            text = MessageText.of(record.buffer(), record.messageOffset(), record.messageLength());
            number = record.number();
        }
        isBeyond = record.sequence() >= sequence;
    }

    JournalNames names() {
        return names;
    }

    /** The message field by field; empty if there is no such input. */
    String text() {
        return text;
    }

    /** Number of its record in the journal. */
    long number() {
        return number;
    }
}
