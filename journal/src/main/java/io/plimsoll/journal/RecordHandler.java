package io.plimsoll.journal;

/** Takes the records of a journal, one by one, in their order. */
@FunctionalInterface
public interface RecordHandler {

    /**
     * One record.
     *
     * @param record the record, valid until the call returns
     */
    void onRecord(JournalRecord record);
}
