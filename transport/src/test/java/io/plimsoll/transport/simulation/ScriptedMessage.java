package io.plimsoll.transport.simulation;

import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** A message that is finished but for its origin, for a publisher to begin with as with any encoder. */
final class ScriptedMessage implements MessageEncoderFlyweight {
    private final byte[] bytes;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private MutableDirectBuffer buffer;
    private int offset;

    /**
     * A message.
     *
     * @param bytes of header, origin and the rest
     */
    ScriptedMessage(final byte[] bytes) {
        this.bytes = bytes;
        header.wrap(new UnsafeBuffer(bytes), 0);
    }

    /** What goes over the wire if this is its origin. */
    byte[] withOrigin(final int source, final int epoch, final long sequence) {
        final byte[] copy = bytes.clone();
        new OriginEncoder().wrap(new UnsafeBuffer(copy), MessageHeaderEncoder.ENCODED_LENGTH)
            .source(source).epoch(epoch).sequence(sequence);
        return copy;
    }

    @Override
    public ScriptedMessage wrap(final MutableDirectBuffer target, final int at) {
        buffer = target;
        offset = at;
        target.putBytes(at, bytes, MessageHeaderEncoder.ENCODED_LENGTH, encodedLength());
        return this;
    }

    @Override
    public int encodedLength() {
        return bytes.length - MessageHeaderEncoder.ENCODED_LENGTH;
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
    public int limit() {
        return offset + encodedLength();
    }

    @Override
    public void limit(final int limit) {
        throw new UnsupportedOperationException("the message is finished");
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
    public int sbeSchemaId() {
        return header.schemaId();
    }

    @Override
    public int sbeSchemaVersion() {
        return header.version();
    }

    @Override
    public String sbeSemanticType() {
        return "";
    }
}
