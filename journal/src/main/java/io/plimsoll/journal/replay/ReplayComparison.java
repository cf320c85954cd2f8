package io.plimsoll.journal.replay;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.Journal;
import io.plimsoll.journal.JournalRecord;
import org.agrona.DirectBuffer;

/** Compares what an engine says with what the journal holds, output by output. */
final class ReplayComparison {
    private static final String NOTHING = "nothing";

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final ExpectedOutputs expected = new ExpectedOutputs();
    private long sequence;
    private long timeNs;
    private int ordinal;
    private long inputs;
    private long outputs;
    private long calls;
    private long differences;
    private String firstDifference = "";

    long inputs() {
        return inputs;
    }

    /** What the engine says next follows from this input. */
    void onInput(final long inputSequence, final long inputTimeNs) {
        sequence = inputSequence;
        timeNs = inputTimeNs;
        ordinal = 0;
        inputs++;
    }

    void onEngineOutput(final DirectBuffer message, final int offset, final int length) {
        ordinal++;
        expected.add(sequence, timeNs, ordinal, message, offset, length);
    }

    void onJournalOutput(final JournalRecord record) {
        final long causeSequence = record.sequence();
        final int causeOrdinal = record.ordinal();
        final DirectBuffer message = record.buffer();
        final int offset = record.messageOffset();
        final int length = record.messageLength();
        outputs++;
        if (isCall(message, offset, length)) {
            calls++;
        }
        while (!expected.isEmpty() && expected.compareTo(causeSequence, causeOrdinal) < 0) {
            difference(expected.sequence(), expected.ordinal(), NOTHING, expected.text());
            expected.removeFirst();
        }
        if (expected.isEmpty() || expected.compareTo(causeSequence, causeOrdinal) > 0) {
            difference(causeSequence, causeOrdinal, MessageText.of(message, offset, length), NOTHING);
            return;
        }
        if (!expected.hasBytes(message, offset, length)) {
            difference(causeSequence, causeOrdinal, MessageText.of(message, offset, length), expected.text());
        }
        expected.removeFirst();
    }

    /** Whether everything the engine said was found in the journal, so far. */
    boolean isEven() {
        return expected.isEmpty();
    }

    long differences() {
        return differences;
    }

    String firstDifference() {
        return firstDifference;
    }

    /** Appends what the engine said and the journal does not hold. */
    int complete(final Journal journal) {
        final int missing = expected.count();
        while (!expected.isEmpty()) {
            expected.appendFirstTo(journal);
            expected.removeFirst();
        }
        journal.commit();
        return missing;
    }

    ReplayResult result(final long snapshotSequence, final long recordsBefore, final long elapsedNs) {
        return new ReplayResult(
            snapshotSequence,
            recordsBefore,
            inputs,
            outputs,
            calls,
            differences,
            expected.count(),
            firstDifference,
            elapsedNs);
    }

    private void difference(
        final long causeSequence, final int causeOrdinal, final String journal, final String engine) {
        differences++;
        if (differences == 1) {
            firstDifference = "Output " + causeOrdinal + " of the input with sequence " + causeSequence
                + "\nin the journal:  " + journal
                + "\nfrom the engine: " + engine;
        }
    }

    private boolean isCall(final DirectBuffer message, final int offset, final int length) {
        if (length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return false;
        }
        header.wrap(message, offset);
        return header.schemaId() == MarginCallDecoder.SCHEMA_ID && header.templateId() == MarginCallDecoder.TEMPLATE_ID;
    }
}
