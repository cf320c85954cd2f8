package io.plimsoll.journal;

import static io.plimsoll.journal.RecordDescriptor.ALIGNMENT;
import static io.plimsoll.journal.RecordDescriptor.CRC_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.HEADER_LENGTH;
import static io.plimsoll.journal.RecordDescriptor.KIND_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.LENGTH_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.MAX_DOCUMENT_LENGTH;
import static io.plimsoll.journal.RecordDescriptor.ORDINAL_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.RESERVED_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.SEQUENCE_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.TIME_OFFSET;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Takes a document apart. Hands its records over only after all of them have proved to be what was written. */
final class DocumentParser {
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(MAX_DOCUMENT_LENGTH);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final CRC32C crc = new CRC32C();
    private final JournalRecord view = new JournalRecord();
    private final RecordOrder order = new RecordOrder();

    /** What the order of the records is checked by. */
    RecordOrder order() {
        return order;
    }

    /**
     * Checks a document and hands over its records. The document is copied first, so that what was checked is what is
     * handed over, whatever happens to the file.
     *
     * @throws JournalCorruptException naming the first bad record; nothing was handed over
     */
    void parse(final long position, final DirectBuffer document, final RecordHandler handler) {
        final int length = document.capacity();
        if (length > MAX_DOCUMENT_LENGTH) {
            throw corrupt(position, 0, 0, "document of " + length + " bytes, at most " + MAX_DOCUMENT_LENGTH);
        }
        document.getBytes(0, buffer, 0, length);
        int number = 1;
        for (int record = 0; record < length; record += alignedLengthAt(record)) {
            check(position, number, record, length);
            number++;
        }
        for (int record = 0; record < length; record += alignedLengthAt(record)) {
            handler.onRecord(view.wrap(buffer, record, position));
        }
    }

    private void check(final long position, final int number, final int record, final int documentLength) {
        final int rest = documentLength - record;
        if (rest < HEADER_LENGTH) {
            throw corrupt(position, number, record, "only " + rest + " bytes left for it");
        }
        final int length = lengthAt(record);
        if (length < HEADER_LENGTH || length > rest || alignedLengthAt(record) > rest) {
            throw corrupt(position, number, record, "its length is " + length + " where " + rest + " bytes are left");
        }
        crc.reset();
        crc.update(bytes.limit(record + length).position(record + SEQUENCE_OFFSET));
        final int computed = (int) crc.getValue();
        final int stored = buffer.getInt(record + CRC_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (computed != stored) {
            throw corrupt(position, number, record, "its checksum is " + Integer.toHexString(stored)
                + " but its bytes give " + Integer.toHexString(computed));
        }
        for (int i = record + length; i < record + alignedLengthAt(record); i++) {
            if (buffer.getByte(i) != 0) {
                throw corrupt(position, number, record, "the bytes that fill it up to " + ALIGNMENT + " are not zero");
            }
        }
        final RecordKind kind = kindAt(record);
        if (kind == null || buffer.getShort(record + RESERVED_OFFSET, ByteOrder.LITTLE_ENDIAN) != 0) {
            throw corrupt(position, number, record, "its kind is unknown");
        }
        final String violation = order.take(
            kind,
            buffer.getLong(record + SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN),
            buffer.getLong(record + TIME_OFFSET, ByteOrder.LITTLE_ENDIAN),
            buffer.getInt(record + ORDINAL_OFFSET, ByteOrder.LITTLE_ENDIAN));
        if (violation != null) {
            throw corrupt(position, number, record, violation);
        }
    }

    private JournalCorruptException corrupt(
        final long position, final int number, final int record, final String what) {
        final boolean readable = record + HEADER_LENGTH <= MAX_DOCUMENT_LENGTH;
        return new JournalCorruptException("record " + number + " of the document at " + position
            + (readable ? " (sequence " + buffer.getLong(record + SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN)
                + ", ordinal " + buffer.getInt(record + ORDINAL_OFFSET, ByteOrder.LITTLE_ENDIAN)
                + ", kind " + kindAt(record) + ")" : "")
            + " is not what was written: " + what + ". Restore the journal from a copy.");
    }

    private int lengthAt(final int record) {
        return buffer.getInt(record + LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    private int alignedLengthAt(final int record) {
        return BitUtil.align(lengthAt(record), ALIGNMENT);
    }

    private RecordKind kindAt(final int record) {
        return RecordKind.ofCode(buffer.getShort(record + KIND_OFFSET, ByteOrder.LITTLE_ENDIAN));
    }
}
