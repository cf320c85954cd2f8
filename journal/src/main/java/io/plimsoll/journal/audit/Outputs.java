package io.plimsoll.journal.audit;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AccountReportEncoder;
import io.plimsoll.engine.wire.AccountStatusEncoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.FeedKind;
import io.plimsoll.engine.wire.FeedStatusEncoder;
import io.plimsoll.engine.wire.MarginCallEncoder;
import io.plimsoll.engine.wire.MessageHeaderEncoder;
import io.plimsoll.engine.wire.OriginDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionEncoder;
import io.plimsoll.engine.wire.RejectionSummaryEncoder;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepEncoder;
import io.plimsoll.engine.wire.RollOutProgressEncoder;
import io.plimsoll.engine.wire.SourceAckEncoder;
import io.plimsoll.engine.wire.SourceGapEncoder;
import io.plimsoll.engine.wire.StateDigestEncoder;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.sbe.MessageEncoderFlyweight;

/** Writes outputs; all carry the sequence and the stamp of the message that caused them. */
final class Outputs {
    /** In place of a digest that is the margin engine's own. */
    private static final long NO_DIGEST = 0;

    private final OutputListener listener;
    private final Seals seals;
    private final OutputForm form;
    private final ExpandableArrayBuffer buffer = new ExpandableArrayBuffer();
    private final MessageHeaderEncoder header = new MessageHeaderEncoder();
    private long causeSequence;
    private long timeNs;
    private long lastCallId;

    Outputs(final OutputListener listener, final Seals seals, final int rulesVersion) {
        this.listener = listener;
        this.seals = seals;
        form = new OutputForm(rulesVersion);
    }

    void lastCallId(final long callId) {
        lastCallId = callId;
    }

    void cause(final long sequence, final long stampNs) {
        causeSequence = sequence;
        timeNs = stampNs;
    }

    /** A call at the level that an account's breakdown gives, by an instrument's price or, if null, by none. */
    void marginCall(final AccountBreakdown account, final Instrument priceInstrument) {
        final AccountTotals totals = account.totals();
        final ShadowBreakdown shadow = account.shadow();
        final MarginCallEncoder call = new MarginCallEncoder().wrapAndApplyHeader(buffer, 0, header);
        call.callId(++lastCallId)
            .causeSequence(causeSequence)
            .timeNs(timeNs)
            .accountId(account.accountId())
            .owner(account.owner())
            .equity(totals.equity().longValueExact())
            .equityWithoutHaircuts(totals.equityWithoutHaircuts().longValueExact())
            .initialRequirement(totals.initial().longValueExact())
            .maintenanceRequirement(totals.maintenance().longValueExact())
            .shortfall(account.level().shortfall().longValueExact())
            .mark(priceInstrument == null || priceInstrument.mark == null
                ? MarginCallEncoder.markNullValue() : markOnWire(priceInstrument))
            .priceInstrumentId(priceInstrument == null
                ? MarginCallEncoder.priceInstrumentIdNullValue() : priceInstrument.id)
            .classId(account.classId())
            .valuationAssetId(account.valuationAssetId())
            .levelFrom(account.level().before())
            .levelTo(account.level().after())
            .unreconciled(bool(account.unreconciled()))
            .spare((short) 0)
            .sealedRecords(seals.records)
            .putSealedHead(seals.head, 0, seals.head.length)
            .shadowInitialRequirement(shadow == null
                ? MarginCallEncoder.shadowInitialRequirementNullValue() : shadow.initial().longValueExact())
            .shadowMaintenanceRequirement(shadow == null
                ? MarginCallEncoder.shadowMaintenanceRequirementNullValue() : shadow.maintenance().longValueExact());
        header.blockLength(form.callLength());
        call.limit(call.offset() + form.callLength());
        say(call);
    }

    /** Rule 8, AccountReport. */
    void accountReport(
        final Book book, final Account account, final int source, final long correlationId) {
        final AccountReportEncoder report = new AccountReportEncoder().wrapAndApplyHeader(buffer, 0, header);
        header.blockLength(form.reportLength());
        report.causeSequence(causeSequence)
            .timeNs(timeNs)
            .correlationId(correlationId)
            .source(source);
        new ReportContent(book, account).write(report, form);
        say(report);
    }

    /** A rejection; a null origin is one that could not be read. */
    void rejection(
        final OriginDecoder origin,
        final Subject subject,
        final int templateId,
        final ReasonCode reason,
        final boolean unreconciled) {
        final RejectionEncoder rejection = new RejectionEncoder().wrapAndApplyHeader(buffer, 0, header);
        rejection.causeSequence(causeSequence).timeNs(timeNs);
        rejection.origin()
            .source(origin == null ? 0 : origin.source())
            .epoch(origin == null ? 0 : origin.epoch())
            .sequence(origin == null ? 0 : origin.sequence());
        rejection
            .accountId(subject.accountId() == null ? RejectionEncoder.accountIdNullValue() : subject.accountId())
            .instrumentId(
                subject.instrumentId() == null ? RejectionEncoder.instrumentIdNullValue() : subject.instrumentId())
            .assetId(subject.assetId() == null ? RejectionEncoder.assetIdNullValue() : subject.assetId())
            .templateId(templateId)
            .reason(reason)
            .unreconciled(bool(unreconciled));
        say(rejection);
    }

    void rejectionSummary(final Source source) {
        final RejectionSummaryEncoder summary = new RejectionSummaryEncoder().wrapAndApplyHeader(buffer, 0, header);
        summary.causeSequence(causeSequence).timeNs(timeNs).source(source.id);
        final RejectionSummaryEncoder.ReasonsEncoder reasons = summary.reasonsCount(source.counted.size());
        source.counted.forEach((reason, refused) -> reasons.next().reason(reason).refused(refused));
        say(summary);
    }

    void sourceAck(final Source source) {
        say(new SourceAckEncoder().wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(causeSequence)
            .appliedSequence(source.appliedSequence)
            .source(source.id)
            .epoch(source.epoch));
    }

    void sourceGap(final Source source, final long receivedSequence, final boolean blocked) {
        say(new SourceGapEncoder().wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(causeSequence)
            .expectedSequence(source.appliedSequence + 1)
            .receivedSequence(receivedSequence)
            .source(source.id)
            .epoch(source.epoch)
            .blocked(bool(blocked)));
    }

    void accountStatus(final Account account) {
        say(new AccountStatusEncoder().wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(causeSequence)
            .timeNs(timeNs)
            .accountId(account.id)
            .unreconciled(bool(account.unreconciled)));
    }

    /** Rule 8, StateDigest: what it covers, with no digest. */
    void stateDigest(final int firstAccount, final int accounts, final int totalAccounts) {
        say(new StateDigestEncoder().wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(causeSequence)
            .timeNs(timeNs)
            .digest(NO_DIGEST)
            .firstAccount(firstAccount)
            .accounts(accounts)
            .totalAccounts(totalAccounts));
    }

    /** Rule 11.4, RiskStep: what a review found out. */
    void riskStep(final ReviewFinding finding) {
        final boolean isOfAsset = finding.kind() == RiskKind.EXTRA_HAIRCUT;
        say(new RiskStepEncoder().wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(causeSequence)
            .timeNs(timeNs)
            .before(finding.before().longValueExact())
            .after(finding.after().longValueExact())
            .wanted(finding.wanted().longValueExact())
            .uncovered(finding.uncovered().longValueExact())
            .volatility(finding.estimatedVolatility().longValueExact())
            .chargedVolatility(finding.chargedVolatility().longValueExact())
            .instrumentId(isOfAsset ? RiskStepEncoder.instrumentIdNullValue() : finding.id())
            .assetId(isOfAsset ? finding.id() : RiskStepEncoder.assetIdNullValue())
            .kind(finding.kind())
            .stale(bool(finding.isStale())));
    }

    /** Rule 11.6: a feed fell silent or speaks again; the expiry is null of a mark. */
    void feedStatus(final int instrumentId, final Long expiryTimeNs, final FeedKind kind, final Feed feed) {
        say(new FeedStatusEncoder().wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(causeSequence)
            .timeNs(timeNs)
            .lastMessageNs(feed.lastNs())
            .expiryTimeNs(expiryTimeNs == null ? FeedStatusEncoder.expiryTimeNsNullValue() : expiryTimeNs)
            .instrumentId(instrumentId)
            .feed(kind)
            .stale(bool(feed.isStale())));
    }

    /** Rule 11.1: a roll-out of so many accounts has begun or, with nobody left, is over. */
    void rollOutProgress(final int accounts, final int remaining) {
        say(new RollOutProgressEncoder().wrapAndApplyHeader(buffer, 0, header)
            .causeSequence(causeSequence)
            .timeNs(timeNs)
            .accounts(accounts)
            .remaining(remaining));
    }

    private void say(final MessageEncoderFlyweight message) {
        header.version(form.version());
        listener.onOutput(buffer, 0, MessageHeaderEncoder.ENCODED_LENGTH + message.encodedLength());
    }

    private static long markOnWire(final Instrument instrument) {
        return instrument.onWire(instrument.mark.ticks());
    }

    private static BooleanType bool(final boolean value) {
        return value ? BooleanType.TRUE : BooleanType.FALSE;
    }
}
