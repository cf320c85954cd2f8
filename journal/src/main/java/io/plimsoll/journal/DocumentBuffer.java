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

/**
 * Collects records until they are written. Holds a document without growing; grows, and stays grown, when more has to
 * be kept because there is no room on disk.
 */
final class DocumentBuffer {
    private final CRC32C crc = new CRC32C();
    private final UnsafeBuffer buffer = new UnsafeBuffer(0, 0);
    private ByteBuffer bytes;
    private int start;
    private int end;

    DocumentBuffer() {
        wrap(ByteBuffer.allocateDirect(MAX_DOCUMENT_LENGTH));
    }

    /** Bytes of the records collected and not yet written. */
    int length() {
        return end - start;
    }

    void add(
        final RecordKind kind,
        final long sequence,
        final long timeNs,
        final int ordinal,
        final DirectBuffer message,
        final int offset,
        final int messageLength) {
        final int length = HEADER_LENGTH + messageLength;
        final int alignedLength = BitUtil.align(length, ALIGNMENT);
        ensureRoomFor(alignedLength);
        final int record = end;
        buffer.putLong(record + alignedLength - ALIGNMENT, 0);
        buffer.putInt(record + LENGTH_OFFSET, length, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(record + SEQUENCE_OFFSET, sequence, ByteOrder.LITTLE_ENDIAN);
        buffer.putLong(record + TIME_OFFSET, timeNs, ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(record + KIND_OFFSET, kind.code(), ByteOrder.LITTLE_ENDIAN);
        buffer.putShort(record + RESERVED_OFFSET, (short) 0, ByteOrder.LITTLE_ENDIAN);
        buffer.putInt(record + ORDINAL_OFFSET, ordinal, ByteOrder.LITTLE_ENDIAN);
        buffer.putBytes(record + HEADER_LENGTH, message, offset, messageLength);
        crc.reset();
        crc.update(bytes.limit(record + length).position(record + SEQUENCE_OFFSET));
        buffer.putInt(record + CRC_OFFSET, (int) crc.getValue(), ByteOrder.LITTLE_ENDIAN);
        end = record + alignedLength;
    }

    /** Bytes of the next document: as many whole records as one may hold, at least one. */
    int nextDocumentLength() {
        if (length() <= MAX_DOCUMENT_LENGTH) {
            return length();
        }
        int length = 0;
        int next = alignedLengthAt(start);
        while (length + next <= MAX_DOCUMENT_LENGTH) {
            length += next;
            next = alignedLengthAt(start + length);
        }
        return length;
    }

    /** Holds the records. */
    DirectBuffer buffer() {
        return buffer;
    }

    /** Offset in the buffer of the next document. */
    int start() {
        return start;
    }

    /** Drops a document that has been written. */
    void remove(final int length) {
        start += length;
        if (start == end) {
            start = 0;
            end = 0;
        }
    }

    private int alignedLengthAt(final int record) {
        return BitUtil.align(buffer.getInt(record + LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN), ALIGNMENT);
    }

    private void ensureRoomFor(final int length) {
        if (end + length > buffer.capacity()) {
            final int kept = length();
            final int capacity = BitUtil.align(Math.max(kept + length, kept * 2), MAX_DOCUMENT_LENGTH);
            final ByteBuffer larger = ByteBuffer.allocateDirect(capacity);
            buffer.getBytes(start, larger, 0, kept);
            wrap(larger);
            start = 0;
            end = kept;
        }
    }

    private void wrap(final ByteBuffer newBytes) {
        bytes = newBytes;
        buffer.wrap(newBytes);
    }
}
