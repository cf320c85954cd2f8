package io.plimsoll.journal;

import org.agrona.DirectBuffer;

/** Takes the records of a journal, one by one, in their order. */
@FunctionalInterface
public interface RecordHandler {

    /**
     * One record. The bytes are valid until the call returns.
     *
     * @param kind     what it is
     * @param sequence of the input, or of the input that caused the output; 0 for the configuration
     * @param timeNs   the stamp of the input, or of the input that caused the output, nanoseconds since 1970
     * @param ordinal  0 for an input and the configuration; 1, 2, 3 and so on for the outputs of one input
     * @param buffer   holding the message
     * @param offset   of the message's header
     * @param length   of header and message in bytes
     */
    void onRecord(
        RecordKind kind, long sequence, long timeNs, int ordinal, DirectBuffer buffer, int offset, int length);
}
