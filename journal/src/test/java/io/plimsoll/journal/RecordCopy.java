package io.plimsoll.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;

/** A record as a test compares it. The message's bytes are one char each. */
record RecordCopy(RecordKind kind, long sequence, long timeNs, int ordinal, String message) {

    /** All records from the reader's place to the end, without those that open a segment. */
    static List<RecordCopy> readAll(final JournalReader reader) {
        final List<RecordCopy> records = new ArrayList<>();
        final RecordHandler collector = collectTo(records);
        int documents = 1;
        while (documents > 0) {
            documents = reader.poll(collector, 64);
        }
        return records;
    }

    static RecordCopy lastOf(final JournalReader reader) {
        final List<RecordCopy> records = readAll(reader);
        return records.get(records.size() - 1);
    }

    static RecordHandler collectTo(final List<RecordCopy> records) {
        return record -> {
            if (record.kind() != RecordKind.OPENING
                && (record.kind() != RecordKind.CONFIGURATION || record.sequence() == 0)) {
                records.add(of(record));
            }
        };
    }

    private static RecordCopy of(final JournalRecord record) {
        return new RecordCopy(
            record.kind(), record.sequence(), record.timeNs(), record.ordinal(),
            text(record.buffer(), record.messageOffset(), record.messageLength()));
    }

    private static String text(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] bytes = new byte[length];
        buffer.getBytes(offset, bytes);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
