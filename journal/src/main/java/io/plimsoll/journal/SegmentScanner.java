package io.plimsoll.journal;

import static io.plimsoll.journal.RecordDescriptor.ALIGNMENT;
import static io.plimsoll.journal.RecordDescriptor.HEADER_LENGTH;
import static io.plimsoll.journal.RecordDescriptor.KIND_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.LENGTH_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.MAX_DOCUMENT_LENGTH;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * Finds the documents in the bytes of a segment, without Chronicle.
 *
 * <p>In front of a document is a word of 32 bits: 0 until the document is committed, then its length. Documents follow
 * each other at once; only Chronicle's own pages of index may stand between them. So where there is neither a document
 * nor a page nor nothing, something was damaged, and it is not guessed what. Only the first document of a segment,
 * which says of itself that it is the first, is searched for if the pages in front of it are damaged.
 */
final class SegmentScanner implements AutoCloseable {
    private static final int SEARCH_STEP = 64 << 10;
    private static final int SECTOR_BYTES = 512;
    private static final long NONE = -1;

    private final SegmentBytes bytes;
    private final ChroniclePages pages;
    private final DocumentCheck check = new DocumentCheck();
    private long offset;
    private int length;
    private long stop;
    private int word;

    SegmentScanner(final SegmentBytes bytes) {
        this.bytes = bytes;
        this.pages = new ChroniclePages(bytes);
    }

    /** Where the document is that {@link #next} found; otherwise where the last one ended. */
    long offset() {
        return offset;
    }

    /** Where the document ends that {@link #next} found. */
    long end() {
        return offset + Integer.BYTES + length;
    }

    void moveTo(final long newOffset) {
        offset = newOffset;
        length = 0;
    }

    /**
     * Looks for the next document.
     *
     * @return true if there is one, committed: {@link #buffer}, {@link #index} and {@link #length} are of it
     */
    boolean next() {
        stop = offset == 0 ? beginning() : offset;
        while (true) {
            word = word(stop);
            if (isDocument(word) && !pages.isIndex(stop)) {
                return takeDocument();
            }
            final long behindPage = pages.behind(stop, word);
            if (behindPage == ChroniclePages.NONE || ChroniclePages.isMetaData(word) && isRecordHere()) {
                return false;
            }
            stop = behindPage;
        }
    }

    private boolean takeDocument() {
        if (bytes.map(stop, Integer.BYTES + word) < 0) {
            return false;
        }
        offset = stop;
        length = word;
        return true;
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

    /** Whether there are bytes at all: a segment that is being made has none at first. */
    boolean hasBytes() {
        return bytes.capacity() > 0;
    }

    /** Whether the document that {@link #next} found is the first of its segment. */
    boolean isFirst() {
        return buffer().getShort(index() + KIND_OFFSET, ByteOrder.LITTLE_ENDIAN)
            == RecordKind.CONFIGURATION.code();
    }

    /** Whether there is something where {@link #next} found no document, other than nothing. */
    boolean isStrange() {
        return word != 0 && !(stop == 0 && ChroniclePages.isBeingMade(word));
    }

    /** Whether a whole record stands where {@link #next} found no document. */
    boolean isRecordHere() {
        final int available = (int) Math.min(MAX_DOCUMENT_LENGTH, bytes.capacity() - stop - Integer.BYTES);
        final int index = available < HEADER_LENGTH ? -1 : bytes.map(stop, Integer.BYTES + available);
        return index >= 0 && check.isRecord(bytes.buffer(), index + Integer.BYTES, available);
    }

    /**
     * What is behind the last document, where {@link #next} found no other.
     *
     * @return its kind; offset in the segment instead of a position
     */
    JournalTail tail() {
        if (isStrange()) {
            return new JournalTail(JournalTail.Kind.DAMAGE, stop);
        }
        final long behindHole = search(stop + Integer.BYTES, bytes.capacity());
        if (behindHole != NONE && !next()) {
            return new JournalTail(JournalTail.Kind.DOCUMENTS_BEHIND_A_HOLE, behindHole);
        }
        final boolean isUncommitted = !next() && looksLikeRecord(stop + Integer.BYTES);
        return new JournalTail(
            isUncommitted ? JournalTail.Kind.UNCOMMITTED_DOCUMENT : JournalTail.Kind.NOTHING, stop);
    }

    /**
     * Whether what is wrong here may come from sectors that did not reach the disk before the power went: these are
     * zero, or not there.
     */
    boolean isPartlyLost() {
        if (!isDocument(word)) {
            return word == 0;
        }
        final int index = bytes.map(stop, Integer.BYTES + word);
        return index < 0 || hasEmptySector(index);
    }

    @Override
    public void close() {
        bytes.close();
    }

    /** Where the first document of the segment is, or would be. */
    private long beginning() {
        final long behindPages = pages.behindBeginning();
        if (behindPages != ChroniclePages.NONE) {
            return behindPages;
        }
        long from = 0;
        long found = search(from, ChroniclePages.BEGINNING_BYTES);
        while (found != NONE && !isConfigurationAt(found)) {
            from = found + Integer.BYTES;
            found = search(from, ChroniclePages.BEGINNING_BYTES);
        }
        return found == NONE ? 0 : found;
    }

    private boolean isConfigurationAt(final long at) {
        final int index = bytes.map(at, Integer.BYTES + HEADER_LENGTH);
        return bytes.buffer().getShort(index + Integer.BYTES + KIND_OFFSET, ByteOrder.LITTLE_ENDIAN)
            == RecordKind.CONFIGURATION.code();
    }

    /** Offset of the first whole document from one offset to another. */
    private long search(final long from, final long until) {
        long at = from;
        while (at < Math.min(until, bytes.capacity())) {
            at = Math.max(at, bytes.nextData(at));
            final long stepEnd = Math.min(at + SEARCH_STEP, until);
            while (at < stepEnd) {
                if (isWholeDocument(at)) {
                    return at;
                }
                at += Integer.BYTES;
            }
        }
        return NONE;
    }

    private boolean isWholeDocument(final long at) {
        final int candidate = word(at);
        if (!isDocument(candidate)) {
            return false;
        }
        final int index = bytes.map(at, Integer.BYTES + candidate);
        return index >= 0 && check.violation(bytes.buffer(), index + Integer.BYTES, candidate) == null;
    }

    private boolean looksLikeRecord(final long at) {
        final int index = bytes.map(at, HEADER_LENGTH);
        if (index < 0) {
            return false;
        }
        final int recordLength = bytes.buffer().getInt(index + LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN);
        return recordLength >= HEADER_LENGTH && recordLength <= MAX_DOCUMENT_LENGTH
            && RecordKind.ofCode(bytes.buffer().getShort(index + KIND_OFFSET, ByteOrder.LITTLE_ENDIAN)) != null;
    }

    private boolean hasEmptySector(final int index) {
        final long end = stop + Integer.BYTES + word;
        long at = stop;
        while (at < end) {
            final long sectorEnd = Math.min(end, (at / SECTOR_BYTES + 1) * SECTOR_BYTES);
            boolean isEmpty = true;
            for (long i = at; i < sectorEnd && isEmpty; i++) {
                isEmpty = bytes.buffer().getByte(index + (int) (i - stop)) == 0;
            }
            if (isEmpty) {
                return true;
            }
            at = sectorEnd;
        }
        return false;
    }

    private static boolean isDocument(final int word) {
        return word >= HEADER_LENGTH && word <= MAX_DOCUMENT_LENGTH && word % ALIGNMENT == 0;
    }

    private int word(final long at) {
        final int index = bytes.map(at, Integer.BYTES);
        return index < 0 ? 0 : bytes.buffer().getIntVolatile(index);
    }
}
