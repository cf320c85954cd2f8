package io.plimsoll.transport.service;

import io.plimsoll.engine.wire.ClockEncoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes the messages by which the engine learns that time passes. They are ordinary inputs of source 0 in epoch 1;
 * their sequence goes on where the journal ends.
 */
final class ServiceClock {
    private static final int SOURCE = 0;
    private static final int EPOCH = 1;
    private static final int LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + ClockEncoder.BLOCK_LENGTH;

    private final UnsafeBuffer message = new UnsafeBuffer(ByteBuffer.allocateDirect(LENGTH));
    private final ClockEncoder encoder = new ClockEncoder();
    private final long intervalNs;
    private long sequence;
    private long dueNs = Long.MIN_VALUE;

    /**
     * Goes on after the journal's last clock message.
     *
     * @param intervalNs   between two messages
     * @param lastSequence of the clock messages in the journal, 0 if there is none
     */
    ServiceClock(final long intervalNs, final long lastSequence) {
        this.intervalNs = intervalNs;
        this.sequence = lastSequence;
        encoder.wrapAndApplyHeader(message, 0, new MessageHeaderEncoder()).origin().source(SOURCE).epoch(EPOCH);
    }

    /**
     * Whether a journaled input is one of these messages. (Nothing else can have source 0: see {@link InputBatch}.)
     *
     * @param buffer holding the message
     * @param offset of its header
     * @param length of header and message
     * @param header to read the header with
     * @return true if it is
     */
    static boolean isOwn(
        final DirectBuffer buffer, final int offset, final int length, final MessageHeaderDecoder header) {
        return length == LENGTH
            && header.wrap(buffer, offset).templateId() == ClockEncoder.TEMPLATE_ID
            && header.schemaId() == ClockEncoder.SCHEMA_ID
            && buffer.getInt(offset + MessageHeaderEncoder.ENCODED_LENGTH, ByteOrder.LITTLE_ENDIAN) == SOURCE;
    }

    /** Adds a message if one is due. */
    void addTo(final InputBatch batch, final long timeNs) {
        if (timeNs >= dueNs) {
            dueNs = timeNs + intervalNs;
            encoder.origin().sequence(++sequence);
            batch.add(message, 0, LENGTH);
        }
    }
}
