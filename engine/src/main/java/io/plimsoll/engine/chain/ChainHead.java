package io.plimsoll.engine.chain;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * The head of the journal's hash chain, as the last ChainSeal told it. The engine does not check it; it makes margin
 * calls carry it, so that whoever holds a call holds a witness of all that was journaled before.
 */
public final class ChainHead {
    /** Bytes of a head. */
    public static final int HEAD_LENGTH = 32;

    private static final int WORDS = HEAD_LENGTH / Long.BYTES;

    private final long[] head = new long[WORDS];
    private long sealSequence;
    private long records;
    private long position;

    /**
     * Writes it.
     *
     * @param sink to write to
     */
    public void writeTo(final StateSink sink) {
        sink.put(sealSequence);
        sink.put(records);
        sink.put(position);
        for (int i = 0; i < WORDS; i++) {
            sink.put(head[i]);
        }
    }

    /**
     * Replaces it by what was written.
     *
     * @param state to read from
     * @throws StateException if it makes no sense
     */
    public void readFrom(final StateSource state) {
        sealSequence = state.nextLong("seal's sequence", 0, Long.MAX_VALUE);
        records = state.nextLong("sealed records", 0, Long.MAX_VALUE);
        position = state.nextLong("sealed position", 0, Long.MAX_VALUE);
        for (int i = 0; i < WORDS; i++) {
            head[i] = state.next();
        }
    }

    /**
     * Takes a new head.
     *
     * @param sequence   of the message that brings it
     * @param newRecords that it covers, not fewer than before
     * @param newPosition behind them, not before the last
     * @param buffer     holding the head
     * @param offset     of its first byte
     */
    public void seal(
        final long sequence,
        final long newRecords,
        final long newPosition,
        final DirectBuffer buffer,
        final int offset) {
        sealSequence = sequence;
        records = newRecords;
        position = newPosition;
        for (int i = 0; i < WORDS; i++) {
            head[i] = buffer.getLong(offset + i * Long.BYTES, ByteOrder.BIG_ENDIAN);
        }
    }

    /**
     * Writes the head's bytes.
     *
     * @param buffer to write to
     * @param offset of the first byte
     */
    public void putHead(final MutableDirectBuffer buffer, final int offset) {
        for (int i = 0; i < WORDS; i++) {
            buffer.putLong(offset + i * Long.BYTES, head[i], ByteOrder.BIG_ENDIAN);
        }
    }

    /**
     * Sequence of the last ChainSeal.
     *
     * @return sequence, 0 before the first
     */
    public long sealSequence() {
        return sealSequence;
    }

    /**
     * Journal records from its beginning that the head covers.
     *
     * @return number, 0 before the first seal
     */
    public long records() {
        return records;
    }

    /**
     * Journal position behind the last record covered.
     *
     * @return position, 0 before the first seal
     */
    public long position() {
        return position;
    }
}
