package io.plimsoll.transport.scenario;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** A margin engine of one's own, told everything by the operator; what it refuses becomes an exception in words. */
final class ScenarioEngine implements Operator {
    private static final int OPERATOR = 1;
    private static final int EPOCH = 1;

    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final OriginEncoder origin = new OriginEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RejectionDecoder rejection = new RejectionDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(4096);
    private final MarginEngine engine;
    private MessageEncoderFlyweight begun;
    private long sequence;
    private ReasonCode refusal;
    private boolean reported;

    ScenarioEngine(final EngineConfiguration configuration) {
        engine = new MarginEngine(configuration, this::onOutput);
    }

    @Override
    public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
        headerOut.wrap(buffer, 0)
            .blockLength(encoder.sbeBlockLength())
            .templateId(encoder.sbeTemplateId())
            .schemaId(encoder.sbeSchemaId())
            .version(encoder.sbeSchemaVersion());
        encoder.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH);
        sequence++;
        origin.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH).source(OPERATOR).epoch(EPOCH).sequence(sequence);
        begun = encoder;
        return encoder;
    }

    @Override
    public void send(final String item) {
        refusal = null;
        reported = false;
        engine.apply(sequence, 0, buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + begun.encodedLength());
        if (refusal != null) {
            throw new ScenarioException(item + " cannot be evaluated: " + RefusalReasons.inWords(refusal));
        }
    }

    /** The report that the query just sent was answered with; valid until the next message. */
    AccountReportDecoder report() {
        if (!reported) {
            throw new IllegalStateException("no report for the query with sequence=" + sequence);
        }
        return report;
    }

    private void onOutput(final DirectBuffer output, final int offset, final int length) {
        header.wrap(output, offset);
        if (header.templateId() == RejectionDecoder.TEMPLATE_ID) {
            refusal = rejection.wrapAndApplyHeader(output, offset, header).reason();
        } else if (header.templateId() == AccountReportDecoder.TEMPLATE_ID) {
            final byte[] copy = new byte[length];
            output.getBytes(offset, copy);
            report.wrapAndApplyHeader(new UnsafeBuffer(copy), 0, header);
            reported = true;
        }
    }
}
