package io.plimsoll.journal.audit;

import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.journal.replay.MessageText;
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

    /** Whether this and another say the same. */
    boolean isSame(final OutputMessage other) {
        return OutputEquality.isSame(bytes, 0, bytes.capacity(), other.bytes, 0, other.bytes.capacity());
    }

    /** Whether it is a margin call, complete as far as its length goes. */
    boolean isCall() {
        return templateId() == MarginCallDecoder.TEMPLATE_ID
            && bytes.capacity() >= MessageHeaderDecoder.ENCODED_LENGTH + form().callLength();
    }

    boolean isOfKind(final OutputMessage other) {
        return templateId() == other.templateId();
    }

    /** The message as the margin call that it is. */
    MarginCallDecoder call() {
        return new MarginCallDecoder().wrapAndApplyHeader(bytes, 0, new MessageHeaderDecoder());
    }

    /** The message for people, field by field. */
    String text() {
        return MessageText.of(bytes, 0, bytes.capacity());
    }

    private OutputForm form() {
        return new OutputForm(new MessageHeaderDecoder().wrap(bytes, 0).version());
    }

    /** The template id, 0 if there is no header of the schema. */
    private int templateId() {
        if (bytes.capacity() < MessageHeaderDecoder.ENCODED_LENGTH) {
            return 0;
        }
        final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(bytes, 0);
        return header.schemaId() == MarginCallDecoder.SCHEMA_ID ? header.templateId() : 0;
    }
}
