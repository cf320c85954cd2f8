package io.plimsoll.transport.explain;

import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordHandler;
import io.plimsoll.journal.RecordKind;
import java.nio.file.Path;

/** Looks up one input of a journal, and on the way to it the names that were defined. */
public final class JournalInput implements RecordHandler {
    private static final int DOCUMENT_LIMIT = 16;

    private final JournalNames names;
    private final long sequence;
    private InputFields fields;
    private long number;
    private long before;
    private long last;
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
     * @throws JournalCorruptException if the journal is damaged on the way there, or goes on behind a hole
     */
    public static JournalInput find(final Path journal, final long sequence) {
        final JournalInput input = new JournalInput(JournalNames.of(journal), sequence);
        try (JournalReader reader = JournalReader.open(journal)) {
            while (!input.isBeyond && reader.poll(input, DOCUMENT_LIMIT) > 0) {
                continue;
            }
            if (!input.isBeyond) {
                reader.requireEnd();
            }
        }
        return input;
    }

    @Override
    public void onRecord(final JournalRecord record) {
        if (record.kind() != RecordKind.INPUT || isBeyond) {
            return;
        }
        before = last;
        last = record.sequence();
        if (last <= sequence) {
            names.onRecord(record);
        }
        if (last == sequence) {
            fields = InputFields.of(record.buffer(), record.messageOffset(), record.messageLength(), names);
            number = record.number();
        }
        isBeyond = last >= sequence;
    }

    /**
     * Whether there is such an input.
     *
     * @return true if so
     */
    public boolean isFound() {
        return fields != null;
    }

    /**
     * Which inputs there are in its place, if there is no such input.
     *
     * @return in words, with what to ask for
     */
    public String nearest() {
        if (!isBeyond) {
            return last == 0 ? "there are no inputs" : "the last one is " + last + "; ask for that or an earlier one";
        }
        return before == 0 ? "the first one is " + last + "; ask for that or a later one"
            : "those nearest to it are " + before + " and " + last + "; ask for one of them";
    }

    JournalNames names() {
        return names;
    }

    /** The message; null if there is no such input. */
    InputFields fields() {
        return fields;
    }

    /** Its sequence. */
    long sequence() {
        return sequence;
    }

    /** Number of its record in the journal. */
    long number() {
        return number;
    }
}
