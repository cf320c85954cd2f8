package io.plimsoll.transport.simulation;

import io.plimsoll.engine.kit.MessagePrinter;
import io.plimsoll.transport.wire.HeartbeatDecoder;
import io.plimsoll.transport.wire.HistoryBeginDecoder;
import io.plimsoll.transport.wire.HistoryRequestDecoder;
import io.plimsoll.transport.wire.MessageHeaderDecoder;
import io.plimsoll.transport.wire.OutputsLostDecoder;
import org.agrona.concurrent.UnsafeBuffer;

/** Messages of both schemas in words. */
final class MessageWords {
    private MessageWords() {
    }

    static String of(final byte[] bytes) {
        final MessageHeaderDecoder header = new MessageHeaderDecoder();
        final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
        if (bytes.length < MessageHeaderDecoder.ENCODED_LENGTH) {
            return bytes.length + " bytes";
        }
        if (header.wrap(buffer, 0).schemaId() != HeartbeatDecoder.SCHEMA_ID) {
            return MessagePrinter.print(bytes);
        }
        return switch (header.templateId()) {
            case HeartbeatDecoder.TEMPLATE_ID ->
                new HeartbeatDecoder().wrapAndApplyHeader(buffer, 0, header).toString();
            case OutputsLostDecoder.TEMPLATE_ID ->
                new OutputsLostDecoder().wrapAndApplyHeader(buffer, 0, header).toString();
            case HistoryRequestDecoder.TEMPLATE_ID ->
                new HistoryRequestDecoder().wrapAndApplyHeader(buffer, 0, header).toString();
            case HistoryBeginDecoder.TEMPLATE_ID ->
                new HistoryBeginDecoder().wrapAndApplyHeader(buffer, 0, header).toString();
            default -> "template " + header.templateId();
        };
    }
}
