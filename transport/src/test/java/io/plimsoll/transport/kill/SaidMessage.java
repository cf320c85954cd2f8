package io.plimsoll.transport.kill;

import io.plimsoll.engine.wire.MessageHeaderDecoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Says again, through a publisher, a message that was encoded before. */
final class SaidMessage implements MessageEncoderFlyweight {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final UnsafeBuffer message = new UnsafeBuffer();
    private MutableDirectBuffer buffer;
    private int offset;

    SaidMessage of(final byte[] bytes) {
        message.wrap(bytes);
        header.wrap(message, 0);
        return this;
    }

    @Override
    public MessageEncoderFlyweight wrap(final MutableDirectBuffer target, final int targetOffset) {
        buffer = target;
        offset = targetOffset;
        target.putBytes(targetOffset, message, MessageHeaderDecoder.ENCODED_LENGTH, encodedLength());
        return this;
    }

    @Override
    public MutableDirectBuffer buffer() {
        return buffer;
    }

    @Override
    public int offset() {
        return offset;
    }

    @Override
    public int encodedLength() {
        return message.capacity() - MessageHeaderDecoder.ENCODED_LENGTH;
    }

    @Override
    public int sbeSchemaId() {
        return header.schemaId();
    }

    @Override
    public int sbeSchemaVersion() {
        return header.version();
    }

    @Override
    public int sbeBlockLength() {
        return header.blockLength();
    }

    @Override
    public int sbeTemplateId() {
        return header.templateId();
    }

    @Override
    public String sbeSemanticType() {
        return "";
    }

    @Override
    public int limit() {
        return offset + encodedLength();
    }

    @Override
    public void limit(final int limit) {
        throw new UnsupportedOperationException("a message that was said is not written to");
    }
}
