package io.plimsoll.journal.audit;

import io.plimsoll.journal.JournalReader;
import io.plimsoll.journal.JournalRecord;
import io.plimsoll.journal.RecordKind;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * The outputs of a journal by the input that caused them. Reads ahead of whoever reads the inputs, with a reader of its
 * own, so that it does not matter how far behind their cause outputs were written; a document's worth is in memory.
 */
final class CausedOutputs implements AutoCloseable {
    private final JournalReader reader;
    private final Deque<Caused> ahead = new ArrayDeque<>();
    private boolean atEnd;

    /**
     * The outputs from a place on.
     *
     * @param reader of the journal at that place, closed with this
     */
    CausedOutputs(final JournalReader reader) {
        this.reader = reader;
    }

    /**
     * The outputs of an input, in their order; to be asked for one input after the other.
     *
     * @param sequence of the input
     */
    List<OutputMessage> of(final long sequence) {
        final List<OutputMessage> outputs = new ArrayList<>();
        while (!isExhausted() && ahead.getFirst().sequence() == sequence) {
            outputs.add(ahead.removeFirst().message());
        }
        return outputs;
    }

    /** The next output, whatever caused it; there must be one. */
    Caused next() {
        return ahead.removeFirst();
    }

    /**
     * Whether the journal holds no further outputs. Once so, it stays so, whatever a live journal goes on with.
     *
     * @throws io.plimsoll.journal.JournalCorruptException if it ends at a hole, behind which it goes on
     */
    boolean isExhausted() {
        while (ahead.isEmpty() && !atEnd) {
            atEnd = reader.poll(this::onRecord, 1) == 0;
            if (atEnd) {
                reader.requireEnd();
            }
        }
        return ahead.isEmpty();
    }

    @Override
    public void close() {
        reader.close();
    }

    private void onRecord(final JournalRecord record) {
        if (record.kind() == RecordKind.OUTPUT) {
            ahead.addLast(new Caused(
                record.sequence(),
                OutputMessage.copyOf(record.buffer(), record.messageOffset(), record.messageLength())));
        }
    }

    /** An output and the sequence of its cause. */
    record Caused(long sequence, OutputMessage message) {
    }
}
