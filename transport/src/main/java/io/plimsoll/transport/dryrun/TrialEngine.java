package io.plimsoll.transport.dryrun;

import io.plimsoll.engine.MarginEngine;
import io.plimsoll.engine.wire.AccountQueryEncoder;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.ClockEncoder;
import io.plimsoll.engine.wire.DefineReviewEncoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutEncoder;
import io.plimsoll.engine.wire.SourceAckDecoder;
import io.plimsoll.engine.wire.SourceQueryEncoder;
import io.plimsoll.journal.replay.JournalReplica;
import io.plimsoll.transport.scenario.Operator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** The engine of a journal's replica, told as its operator and its service would go on telling the real one. */
final class TrialEngine implements Operator {
    private static final int SERVICE = 0;
    private static final int OPERATOR = 1;
    private static final int ROLL_OUT_ACCOUNTS = 4_096;
    private static final int SHORTEST_REVIEW_SECONDS = 1;

    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer(4096);
    private final MessageHeaderEncoder headerOut = new MessageHeaderEncoder();
    private final OriginEncoder origin = new OriginEncoder();
    private final AccountQueryEncoder query = new AccountQueryEncoder();
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final List<RiskChange> changes = new ArrayList<>();
    private final int[] epochs = new int[2];
    private final long[] sequences = new long[2];
    private final MarginEngine engine;
    private Consumer<AccountReportDecoder> asker;
    private MessageEncoderFlyweight begun;
    private ReasonCode refusal;
    private long nowNs;
    private long calls;

    /**
     * Goes on where a journal ends.
     *
     * @param replica of the journal
     */
    TrialEngine(final JournalReplica replica) {
        engine = replica.engine();
        nowNs = Math.max(0, engine.lastTimeNs());
        replica.listen(this::onOutput);
        findPlaceOf(SERVICE);
        findPlaceOf(OPERATOR);
    }

    @Override
    public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
        return begin(encoder, OPERATOR);
    }

    @Override
    public void send(final String item) {
        trySend();
    }

    /** Why the message sent last was refused; null if it was taken. */
    ReasonCode refusal() {
        return refusal;
    }

    /** How many accounts there are. */
    int accounts() {
        return engine.accounts();
    }

    /** Time passes; nobody is told of it. */
    void pass(final long seconds) {
        nowNs = Math.addExact(nowNs, TimeUnit.SECONDS.toNanos(seconds));
    }

    /** The next Clock has a review, if at least a second has passed since the one before. */
    void reviewSoon() {
        begin(new DefineReviewEncoder(), OPERATOR).reviewSeconds(SHORTEST_REVIEW_SECONDS);
        require("DefineReview");
    }

    /** The engine is told the time, and all accounts change over to what is coming by that. */
    void clock() {
        begin(new ClockEncoder(), SERVICE);
        require("Clock");
        rollOut();
    }

    /** All accounts that have not changed over to what is coming do. */
    void rollOut() {
        while (accountsToChangeOver() > 0) {
            final int before = accountsToChangeOver();
            begin(new RollOutEncoder(), SERVICE).accounts(ROLL_OUT_ACCOUNTS);
            require("RollOut");
            if (accountsToChangeOver() >= before) {
                throw new IllegalStateException("a roll-out does not go on: " + before + " accounts remain");
            }
        }
    }

    int accountsToChangeOver() {
        return engine.accountsToChangeOver();
    }

    /** Asks for an account's report; says nothing if there is no such account. */
    void ask(final long accountId, final Consumer<AccountReportDecoder> newAsker) {
        asker = newAsker;
        begin(query, OPERATOR).accountId(accountId).correlationId(accountId);
        trySend();
        asker = null;
    }

    /** What reviews changed since this was asked last. */
    List<RiskChange> takeChanges() {
        final List<RiskChange> taken = List.copyOf(changes);
        changes.clear();
        return taken;
    }

    /** Margin calls since this was asked last. */
    long takeCalls() {
        final long taken = calls;
        calls = 0;
        return taken;
    }

    private <E extends MessageEncoderFlyweight> E begin(final E encoder, final int source) {
        sequences[source]++;
        return begin(encoder, source, sequences[source]);
    }

    private <E extends MessageEncoderFlyweight> E begin(final E encoder, final int source, final long sequence) {
        headerOut.wrap(buffer, 0)
            .blockLength(encoder.sbeBlockLength())
            .templateId(encoder.sbeTemplateId())
            .schemaId(encoder.sbeSchemaId())
            .version(encoder.sbeSchemaVersion());
        encoder.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH);
        origin.wrap(buffer, MessageHeaderEncoder.ENCODED_LENGTH)
            .source(source).epoch(epochs[source]).sequence(sequence);
        begun = encoder;
        return encoder;
    }

    /** Where a source is: it goes on in its epoch with the next sequence. */
    private void findPlaceOf(final int source) {
        begin(new SourceQueryEncoder(), source, 0);
        require("SourceQuery");
    }

    private void require(final String message) {
        trySend();
        if (refusal != null) {
            throw new IllegalStateException(message + " was refused: " + refusal);
        }
    }

    private void trySend() {
        refusal = null;
        engine.apply(engine.lastSequence() + 1, nowNs, buffer, 0,
            MessageHeaderEncoder.ENCODED_LENGTH + begun.encodedLength());
        if (refusal == ReasonCode.UNKNOWN_MESSAGE) {
            sequences[OPERATOR]--; // what the rules do not know consumes no sequence
        }
    }

    private void onOutput(final DirectBuffer output, final int offset, final int length) {
        switch (header.wrap(output, offset).templateId()) {
            case RejectionDecoder.TEMPLATE_ID ->
                refusal = new RejectionDecoder().wrapAndApplyHeader(output, offset, header).reason();
            case AccountReportDecoder.TEMPLATE_ID -> {
                if (asker != null) {
                    asker.accept(report.wrapAndApplyHeader(output, offset, header));
                }
            }
            case MarginCallDecoder.TEMPLATE_ID -> calls++;
            case RiskStepDecoder.TEMPLATE_ID ->
                changes.add(RiskChange.of(new RiskStepDecoder().wrapAndApplyHeader(output, offset, header)));
            case SourceAckDecoder.TEMPLATE_ID -> onAck(new SourceAckDecoder().wrapAndApplyHeader(
                output, offset, header));
            default -> { } // whatever else the engine says, nobody asked for
        }
    }

    private void onAck(final SourceAckDecoder ack) {
        if (ack.source() <= OPERATOR) {
            epochs[ack.source()] = ack.epoch();
            sequences[ack.source()] = ack.appliedSequence();
        }
    }
}
