package io.plimsoll.transport.service;

import static io.plimsoll.transport.config.ServiceConfiguration.MAX_INPUT_LENGTH;

import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginDecoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.BitUtil;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The messages of one turn of the loop, copied off the wire so that the bytes journaled are the bytes applied.
 *
 * <p>Two things are changed on the way in, both so that the engine refuses them with a reason. Of a message longer than
 * any may be, one byte too many is kept. And a message that claims to come from the service itself, as one from a
 * gateway that forgot to set its source does, gets the source {@link #NO_SOURCE}: it would else consume the sequence of
 * the service's clock.
 */
final class InputBatch {
    /** A source that is never defined. */
    static final int NO_SOURCE = -1;

    private static final int SERVICE_SOURCE = 0;
    private static final int SOURCE_OFFSET =
        MessageHeaderDecoder.ENCODED_LENGTH + OriginDecoder.sourceEncodingOffset();
    private static final int SCHEMA_OFFSET = MessageHeaderDecoder.schemaIdEncodingOffset();
    private static final int LONGEST = MAX_INPUT_LENGTH + 1;

    private final UnsafeBuffer buffer;
    private final int[] offsets;
    private final int[] lengths;
    private final long[] sequences;
    private int count;
    private int end;

    InputBatch(final int maxMessages) {
        buffer = new UnsafeBuffer(
            ByteBuffer.allocateDirect(Math.multiplyExact(maxMessages, BitUtil.align(LONGEST, Long.BYTES))));
        offsets = new int[maxMessages];
        lengths = new int[maxMessages];
        sequences = new long[maxMessages];
    }

    /** Takes in a message from the wire. */
    void addFromWire(final DirectBuffer source, final int offset, final int length) {
        final int kept = Math.min(length, LONGEST);
        final int start = end;
        add(source, offset, kept);
        if (kept >= SOURCE_OFFSET + Integer.BYTES
            && buffer.getShort(start + SCHEMA_OFFSET, ByteOrder.LITTLE_ENDIAN) == MessageHeaderEncoder.SCHEMA_ID
            && buffer.getInt(start + SOURCE_OFFSET, ByteOrder.LITTLE_ENDIAN) == SERVICE_SOURCE) {
            buffer.putInt(start + SOURCE_OFFSET, NO_SOURCE, ByteOrder.LITTLE_ENDIAN);
        }
    }

    /** Takes in a message of the service's own, as it is. */
    void add(final DirectBuffer source, final int offset, final int length) {
        buffer.putBytes(end, source, offset, length);
        offsets[count] = end;
        lengths[count] = length;
        count++;
        end = BitUtil.align(end + length, Long.BYTES);
    }

    void clear() {
        count = 0;
        end = 0;
    }

    int count() {
        return count;
    }

    DirectBuffer buffer() {
        return buffer;
    }

    int offset(final int index) {
        return offsets[index];
    }

    int length(final int index) {
        return lengths[index];
    }

    long sequence(final int index) {
        return sequences[index];
    }

    void sequence(final int index, final long sequence) {
        sequences[index] = sequence;
    }
}
