package io.plimsoll.transport.scenario;

import io.plimsoll.engine.EngineConfiguration;
import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.ClockEncoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RollOutEncoder;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/**
 * A margin engine of one's own, told everything by the operator; what it refuses becomes an exception in words, or an
 * answer. Its time is 1970 until a Clock says otherwise.
 */
public final class ScenarioEngine implements Operator {
    private static final int SERVICE = 0;
    private static final int OPERATOR = 1;
    private static final int EPOCH = 1;

    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final OriginEncoder origin = new OriginEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RejectionDecoder rejection = new RejectionDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final ClockEncoder clock = new ClockEncoder();
    private final RollOutEncoder rollOut = new RollOutEncoder();
    private final MutableDirectBuffer buffer = new ExpandableArrayBuffer(4096);
    private final MarginEngine engine;
    private final EngineTape tape;
    private MessageEncoderFlyweight begun;
    private long messages;
    private long sequence;
    private long serviceMessages;
    private long nowNs;
    private ReasonCode refusal;
    private boolean reported;

    /**
     * An engine that knows nothing yet.
     *
     * @param configuration of it
     */
    public ScenarioEngine(final EngineConfiguration configuration) {
        this(configuration, EngineTape.NONE);
    }

    /**
     * An engine that knows nothing yet, of which everything is kept.
     *
     * @param configuration of it
     * @param tape          is told what goes in and comes out
     */
    public ScenarioEngine(final EngineConfiguration configuration, final EngineTape tape) {
        this.tape = tape;
        engine = new MarginEngine(configuration, this::onOutput);
    }

    @Override
    public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
        sequence++;
        return begin(encoder, OPERATOR, sequence);
    }

    @Override
    public void send(final String item) {
        final ReasonCode reason = trySend();
        if (reason != null) {
            throw new ScenarioException(item + " cannot be evaluated: " + RefusalReasons.inWords(reason));
        }
    }

    /**
     * Sends the message that was begun last.
     *
     * @return why the engine refused it; null if it took it
     */
    public ReasonCode trySend() {
        refusal = null;
        reported = false;
        messages++;
        final int length = MessageHeaderEncoder.ENCODED_LENGTH + begun.encodedLength();
        tape.input(messages, nowNs, buffer, 0, length);
        engine.apply(messages, nowNs, buffer, 0, length);
        tape.applied();
        return refusal;
    }

    /**
     * Time passes: this and all that follows is stamped with it.
     *
     * @param timeNs nanoseconds since 1970, not before the last one
     */
    public void clock(final long timeNs) {
        stampFrom(timeNs);
        serviceMessages++;
        begin(clock, SERVICE, serviceMessages);
        send("time");
    }

    /**
     * All that follows is stamped with a time, of which the engine is not told by a Clock.
     *
     * @param timeNs nanoseconds since 1970, not before the last one
     */
    public void stampFrom(final long timeNs) {
        nowNs = timeNs;
    }

    /**
     * So many accounts more change over to coming scales; under rules that have them.
     *
     * @param accounts 1 to 4,096
     */
    public void rollOut(final int accounts) {
        serviceMessages++;
        begin(rollOut, SERVICE, serviceMessages).accounts(accounts);
        send("roll-out");
    }

    /**
     * The report that the query just sent was answered with.
     *
     * @return valid until the next message
     */
    public AccountReportDecoder report() {
        if (!reported) {
            throw new IllegalStateException("no report for the query with sequence=" + sequence);
        }
        return report;
    }

    private <E extends MessageEncoderFlyweight> E begin(
        final E encoder, final int source, final long sourceSequence) {
        headerOut.wrap(buffer, 0)
            .blockLength(encoder.sbeBlockLength())
            .templateId(encoder.sbeTemplateId())
            .schemaId(encoder.sbeSchemaId())
            .version(encoder.sbeSchemaVersion());
        encoder.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH);
        origin.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH).source(source).epoch(EPOCH).sequence(sourceSequence);
        begun = encoder;
        return encoder;
    }

    private void onOutput(final DirectBuffer output, final int offset, final int length) {
        tape.output(output, offset, length);
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
