package io.plimsoll.journal;

/**
 * The rules by which records follow each other, the same for the writer and for every reader. A reader that starts in
 * the middle does not know what came before and lets pass what may have been right.
 */
final class RecordOrder {
    private static final long UNKNOWN = -1;

    private boolean atStart;
    private long inputSequence;
    private long inputTimeNs;
    private long causeSequence;
    private int ordinal;

    RecordOrder() {
        expectStart();
    }

    /** The next record is the journal's first. */
    void expectStart() {
        atStart = true;
        inputSequence = 0;
        inputTimeNs = 0;
        causeSequence = 0;
        ordinal = 0;
    }

    /** The next record may be any. */
    void forget() {
        atStart = false;
        inputSequence = UNKNOWN;
        inputTimeNs = UNKNOWN;
        causeSequence = UNKNOWN;
        ordinal = 0;
    }

    /** Sequence of the last input, 0 if there was none. */
    long inputSequence() {
        return Math.max(0, inputSequence);
    }

    /** Stamp of the last input, 0 if there was none. */
    long inputTimeNs() {
        return Math.max(0, inputTimeNs);
    }

    /** The ordinal that an output of this cause has if it comes next. */
    int nextOrdinal(final long sequence) {
        return sequence == causeSequence ? ordinal + 1 : 1;
    }

    /**
     * Takes the next record.
     *
     * @return null if it may follow; what is wrong with it if not, and then nothing has changed
     */
    String take(final RecordKind kind, final long sequence, final long timeNs, final int recordOrdinal) {
        return switch (kind) {
            case CONFIGURATION -> takeConfiguration(sequence, timeNs, recordOrdinal);
            case INPUT -> takeInput(sequence, timeNs, recordOrdinal);
            case OUTPUT -> takeOutput(sequence, timeNs, recordOrdinal);
        };
    }

    private String takeConfiguration(final long sequence, final long timeNs, final int recordOrdinal) {
        if (!atStart && inputSequence != UNKNOWN) {
            return "a second configuration";
        }
        if (sequence != 0 || timeNs != 0 || recordOrdinal != 0) {
            return "a configuration with a sequence, a time or an ordinal";
        }
        expectStart();
        atStart = false;
        return null;
    }

    private String takeInput(final long sequence, final long timeNs, final int recordOrdinal) {
        if (atStart) {
            return "the first record is not the configuration";
        }
        if (sequence <= inputSequence()) {
            return "an input's sequence must be greater than " + inputSequence();
        }
        if (timeNs < inputTimeNs()) {
            return "an input's time must not be before " + inputTimeNs();
        }
        if (recordOrdinal != 0) {
            return "an input with ordinal " + recordOrdinal;
        }
        inputSequence = sequence;
        inputTimeNs = timeNs;
        return null;
    }

    private String takeOutput(final long sequence, final long timeNs, final int recordOrdinal) {
        if (atStart) {
            return "the first record is not the configuration";
        }
        if (inputSequence != UNKNOWN && (sequence > inputSequence || timeNs > inputTimeNs)) {
            return "an output of an input that is not there: the last is " + inputSequence;
        }
        if (sequence < Math.max(1, causeSequence)) {
            return "an output's cause must not be before " + Math.max(1, causeSequence);
        }
        if (causeSequence != UNKNOWN && recordOrdinal != nextOrdinal(sequence) || recordOrdinal < 1) {
            return "an output's ordinal must be " + nextOrdinal(sequence) + " but is " + recordOrdinal;
        }
        causeSequence = sequence;
        ordinal = recordOrdinal;
        return null;
    }
}
