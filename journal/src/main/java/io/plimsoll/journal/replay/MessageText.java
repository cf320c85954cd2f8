package io.plimsoll.journal.replay;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RejectionSummaryDecoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.engine.wire.SourceGapDecoder;
import io.plimsoll.engine.wire.StateDigestDecoder;
import org.agrona.DirectBuffer;
import org.agrona.PrintBufferUtil;
import org.agrona.sbe.MessageDecoderFlyweight;

/** Output messages for people to read. */
public final class MessageText {
    private MessageText() {
    }

    /**
     * An output message in words.
     *
     * @param buffer holding the message
     * @param offset of the message's header
     * @param length of header and message in bytes
     * @return the message field by field, or its bytes if it is not a whole output message
     */
    public static String of(final DirectBuffer buffer, final int offset, final int length) {
        if (length >= MessageHeaderDecoder.ENCODED_LENGTH) {
            final MessageHeaderDecoder header = new MessageHeaderDecoder().wrap(buffer, offset);
            final MessageDecoderFlyweight decoder = decoderOf(header);
            final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
            if (decoder != null && body + header.blockLength() <= offset + length) {
                decoder.wrap(buffer, body, header.blockLength(), header.version());
                return decoder.appendTo(new StringBuilder()).toString();
            }
        }
        return "bytes " + PrintBufferUtil.hexDump(buffer, offset, length);
    }

    private static MessageDecoderFlyweight decoderOf(final MessageHeaderDecoder header) {
        if (header.schemaId() != MarginCallDecoder.SCHEMA_ID) {
            return null;
        }
        return switch (header.templateId()) {
            case MarginCallDecoder.TEMPLATE_ID -> new MarginCallDecoder();
            case AccountReportDecoder.TEMPLATE_ID -> new AccountReportDecoder();
            case RejectionDecoder.TEMPLATE_ID -> new RejectionDecoder();
            case RejectionSummaryDecoder.TEMPLATE_ID -> new RejectionSummaryDecoder();
            case SourceAckDecoder.TEMPLATE_ID -> new SourceAckDecoder();
            case SourceGapDecoder.TEMPLATE_ID -> new SourceGapDecoder();
            case AccountStatusDecoder.TEMPLATE_ID -> new AccountStatusDecoder();
            case StateDigestDecoder.TEMPLATE_ID -> new StateDigestDecoder();
            default -> null;
        };
    }
}
