package io.plimsoll.journal;

import static io.plimsoll.journal.RecordDescriptor.ALIGNMENT;
import static io.plimsoll.journal.RecordDescriptor.HEADER_LENGTH;
import static io.plimsoll.journal.RecordDescriptor.KIND_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.LENGTH_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.MAX_DOCUMENT_LENGTH;

import java.nio.ByteOrder;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;

/**
 * Finds the documents in the bytes of a segment, without Chronicle.
 *
 * <p>Chronicle puts a word of 32 bits in front of a document: 0 until the document is committed, then its length. Its
 * own pages of index stand between the documents, with a bit set in that word. They are not believed: behind one, the
 * next document is searched for, so that damage to them changes nothing.
 */
final class SegmentScanner implements AutoCloseable {
    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int META_DATA = 0x4000_0000;
    private static final int LENGTH_MASK = ~(NOT_COMPLETE | META_DATA);
    private static final int LARGEST_INDEX_PAGE = 300 << 10;
    private static final int SEARCH_STEP = 1 << 20;
    private static final long NONE = -1;

    private final SegmentBytes bytes;
    private final DocumentCheck check = new DocumentCheck();
    private long offset;
    private int length;
    private int word;

    SegmentScanner(final SegmentBytes bytes) {
        this.bytes = bytes;
    }

    /** Where the word of the next document is, or will be. */
    long offset() {
        return offset;
    }

    /** Where the word of the document behind the present one is, if it follows at once. */
    long end() {
        return offset + Integer.BYTES + length;
    }

    void moveTo(final long newOffset) {
        offset = newOffset;
    }

    /**
     * Looks for the next document.
     *
     * @return true if there is one, committed: {@link #buffer}, {@link #index} and {@link #length} are of it
     */
    boolean next() {
        while (true) {
            word = word(offset);
            if (isDocument(word)) {
                length = word;
                return bytes.map(offset, Integer.BYTES + length) >= 0;
            }
            if ((word & (META_DATA | NOT_COMPLETE)) != META_DATA) {
                return false;
            }
            final long page = word & LENGTH_MASK;
            final long behindPage = BitUtil.align(offset + Integer.BYTES + page, Integer.BYTES);
            final long found = searchFirst(offset + Integer.BYTES, offset + LARGEST_INDEX_PAGE);
            if (found != NONE && !(behindPage < found && looksLikeDocument(behindPage))) {
                offset = found;
            } else if (page <= LARGEST_INDEX_PAGE) {
                offset = behindPage;
            } else {
                return false;
            }
        }
    }

    /** Goes on behind the document that {@link #next} found. */
    void advance() {
        offset = end();
        length = 0;
    }

    DirectBuffer buffer() {
        return bytes.buffer();
    }

    /** Index of the document in the buffer. */
    int index() {
        return bytes.map(offset, Integer.BYTES + length) + Integer.BYTES;
    }

    int length() {
        return length;
    }

    /** Whether the document that {@link #next} found is the first of its segment. */
    boolean isFirst() {
        return buffer().getShort(index() + KIND_OFFSET, ByteOrder.LITTLE_ENDIAN)
            == RecordKind.CONFIGURATION.code();
    }

    /** Whether there is something where {@link #next} found no document, other than nothing. */
    boolean isStrange() {
        return word != 0;
    }

    /** Whether a whole record stands where {@link #next} found no document. */
    boolean isRecordHere() {
        final int available = (int) Math.min(MAX_DOCUMENT_LENGTH, bytes.capacity() - offset - Integer.BYTES);
        final int index = bytes.map(offset, Integer.BYTES + Math.max(0, available));
        return index >= 0 && check.isRecord(bytes.buffer(), index + Integer.BYTES, available);
    }

    /**
     * Where {@link #next} found no document, looks for one behind, up to the segment's end.
     *
     * @return true if there is one; then the scanner has moved to it
     */
    boolean skipToNext() {
        final long capacity = bytes.capacity();
        long from = offset + Integer.BYTES;
        while (from < capacity) {
            from = Math.max(from, bytes.nextData(from));
            final long found = searchFirst(from, Math.min(from + SEARCH_STEP, capacity));
            if (found != NONE) {
                offset = found;
                return true;
            }
            from += SEARCH_STEP;
        }
        return false;
    }

    @Override
    public void close() {
        bytes.close();
    }

    /**
     * The search is slower than the writer: a document committed behind its back must not be passed over. When one
     * is seen all before it are there to be seen, so the last search that finds nothing new has found the first.
     */
    private long searchFirst(final long from, final long until) {
        long found = search(from, until);
        long before = found == NONE ? NONE : search(from, found);
        while (before != NONE) {
            found = before;
            before = search(from, found);
        }
        return found;
    }

    private long search(final long from, final long until) {
        for (long candidate = from; candidate < until; candidate += Integer.BYTES) {
            final int word = word(candidate);
            if (isDocument(word)) {
                final int index = bytes.map(candidate, Integer.BYTES + word);
                if (index >= 0 && check.violation(bytes.buffer(), index + Integer.BYTES, word) == null) {
                    return candidate;
                }
            }
        }
        return NONE;
    }

    /** Whether it was one, though a byte of it may be damaged: then the damage is to be found, not passed over. */
    private boolean looksLikeDocument(final long at) {
        final int word = word(at);
        final int index = isDocument(word) ? bytes.map(at, Integer.BYTES + word) : -1;
        if (index < 0) {
            return false;
        }
        final int record = index + Integer.BYTES;
        final int recordLength = bytes.buffer().getInt(record + LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
        return recordLength >= HEADER_LENGTH && recordLength <= word
            && RecordKind.ofCode(bytes.buffer().getShort(record + KIND_OFFSET, ByteOrder.LITTLE_ENDIAN)) != null;
    }

    private static boolean isDocument(final int word) {
        return word >= HEADER_LENGTH && word <= MAX_DOCUMENT_LENGTH && word % ALIGNMENT == 0;
    }

    private int word(final long at) {
        final int index = bytes.map(at, Integer.BYTES);
        return index < 0 ? 0 : bytes.buffer().getIntVolatile(index);
    }
}
