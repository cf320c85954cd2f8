package io.plimsoll.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A record as a test compares it. The message's bytes are one char each. */
record JournalRecord(RecordKind kind, long sequence, long timeNs, int ordinal, String message) {

    /** All records from the reader's place to the end. */
    static List<JournalRecord> readAll(final JournalReader reader) {
        final List<JournalRecord> records = new ArrayList<>();
        final RecordHandler collector = collectTo(records);
        int documents = 1;
        while (documents > 0) {
            documents = reader.poll(collector, 64);
        }
        return records;
    }

    static RecordHandler collectTo(final List<JournalRecord> records) {
        return (kind, sequence, timeNs, ordinal, buffer, offset, length) ->
            records.add(new JournalRecord(kind, sequence, timeNs, ordinal, text(buffer, offset, length)));
    }

    private static String text(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
