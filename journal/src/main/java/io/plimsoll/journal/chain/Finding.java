package io.plimsoll.journal.chain;

import io.plimsoll.journal.JournalCorruptException;
import io.plimsoll.journal.JournalPosition;

/**
 * The first thing in a journal that is not as it was written.
 *
 * @param firstRecord number of the first bad record; of the first missing one, if records are missing
 * @param lastRecord  the same; or, if only the block is known that holds the bad record, the last record of the block
 * @param sequence    of the last input that is good
 * @param position    of the document where the first bad record is or should be, in the journal
 * @param what        is wrong, in words
 */
public record Finding(long firstRecord, long lastRecord, long sequence, long position, String what) {

    /** Where a record may be missing since the last seal, or where it is known. */
    static Finding of(
        final JournalCorruptException damage, final long sealedRecords, final long records, final long sequence) {
        final long first = damage.record() == 0 ? sealedRecords + 1 : damage.record();
        final long last = damage.record() == 0 ? records + 1 : damage.record();
        return new Finding(
            first, last, Math.max(sequence, damage.sequence()), damage.position(), damage.getMessage());
    }

    /**
     * Where it is, in words.
     *
     * @return record, sequence, segment and offset
     */
    public String place() {
        final String which = firstRecord == lastRecord
            ? "record " + firstRecord : "one of the records " + firstRecord + " to " + lastRecord;
        return which + ", behind sequence " + sequence + ", " + JournalPosition.text(position);
    }
}
