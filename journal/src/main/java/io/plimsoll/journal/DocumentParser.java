package io.plimsoll.journal;

import org.agrona.DirectBuffer;

/**
 * Takes a document apart. Hands its records over only after all of them have proved to be what was written, and to be
 * where they belong.
 */
final class DocumentParser {
    private static final long UNKNOWN = -1;

    private final DocumentCheck check = new DocumentCheck();
    private final JournalRecord view = new JournalRecord();
    private final RecordOrder order = new RecordOrder();
    private final RecordOrder trial = new RecordOrder();
    private long records = UNKNOWN;
    private long documentPosition;
    private int documentLength;

    /** What the order of the records is checked by. */
    RecordOrder order() {
        return order;
    }

    /** Records of the journal up to here, or -1 if that is not known. */
    long records() {
        return records;
    }

    /** It is known, from elsewhere. */
    void records(final long newRecords) {
        records = newRecords;
    }

    /** The next document is the first of a segment. */
    void enterSegment(final SegmentOpening opening) {
        order.enterSegment(opening);
        records = opening.recordsBefore();
    }

    /** The next document may be any. */
    void forget() {
        order.forget();
        records = UNKNOWN;
    }

    /**
     * The next document is the first of a segment that goes on from here.
     *
     * @return null if it does; what is wrong with it if not
     */
    String follow(final SegmentOpening opening) {
        if (records != UNKNOWN && records != opening.recordsBefore()) {
            return "it says that " + opening.recordsBefore() + " records are before it, but there are " + records;
        }
        if (!order.isContinuedBy(opening)) {
            return "the sequences and times it goes on from are not those of the records before it";
        }
        enterSegment(opening);
        return null;
    }

    /**
     * Checks a document.
     *
     * @throws JournalCorruptException naming the first record that is not right
     */
    void check(final long position, final DirectBuffer source, final int offset, final int length) {
        check.take(source, offset, length);
        documentPosition = position;
        documentLength = length;
        trial.set(order);
        int number = 0;
        for (int record = 0; record < length; record += check.alignedLengthAt(record)) {
            number++;
            final boolean isWhole = record + RecordDescriptor.HEADER_LENGTH <= length;
            String violation = check.violationAt(record, length - record);
            if (violation == null) {
                violation = trial.take(view.wrap(check.copy(), record, position, 0));
            }
            if (violation != null) {
                throw corrupt(number, isWhole ? view.wrap(check.copy(), record, position, 0).text() : "", violation);
            }
        }
    }

    /** Hands over the records of the document that was checked. */
    void handOver(final RecordHandler handler) {
        int number = 0;
        for (int record = 0; record < documentLength; record += check.alignedLengthAt(record)) {
            number++;
            handler.onRecord(view.wrap(
                check.copy(), record, documentPosition, records == UNKNOWN ? 0 : records + number));
        }
        order.set(trial);
        records = records == UNKNOWN ? UNKNOWN : records + number;
    }

    /** Of a record to come, the next one or the one behind it. */
    JournalCorruptException corrupt(final long position, final long record, final String what) {
        return new JournalCorruptException(what + JournalCorruptException.ADVICE,
            records == UNKNOWN ? 0 : records + record, order.inputSequence(), position);
    }

    /** That the journal does not go on from here. */
    JournalCorruptException corrupt(final long position, final JournalCorruptException obstacle) {
        return new JournalCorruptException(obstacle.getMessage(),
            records == UNKNOWN || obstacle.record() == 0 ? 0 : records + obstacle.record(),
            order.inputSequence(), obstacle.position() == 0 ? position : obstacle.position());
    }

    private JournalCorruptException corrupt(final int number, final String fields, final String what) {
        return new JournalCorruptException("record " + number + " of the document at "
            + JournalPosition.text(documentPosition) + fields
            + (records == UNKNOWN ? "" : ", record " + (records + number) + " of the journal,")
            + " is not what was written: " + what
            + JournalCorruptException.ADVICE,
            records == UNKNOWN ? 0 : records + number, trial.inputSequence(), documentPosition);
    }
}
