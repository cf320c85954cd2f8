package io.plimsoll.journal;

import static io.plimsoll.journal.RecordDescriptor.ALIGNMENT;
import static io.plimsoll.journal.RecordDescriptor.HEADER_LENGTH;
import static io.plimsoll.journal.RecordDescriptor.KIND_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.LENGTH_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.MAX_DOCUMENT_LENGTH;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Looks for documents and records where none should be, by their checksums. It works on copies, since a writer that
 * closes its segment cuts off what is behind the end.
 */
final class DocumentSearch {
    /** There is none. */
    static final long NONE = -1;

    private static final int STEP_BYTES = 64 << 10;

    private final SegmentBytes bytes;
    private final DocumentCheck check = new DocumentCheck();
    private final UnsafeBuffer document = new UnsafeBuffer(0, 0);
    private ByteBuffer step;
    private ByteBuffer documentBytes;

    DocumentSearch(final SegmentBytes bytes) {
        this.bytes = bytes;
    }

    /** Whether a word can be that of a document. */
    static boolean isDocument(final int word) {
        return word >= HEADER_LENGTH && word <= MAX_DOCUMENT_LENGTH && word % ALIGNMENT == 0;
    }

    /** Offset of the first whole document from one offset to another. */
    long first(final long from, final long until) {
        if (step == null) {
            step = ByteBuffer.allocate(STEP_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        }
        long at = from;
        while (at < Math.min(until, bytes.capacity())) {
            at = Math.max(at, bytes.nextData(at));
            step.clear().limit((int) Math.min(STEP_BYTES, Math.max(0, until - at)));
            final int length = bytes.copy(at, step);
            for (int i = 0; i + Integer.BYTES <= length; i += Integer.BYTES) {
                if (isDocument(step.getInt(i)) && isWhole(at + i, step.getInt(i))) {
                    return at + i;
                }
            }
            at += STEP_BYTES;
        }
        return NONE;
    }

    /** Offset of the first whole document in a part that begins a segment. */
    long firstOfSegment(final long until) {
        long found = first(0, until);
        while (found != NONE && kind(document) != RecordKind.CONFIGURATION) {
            found = first(found + Integer.BYTES, until);
        }
        return found;
    }

    /** Whether a whole record begins at an offset, whatever follows it. */
    boolean isRecord(final long at) {
        return recordLength(at) != 0 && copy(at, recordLength(at))
            && check.isRecord(document, 0, document.capacity());
    }

    /** Whether a record seems to begin at an offset, though it may not be whole. */
    boolean looksLikeRecord(final long at) {
        return recordLength(at) != 0 && kind(document) != null;
    }

    /** Length that the record at an offset says it has; 0 if that is none. */
    private int recordLength(final long at) {
        if (!copy(at, HEADER_LENGTH)) {
            return 0;
        }
        final int length = document.getInt(LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
        return length >= HEADER_LENGTH && length <= MAX_DOCUMENT_LENGTH ? length : 0;
    }

    private boolean isWhole(final long at, final int length) {
        return copy(at + Integer.BYTES, length) && check.violation(document, 0, length) == null;
    }

    private boolean copy(final long at, final int length) {
        if (documentBytes == null || documentBytes.capacity() < length) {
            documentBytes = ByteBuffer.allocate(Math.max(HEADER_LENGTH, length));
        }
        documentBytes.clear().limit(length);
        if (bytes.copy(at, documentBytes) < length) {
            return false;
        }
        document.wrap(documentBytes.array(), 0, length);
        return true;
    }

    private static RecordKind kind(final UnsafeBuffer record) {
        return RecordKind.ofCode(record.getShort(KIND_OFFSET, ByteOrder.LITTLE_ENDIAN));
    }
}
