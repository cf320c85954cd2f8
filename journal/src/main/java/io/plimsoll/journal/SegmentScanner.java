package io.plimsoll.journal;

import static io.plimsoll.journal.RecordDescriptor.KIND_OFFSET;

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
    private static final int SECTOR_BYTES = 512;
    private static final long NONE = DocumentSearch.NONE;

    private final SegmentBytes bytes;
    private final ChroniclePages pages;
    private final DocumentSearch search;
    private long offset;
    private int length;
    private long stop;
    private int word;

    SegmentScanner(final SegmentBytes bytes) {
        this.bytes = bytes;
        this.pages = new ChroniclePages(bytes);
        this.search = new DocumentSearch(bytes);
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
        if (stop == NONE) {
            stop = 0;
            word = 0;
            return false;
        }
        while (true) {
            word = word(stop);
            if (DocumentSearch.isDocument(word) && !pages.isIndex(stop)) {
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
        return search.isRecord(stop + Integer.BYTES);
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
        final long behindHole = search.first(stop + Integer.BYTES, bytes.capacity());
        if (behindHole != NONE && !next()) {
            return new JournalTail(JournalTail.Kind.DOCUMENTS_BEHIND_A_HOLE, behindHole);
        }
        final boolean isUncommitted = !next() && search.looksLikeRecord(stop + Integer.BYTES);
        return new JournalTail(
            isUncommitted ? JournalTail.Kind.UNCOMMITTED_DOCUMENT : JournalTail.Kind.NOTHING, stop);
    }

    /**
     * Whether what is wrong here may come from sectors that did not reach the disk before the power went: these are
     * zero, or not there.
     */
    boolean isPartlyLost() {
        if (!DocumentSearch.isDocument(word)) {
            return word == 0;
        }
        final int index = bytes.map(stop, Integer.BYTES + word);
        return index < 0 || hasEmptySector(index);
    }

    @Override
    public void close() {
        bytes.close();
    }

    /** Where the first document of the segment is, or would be; NONE if what is in front of it does not say. */
    private long beginning() {
        final long behindPages = pages.behindBeginning();
        if (behindPages != ChroniclePages.NONE) {
            return behindPages;
        }
        final long found = search.firstOfSegment(ChroniclePages.BEGINNING_BYTES);
        return found == NONE && DocumentSearch.isDocument(word(0)) ? 0 : found;
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

    private int word(final long at) {
        final int index = bytes.map(at, Integer.BYTES);
        return index < 0 ? 0 : bytes.buffer().getIntVolatile(index);
    }
}
