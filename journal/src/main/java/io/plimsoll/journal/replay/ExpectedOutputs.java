package io.plimsoll.journal.replay;

import io.plimsoll.journal.Journal;
import io.plimsoll.journal.RecordKind;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;

/** What the engine said in a replay and has not been compared yet, first in, first out. */
final class ExpectedOutputs {
    private static final int SEQUENCE_OFFSET = 0;
    private static final int ORDINAL_OFFSET = SEQUENCE_OFFSET + Long.BYTES;
    private static final int LENGTH_OFFSET = ORDINAL_OFFSET + Integer.BYTES;
    private static final int TIME_OFFSET = LENGTH_OFFSET + Integer.BYTES;
    private static final int MESSAGE_OFFSET = TIME_OFFSET + Long.BYTES;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(1 << 20);
    private int first;
    private int end;
    private int count;

    int count() {
        return count;
    }

    boolean isEmpty() {
        return count == 0;
    }

    void add(
        final long sequence,
        final long timeNs,
        final int ordinal,
        final DirectBuffer message,
        final int offset,
        final int length) {
        buffer.putLong(end + SEQUENCE_OFFSET, sequence);
        buffer.putLong(end + TIME_OFFSET, timeNs);
        buffer.putInt(end + ORDINAL_OFFSET, ordinal);
        buffer.putInt(end + LENGTH_OFFSET, length);
        buffer.putBytes(end + MESSAGE_OFFSET, message, offset, length);
        end += BitUtil.align(MESSAGE_OFFSET + length, Long.BYTES);
        count++;
    }

    void removeFirst() {
        first += BitUtil.align(MESSAGE_OFFSET + length(), Long.BYTES);
        count--;
        if (count == 0) {
            first = 0;
            end = 0;
        }
    }

    /** Order of the first relative to an output of the journal: negative if it comes before. */
    int compareTo(final long sequence, final int ordinal) {
        final int bySequence = Long.compare(sequence(), sequence);
        return bySequence != 0 ? bySequence : Integer.compare(ordinal(), ordinal);
    }

    boolean hasBytes(final DirectBuffer message, final int offset, final int length) {
        if (length != length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(first + MESSAGE_OFFSET + i) != message.getByte(offset + i)) {
                return false;
            }
        }
        return true;
    }

    long sequence() {
        return buffer.getLong(first + SEQUENCE_OFFSET);
    }

    int ordinal() {
        return buffer.getInt(first + ORDINAL_OFFSET);
    }

    String text() {
        return MessageText.of(buffer, first + MESSAGE_OFFSET, length());
    }

    /** Appends the first to a journal. */
    void appendFirstTo(final Journal journal) {
        journal.append(RecordKind.OUTPUT, sequence(), buffer.getLong(first + TIME_OFFSET), buffer,
            first + MESSAGE_OFFSET, length());
    }

    private int length() {
        return buffer.getInt(first + LENGTH_OFFSET);
    }
}
