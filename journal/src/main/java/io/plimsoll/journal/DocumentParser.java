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
     * Hands over the records of a document.
     *
     * @throws JournalCorruptException naming the first record that is not right; none was handed over
     */
    void parse(
        final long position,
        final DirectBuffer source,
        final int offset,
        final int length,
        final RecordHandler handler) {
        check.take(source, offset, length);
        final DirectBuffer document = check.copy();
        int number = 0;
        trial.set(order);
        for (int record = 0; record < length; record += check.alignedLengthAt(record)) {
            number++;
            String violation = check.violationAt(record, length - record);
            if (violation == null) {
                violation = trial.take(view.wrap(document, record, position, 0));
            }
            if (violation != null) {
                throw corrupt(position, number, record, violation);
            }
        }
        number = 0;
        for (int record = 0; record < length; record += check.alignedLengthAt(record)) {
            number++;
            handler.onRecord(view.wrap(document, record, position, records == UNKNOWN ? 0 : records + number));
        }
        order.set(trial);
        records = records == UNKNOWN ? UNKNOWN : records + number;
    }

    private JournalCorruptException corrupt(
        final long position, final int number, final int record, final String what) {
        final String fields = record + RecordDescriptor.HEADER_LENGTH <= RecordDescriptor.MAX_DOCUMENT_LENGTH
            ? view.wrap(check.copy(), record, position, 0).text() : "";
        return new JournalCorruptException("record " + number + " of the document at "
            + JournalPosition.text(position) + fields + " is not what was written: " + what
            + ". Restore the journal from a copy.");
    }
}
