package io.plimsoll.engine.output;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.Rules;
import io.plimsoll.engine.wire.AccountStatusEncoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.FeedKind;
import io.plimsoll.engine.wire.FeedStatusEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionEncoder;
import io.plimsoll.engine.wire.RejectionSummaryEncoder;
import io.plimsoll.engine.wire.RiskStepEncoder;
import io.plimsoll.engine.wire.RollOutProgressEncoder;
import io.plimsoll.engine.wire.SourceAckEncoder;
import io.plimsoll.engine.wire.SourceGapEncoder;
import io.plimsoll.engine.wire.StateDigestEncoder;
import org.agrona.MutableDirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Writes output messages into one buffer and hands them to the listener, one after the other. Knows the message that is
 * being applied, which is the cause of them all.
 */
public final class Outputs {
    private final OutputListener listener;
    private final UnsafeBuffer buffer;
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private final RejectionEncoder rejection = new RejectionEncoder();
    private final RejectionSummaryEncoder summary = new RejectionSummaryEncoder();
    private final SourceAckEncoder acknowledgement = new SourceAckEncoder();
    private final SourceGapEncoder gap = new SourceGapEncoder();
    private final AccountStatusEncoder status = new AccountStatusEncoder();
    private final StateDigestEncoder stateDigest = new StateDigestEncoder();
    private final RiskStepEncoder riskStep = new RiskStepEncoder();
    private final FeedStatusEncoder feedStatus = new FeedStatusEncoder();
    private final RollOutProgressEncoder rollOutProgress = new RollOutProgressEncoder();
    private final Progress progress;
    private final int schemaVersion;

    /**
     * Allocates the buffer.
     *
     * @param listener    of all outputs
     * @param mostBytes   of the longest output
     * @param progress    which message is being applied
     * @param rules       in whose form outputs are
     */
    public Outputs(
        final OutputListener listener, final int mostBytes, final Progress progress, final Rules rules) {
        this.listener = listener;
        this.progress = progress;
        schemaVersion = rules.schemaVersion();
        buffer = new UnsafeBuffer(new byte[mostBytes]);
    }

    public long causeSequence() {
        return progress.sequence();
    }

    public long timeNs() {
        return progress.timeNs();
    }

    /**
     * The header to start a message with, at offset 0 of {@link #buffer()}.
     *
     * @return the header
     */
    public MessageHeaderEncoder header() {
        return header;
    }

    public MutableDirectBuffer buffer() {
        return buffer;
    }

    /**
     * Hands over the message in the buffer.
     *
     * @param limit where it ends
     */
    public void send(final int limit) {
        header.wrap(buffer, 0).version(schemaVersion);
        listener.onOutput(buffer, 0, limit);
    }

    /**
     * Shortens the block of the message in the buffer to what the rules' version has of it.
     *
     * @param bytes of the block
     * @return where it ends
     */
    int endBlock(final int bytes) {
        header.wrap(buffer, 0).blockLength(bytes);
        return MessageHeaderEncoder.ENCODED_LENGTH + bytes;
    }

    /**
     * Hands over the margin call or account status in the buffer.
     *
     * @param limit where it ends
     */
    void sendReport(final int limit) {
        progress.report();
        send(limit);
    }

    /**
     * Starts a rejection of the present message, with nothing known of it.
     *
     * @param templateId of the message
     * @param reason     why
     * @return to be filled in further and handed to {@link #sendRejection()}
     */
    public RejectionEncoder rejection(final int templateId, final ReasonCode reason) {
        rejection.wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(progress.sequence())
            .timeNs(progress.timeNs())
            .accountId(RejectionEncoder.accountIdNullValue())
            .instrumentId(RejectionEncoder.instrumentIdNullValue())
            .assetId(RejectionEncoder.assetIdNullValue())
            .templateId(templateId)
            .reason(reason)
            .unreconciled(BooleanType.FALSE);
        rejection.origin().source(0).epoch(0).sequence(0);
        return rejection;
    }

    /** Hands over the rejection that was started. */
    public void sendRejection() {
        send(rejection.limit());
    }

    /**
     * Starts a summary of rejections not written one by one.
     *
     * @param source  id
     * @param reasons how many reasons follow
     * @return the group to be filled; then {@link #sendSummary()}
     */
    public RejectionSummaryEncoder.ReasonsEncoder summary(final int source, final int reasons) {
        return summary.wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(progress.sequence())
            .timeNs(progress.timeNs())
            .source(source)
            .reasonsCount(reasons);
    }

    /** Hands over the summary that was started. */
    public void sendSummary() {
        send(summary.limit());
    }

    /**
     * Says how far a source's messages are applied.
     *
     * @param source  id
     * @param epoch   of the source
     * @param applied sequence in that epoch
     */
    public void acknowledgement(final int source, final int epoch, final long applied) {
        acknowledgement.wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(progress.sequence())
            .appliedSequence(applied)
            .source(source)
            .epoch(epoch);
        send(acknowledgement.limit());
    }

    /**
     * Says that messages of a source are missing.
     *
     * @param source   id
     * @param epoch    of the source
     * @param expected sequence
     * @param received sequence
     * @param blocked  whether nothing is applied until the hole is filled
     */
    public void gap(
        final int source, final int epoch, final long expected, final long received, final boolean blocked) {
        gap.wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(progress.sequence())
            .expectedSequence(expected)
            .receivedSequence(received)
            .source(source)
            .epoch(epoch)
            .blocked(blocked ? BooleanType.TRUE : BooleanType.FALSE);
        send(gap.limit());
    }

    /**
     * Says that an account became UNRECONCILED or no longer is.
     *
     * @param accountId    id
     * @param unreconciled what it is now
     */
    public void accountStatus(final long accountId, final boolean unreconciled) {
        status.wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(progress.sequence())
            .timeNs(progress.timeNs())
            .accountId(accountId)
            .unreconciled(unreconciled ? BooleanType.TRUE : BooleanType.FALSE);
        sendReport(status.limit());
    }

    /**
     * Says a digest of the state.
     *
     * @param digest       over all state but the accounts, and over those covered
     * @param firstAccount index of the first account asked for
     * @param accounts     how many are covered
     * @param total        how many are defined
     */
    public void stateDigest(final long digest, final int firstAccount, final int accounts, final int total) {
        stateDigest.wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(progress.sequence())
            .timeNs(progress.timeNs())
            .digest(digest)
            .firstAccount(firstAccount)
            .accounts(accounts)
            .totalAccounts(total);
        send(stateDigest.limit());
    }

    /**
     * Starts to say what a review has changed.
     *
     * @return to be filled in further and handed to {@link #sendRiskStep()}
     */
    public RiskStepEncoder riskStep() {
        return riskStep.wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(progress.sequence())
            .timeNs(progress.timeNs());
    }

    /** Hands over the step that was started. */
    public void sendRiskStep() {
        send(riskStep.limit());
    }

    /**
     * Says that a feed fell silent, or speaks again.
     *
     * @param kind          of it
     * @param instrumentId  the mark's, or the expiry's underlying
     * @param expiryTimeNs  of the expiry, the null value for a mark
     * @param lastMessageNs stamp of its last message
     * @param stale         what it is now
     */
    public void feedStatus(
        final FeedKind kind,
        final int instrumentId,
        final long expiryTimeNs,
        final long lastMessageNs,
        final boolean stale) {
        feedStatus.wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(progress.sequence())
            .timeNs(progress.timeNs())
            .lastMessageNs(lastMessageNs)
            .expiryTimeNs(expiryTimeNs)
            .instrumentId(instrumentId)
            .feed(kind)
            .stale(stale ? BooleanType.TRUE : BooleanType.FALSE);
        send(feedStatus.limit());
    }

    /**
     * Says that accounts begin to change over to coming scales, or that all have.
     *
     * @param accounts  how many there are
     * @param remaining how many have not changed over
     */
    public void rollOutProgress(final int accounts, final int remaining) {
        rollOutProgress.wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(progress.sequence())
            .timeNs(progress.timeNs())
            .accounts(accounts)
            .remaining(remaining);
        send(rollOutProgress.limit());
    }
}
