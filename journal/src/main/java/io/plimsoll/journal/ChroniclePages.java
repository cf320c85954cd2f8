package io.plimsoll.journal;

import java.nio.ByteOrder;
import org.agrona.BitUtil;

/**
 * Recognises what Chronicle puts between the documents of a segment: at its beginning a header and two pages of index,
 * and another such page behind every 33 million documents. An index page is known by its word and by its first bytes,
 * so that damage to either changes nothing.
 */
final class ChroniclePages {
    /** The first document of a segment is not behind this offset. */
    static final long BEGINNING_BYTES = 1 << 20;

    /** There is none. */
    static final long NONE = -1;

    private static final int META_DATA = 0x4000_0000;
    private static final int NOT_COMPLETE = 0x8000_0000;
    private static final int LENGTH_MASK = ~(META_DATA | NOT_COMPLETE);
    private static final int LARGEST_PAGE = 300 << 10;

    /** 32,768 entries of 8 bytes behind a name and a length. */
    private static final int INDEX_PAGE = 0x4001c;

    /** The name "index" as Chronicle writes it, the first byte lowest. */
    private static final long INDEX_START = 0x78_6564_6e69_05b9L;
    private static final long INDEX_START_MASK = (1L << 56) - 1;

    private final SegmentBytes bytes;

    ChroniclePages(final SegmentBytes bytes) {
        this.bytes = bytes;
    }

    /** Whether a page of index begins behind the word here, as its first bytes say. */
    boolean isIndex(final long at) {
        final int index = bytes.map(at, Integer.BYTES + Long.BYTES);
        return index >= 0 && (bytes.buffer().getLong(index + Integer.BYTES, ByteOrder.LITTLE_ENDIAN)
            & INDEX_START_MASK) == INDEX_START;
    }

    /** Offset behind the page that is here, or {@link #NONE} if there is none. */
    long behind(final long at, final int word) {
        if (isIndex(at)) {
            return behind(at, (long) INDEX_PAGE);
        }
        final int length = word & LENGTH_MASK;
        return isMetaData(word) && length <= LARGEST_PAGE ? behind(at, (long) length) : NONE;
    }

    /** Offset behind the header and the two pages of index; {@link #NONE} if they are not all there, undamaged. */
    long behindBeginning() {
        long at = 0;
        for (int page = 0; page < 3; page++) {
            final int word = word(at);
            if (page == 2 && !(word == (META_DATA | INDEX_PAGE) && isIndex(at))) {
                return NONE;
            }
            final long behind = behind(at, word);
            if (behind == NONE) {
                return NONE;
            }
            at = behind;
        }
        return at;
    }

    static boolean isMetaData(final int word) {
        return (word & (META_DATA | NOT_COMPLETE)) == META_DATA;
    }

    /** Whether the word of the header says that it is just being written, or was when the process died. */
    static boolean isBeingMade(final int word) {
        return word == NOT_COMPLETE;
    }

    private int word(final long at) {
        final int index = bytes.map(at, Integer.BYTES);
        return index < 0 ? 0 : bytes.buffer().getIntVolatile(index);
    }

    private static long behind(final long at, final long pageLength) {
        return BitUtil.align(at + Integer.BYTES + pageLength, Integer.BYTES);
    }
}
