package io.plimsoll.journal;

import static io.plimsoll.journal.RecordDescriptor.HEADER_LENGTH;
import static io.plimsoll.journal.RecordDescriptor.KIND_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.LENGTH_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.ORDINAL_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.SEQUENCE_OFFSET;
import static io.plimsoll.journal.RecordDescriptor.TIME_OFFSET;

import java.nio.ByteOrder;
import org.agrona.DirectBuffer;

/**
 * A view of one record, reused for the next: what is wanted for longer must be copied before the handler returns.
 */
public final class JournalRecord {
    private DirectBuffer buffer;
    private int offset;
    private long position;
    private long number;

    JournalRecord wrap(
        final DirectBuffer newBuffer, final int newOffset, final long newPosition, final long newNumber) {
        buffer = newBuffer;
        offset = newOffset;
        position = newPosition;
        number = newNumber;
        return this;
    }

    /**
     * What it is.
     *
     * @return the kind; null if there is none of this code, which a reader never hands over
     */
    public RecordKind kind() {
        return RecordKind.ofCode(buffer.getShort(offset + KIND_OFFSET, ByteOrder.LITTLE_ENDIAN));
    }

    /**
     * Sequence of the input, or of the input that caused the output.
     *
     * @return the sequence; 0 for the configuration
     */
    public long sequence() {
        return buffer.getLong(offset + SEQUENCE_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Stamp of the input, or of the input that caused the output.
     *
     * @return nanoseconds since 1970; 0 for the configuration
     */
    public long timeNs() {
        return buffer.getLong(offset + TIME_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Which output of its cause it is.
     *
     * @return 1, 2, 3 and so on; 0 for an input and the configuration
     */
    public int ordinal() {
        return buffer.getInt(offset + ORDINAL_OFFSET, ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Where the message is.
     *
     * @return the buffer holding it
     */
    public DirectBuffer buffer() {
        return buffer;
    }

    /**
     * Where the message begins.
     *
     * @return offset of the message's header in {@link #buffer()}
     */
    public int messageOffset() {
        return offset + HEADER_LENGTH;
    }

    /**
     * How long the message is.
     *
     * @return bytes of header and message
     */
    public int messageLength() {
        return buffer.getInt(offset + LENGTH_OFFSET, ByteOrder.LITTLE_ENDIAN) - HEADER_LENGTH;
    }

    /**
     * Where a reader finds the record again.
     *
     * @return position of the document that holds it, for {@link JournalReader#moveTo}
     */
    public long position() {
        return position;
    }

    /**
     * Which record of the journal it is.
     *
     * @return 1, 2, 3 and so on from the journal's beginning, pruned records included; 0 if the reader does not know,
     *     because it was moved into the middle of a segment
     */
    public long number() {
        return number;
    }

    /**
     * Bytes of the record, its header included and the zeros that fill it up.
     *
     * @return bytes from {@link #messageOffset()} less the header's length on
     */
    public int alignedLength() {
        return RecordDescriptor.alignedLength(messageLength());
    }

    /** What the record says of itself, for messages to people. */
    String text() {
        return " (sequence " + sequence() + ", ordinal " + ordinal() + ", kind " + kind() + ")";
    }
}
