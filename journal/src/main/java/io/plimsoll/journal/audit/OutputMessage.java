package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.MessageText;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A copy of an output message.
 *
 * @param bytes header and message
 */
record OutputMessage(UnsafeBuffer bytes) {

    static OutputMessage copyOf(final DirectBuffer buffer, final int offset, final int length) {
        final UnsafeBuffer copy = new UnsafeBuffer(new byte[length]);
        copy.putBytes(0, buffer, offset, length);
        return new OutputMessage(copy);
    }

    boolean isCall() {
        if (bytes.capacity() < MessageHeaderDecoder.ENCODED_LENGTH + MarginCallDecoder.BLOCK_LENGTH) {
            return false;
        }
        final MessageHeaderDecoder header = header();
        return header.schemaId() == MarginCallDecoder.SCHEMA_ID && header.templateId() == MarginCallDecoder.TEMPLATE_ID;
    }

    /** The message as the margin call that it is. */
    MarginCallDecoder call() {
        return new MarginCallDecoder().wrapAndApplyHeader(bytes, 0, new MessageHeaderDecoder());
    }

    /** The message for people, field by field. */
    String text() {
        return MessageText.of(bytes, 0, bytes.capacity());
    }

    private MessageHeaderDecoder header() {
        return new MessageHeaderDecoder().wrap(bytes, 0);
    }
}
