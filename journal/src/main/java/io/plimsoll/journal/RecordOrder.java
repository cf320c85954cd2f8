package io.plimsoll.journal;

/**
 * The rules by which records follow each other, the same for the writer and for every reader. A reader that starts in
 * the middle does not know what came before and lets pass what may have been right.
 */
final class RecordOrder {
    private static final long UNKNOWN = -1;

    /** What may come next. */
    private enum Place { CONFIGURATION, OPENING, LOG }

    private Place place = Place.CONFIGURATION;
    private long inputSequence;
    private long inputTimeNs;
    private long causeSequence;
    private int causeOrdinal;

    /** Becomes equal to another. */
    void set(final RecordOrder other) {
        place = other.place;
        inputSequence = other.inputSequence;
        inputTimeNs = other.inputTimeNs;
        causeSequence = other.causeSequence;
        causeOrdinal = other.causeOrdinal;
    }

    /** The next record is the first of a segment. */
    void enterSegment(final SegmentOpening opening) {
        place = Place.CONFIGURATION;
        inputSequence = opening.lastSequence();
        inputTimeNs = opening.lastTimeNs();
        causeSequence = opening.causeSequence();
        causeOrdinal = opening.causeOrdinal();
    }

    /** Whether a segment goes on where this order is, as far as that is known. */
    boolean isContinuedBy(final SegmentOpening opening) {
        final boolean isInputKnown = inputSequence != UNKNOWN;
        final boolean isCauseKnown = causeSequence != UNKNOWN;
        return (!isInputKnown || opening.lastSequence() == inputSequence && opening.lastTimeNs() == inputTimeNs)
            && (!isCauseKnown || opening.causeSequence() == causeSequence && opening.causeOrdinal() == causeOrdinal);
    }

    /** The next record may be any of an input or output. */
    void forget() {
        place = Place.LOG;
        inputSequence = UNKNOWN;
        inputTimeNs = UNKNOWN;
        causeSequence = UNKNOWN;
        causeOrdinal = 0;
    }

    /** Sequence of the last input, 0 if there was none. */
    long inputSequence() {
        return Math.max(0, inputSequence);
    }

    /** Stamp of the last input, 0 if there was none. */
    long inputTimeNs() {
        return Math.max(0, inputTimeNs);
    }

    /** Sequence of the input whose output came last, 0 if there was none. */
    long causeSequence() {
        return Math.max(0, causeSequence);
    }

    /** Ordinal of the last output, 0 if there was none. */
    int causeOrdinal() {
        return causeOrdinal;
    }

    /** The ordinal that an output of this cause has if it comes next. */
    int nextOrdinal(final long sequence) {
        return sequence == causeSequence ? causeOrdinal + 1 : 1;
    }

    /** As {@link #take(RecordKind, long, long, int)}, of a record that was read. */
    String take(final JournalRecord record) {
        return take(record.kind(), record.sequence(), record.timeNs(), record.ordinal());
    }

    /**
     * Takes the next record.
     *
     * @return null if it may follow; what is wrong with it if not, and then nothing has changed
     */
    String take(final RecordKind kind, final long sequence, final long timeNs, final int ordinal) {
        return switch (kind) {
            case CONFIGURATION -> takeHead(Place.CONFIGURATION, Place.OPENING, sequence, timeNs, ordinal);
            case OPENING -> takeHead(Place.OPENING, Place.LOG, sequence, timeNs, ordinal);
            case INPUT -> takeInput(sequence, timeNs, ordinal);
            case OUTPUT -> takeOutput(sequence, timeNs, ordinal);
        };
    }

    private String takeHead(
        final Place expected, final Place next, final long sequence, final long timeNs, final int ordinal) {
        if (place == Place.LOG && inputSequence == UNKNOWN) {
            return null;
        }
        if (place != expected) {
            return "the beginning of a segment in the middle of it";
        }
        if (sequence != inputSequence || timeNs != inputTimeNs || ordinal != 0) {
            return "a segment must begin with sequence " + inputSequence + " and time " + inputTimeNs;
        }
        place = next;
        return null;
    }

    private String takeInput(final long sequence, final long timeNs, final int ordinal) {
        if (place != Place.LOG) {
            return "the first records of a segment are not configuration and opening";
        }
        if (inputSequence != UNKNOWN && sequence != inputSequence + 1) {
            return "an input's sequence must be " + (inputSequence + 1);
        }
        if (sequence < 1) {
            return "an input's sequence must be 1 or more";
        }
        if (timeNs < inputTimeNs()) {
            return "an input's time must not be before " + inputTimeNs();
        }
        if (ordinal != 0) {
            return "an input with ordinal " + ordinal;
        }
        inputSequence = sequence;
        inputTimeNs = timeNs;
        return null;
    }

    private String takeOutput(final long sequence, final long timeNs, final int ordinal) {
        if (place != Place.LOG) {
            return "the first records of a segment are not configuration and opening";
        }
        if (inputSequence != UNKNOWN && (sequence > inputSequence || timeNs > inputTimeNs)) {
            return "an output of an input that is not there: the last is " + inputSequence;
        }
        if (sequence < Math.max(1, causeSequence)) {
            return "an output's cause must not be before " + Math.max(1, causeSequence);
        }
        if (causeSequence != UNKNOWN && ordinal != nextOrdinal(sequence) || ordinal < 1) {
            return "an output's ordinal must be " + nextOrdinal(sequence) + " but is " + ordinal;
        }
        causeSequence = sequence;
        causeOrdinal = ordinal;
        return null;
    }
}
