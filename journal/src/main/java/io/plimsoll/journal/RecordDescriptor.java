package io.plimsoll.journal;

import org.agrona.BitUtil;

/**
 * Layout of a record within a document. Little-endian; records follow each other without gaps, each aligned to 8 bytes.
 *
 * <pre>
 *   0                   1                   2                   3
 *   0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 *  +---------------------------------------------------------------+
 *  |                            Length                             |
 *  +---------------------------------------------------------------+
 *  |                            CRC32C                             |
 *  +---------------------------------------------------------------+
 *  |                                                               |
 *  |                           Sequence                            |
 *  +---------------------------------------------------------------+
 *  |                                                               |
 *  |                            Time ns                            |
 *  +-------------------------------+-------------------------------+
 *  |             Kind              |           Reserved            |
 *  +-------------------------------+-------------------------------+
 *  |                            Ordinal                            |
 *  +---------------------------------------------------------------+
 *  |                            Message                           ...
 * ...                                            zeros to 8 bytes  |
 *  +---------------------------------------------------------------+
 * </pre>
 *
 * <p>Length counts header and message without the zeros. The checksum covers everything behind it up to the end of the
 * message.
 */
public final class RecordDescriptor {
    /** Offset of the length of header and message, int32. */
    public static final int LENGTH_OFFSET = 0;

    /** Offset of the checksum, CRC32C over the bytes from {@link #SEQUENCE_OFFSET} to the message's end, int32. */
    public static final int CRC_OFFSET = LENGTH_OFFSET + Integer.BYTES;

    /** Offset of the sequence, int64. */
    public static final int SEQUENCE_OFFSET = CRC_OFFSET + Integer.BYTES;

    /** Offset of the stamp, nanoseconds since 1970, int64. */
    public static final int TIME_OFFSET = SEQUENCE_OFFSET + Long.BYTES;

    /** Offset of the {@link RecordKind}'s code, int16. */
    public static final int KIND_OFFSET = TIME_OFFSET + Long.BYTES;

    /** Offset of 16 bits that are zero. */
    public static final int RESERVED_OFFSET = KIND_OFFSET + Short.BYTES;

    /** Offset of the ordinal, int32. */
    public static final int ORDINAL_OFFSET = RESERVED_OFFSET + Short.BYTES;

    /** Offset of the message; the length of a record's header. */
    public static final int HEADER_LENGTH = ORDINAL_OFFSET + Integer.BYTES;

    /** Records start at multiples of this. */
    public static final int ALIGNMENT = Long.BYTES;

    /** Most bytes of a document. */
    public static final int MAX_DOCUMENT_LENGTH = 1 << 20;

    /** Most bytes of a message. */
    public static final int MAX_MESSAGE_LENGTH = MAX_DOCUMENT_LENGTH - HEADER_LENGTH;

    private RecordDescriptor() {
    }

    /**
     * Bytes that a record takes in a document.
     *
     * @param messageLength of the message in bytes
     * @return bytes, header and alignment included
     */
    public static int alignedLength(final int messageLength) {
        return BitUtil.align(HEADER_LENGTH + messageLength, ALIGNMENT);
    }
}
