package io.plimsoll.journal;

import static io.plimsoll.journal.RecordDescriptor.ALIGNMENT;
import static io.plimsoll.journal.RecordDescriptor.CRC_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.HEADER_LENGTH;
import static io.plimsoll.journal.RecordDescriptor.KIND_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.LENGTH_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.MAX_DOCUMENT_LENGTH;
import static io.plimsoll.journal.RecordDescriptor.RESERVED_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.SEQUENCE_OFFSET;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32C;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Says whether bytes are a document: whole records from start to end, each as its checksum says. Works on a copy, which
 * is what is to be used afterwards: what was checked is what is used.
 */
final class DocumentCheck {
    private static final int INITIAL_BYTES = 8 << 10;

    private final CRC32C crc = new CRC32C();
    private final UnsafeBuffer copy = new UnsafeBuffer(0, 0);
    private ByteBuffer bytes;
    private int faultyRecord;
    private int faultyNumber;

    DocumentCheck() {
        allocate(INITIAL_BYTES);
    }

    /** The copy of what was checked last. */
    DirectBuffer copy() {
        return copy;
    }

    /** Offset in the copy of the record that is not right. */
    int faultyRecord() {
        return faultyRecord;
    }

    /** Which record of the document is not right, from 1. */
    int faultyNumber() {
        return faultyNumber;
    }

    /** Copies a document, to check and to use it. */
    void take(final DirectBuffer source, final int offset, final int length) {
        if (length > copy.capacity()) {
            allocate(BitUtil.findNextPositivePowerOfTwo(length));
        }
        source.getBytes(offset, copy, 0, length);
    }

    /**
     * Copies and checks.
     *
     * @return null if it is a document; what is wrong with it if not
     */
    String violation(final DirectBuffer source, final int offset, final int length) {
        faultyRecord = 0;
        faultyNumber = 1;
        take(source, offset, length);
        while (faultyRecord < length) {
            final String violation = violationAt(faultyRecord, length - faultyRecord);
            if (violation != null) {
                return violation;
            }
            faultyRecord += alignedLengthAt(faultyRecord);
            faultyNumber++;
        }
        return null;
    }

    /** Whether a record begins here, as its checksum says, whatever follows it. */
    boolean isRecord(final DirectBuffer source, final int offset, final int available) {
        if (available < HEADER_LENGTH) {
            return false;
        }
        final int length = source.getInt(offset + LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (length < HEADER_LENGTH || length > available || length > MAX_DOCUMENT_LENGTH) {
            return false;
        }
        take(source, offset, length);
        return checksum(0, length) == copy.getInt(CRC_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    int alignedLengthAt(final int record) {
        return BitUtil.align(copy.getInt(record + LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN), ALIGNMENT);
    }

    /** What is wrong with a record of the copy, or null. */
    String violationAt(final int record, final int rest) {
        if (rest < HEADER_LENGTH) {
            return "only " + rest + " bytes left for it";
        }
        final int length = copy.getInt(record + LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (length < HEADER_LENGTH || length > rest || alignedLengthAt(record) > rest) {
            return "its length is " + length + " where " + rest + " bytes are left";
        }
        final int computed = checksum(record, length);
        final int stored = copy.getInt(record + CRC_OFFSET, ByteOrder.LITTLE_ENDIAN);
        if (computed != stored) {
            return "its checksum is " + Integer.toHexString(stored) + " but its bytes give "
                + Integer.toHexString(computed);
        }
        for (int i = record + length; i < record + alignedLengthAt(record); i++) {
            if (copy.getByte(i) != 0) {
                return "the bytes that fill it up to " + ALIGNMENT + " are not zero";
            }
        }
        final RecordKind kind = RecordKind.ofCode(copy.getShort(record + KIND_OFFSET, ByteOrder.LITTLE_ENDIAN));
        return kind == null || copy.getShort(record + RESERVED_OFFSET, ByteOrder.LITTLE_ENDIAN) != 0
            ? "its kind is unknown" : null;
    }

    private void allocate(final int capacity) {
        bytes = ByteBuffer.allocateDirect(capacity);
        copy.wrap(bytes);
    }

    private int checksum(final int record, final int length) {
        crc.reset();
        crc.update(bytes.limit(record + length).position(record + SEQUENCE_OFFSET));
        return (int) crc.getValue();
    }
}
