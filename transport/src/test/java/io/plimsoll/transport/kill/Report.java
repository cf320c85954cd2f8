package io.plimsoll.transport.kill;

import io.plimsoll.engine.kit.MessagePrinter;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.AccountReportEncoder;
import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.AccountStatusEncoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MarginCallEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * What the service says of accounts, without what depends on when it said so: sequence and time of the cause and the
 * sealed head, which are other ones in every run.
 */
final class Report {
    private static final int HEADER_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH;

    private final byte[] message;
    private final int templateId;

    private Report(final byte[] message) {
        this.message = message;
        this.templateId = MessagePrinter.templateId(message);
    }

    /** A copy of an output; null if it is not about accounts. */
    static Report of(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] copy = new byte[length];
        buffer.getBytes(offset, copy);
        final UnsafeBuffer body = new UnsafeBuffer(copy);
        switch (MessagePrinter.templateId(copy)) {
            case MarginCallDecoder.TEMPLATE_ID -> {
                new MarginCallEncoder().wrap(body, HEADER_LENGTH).causeSequence(0).timeNs(0).sealedRecords(0);
                Arrays.fill(copy, HEADER_LENGTH + MarginCallEncoder.sealedHeadEncodingOffset(),
                    HEADER_LENGTH + MarginCallEncoder.BLOCK_LENGTH, (byte) 0);
            }
            case AccountStatusDecoder.TEMPLATE_ID ->
                new AccountStatusEncoder().wrap(body, HEADER_LENGTH).causeSequence(0).timeNs(0);
            case AccountReportDecoder.TEMPLATE_ID ->
                new AccountReportEncoder().wrap(body, HEADER_LENGTH).causeSequence(0).timeNs(0);
            default -> {
                return null;
            }
        }
        return new Report(copy);
    }

    boolean isCall() {
        return templateId == MarginCallDecoder.TEMPLATE_ID;
    }

    /** Whether it is said on the calls stream. */
    boolean isPublic() {
        return templateId != AccountReportDecoder.TEMPLATE_ID;
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof Report report && Arrays.equals(message, report.message);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(message);
    }

    @Override
    public String toString() {
        return MessagePrinter.print(message);
    }
}
