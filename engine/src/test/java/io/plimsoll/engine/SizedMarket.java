package io.plimsoll.engine;

import static io.plimsoll.engine.ScaledMarket.MINUTE_NS;
import static io.plimsoll.engine.ScaledMarket.ONE;
import static io.plimsoll.engine.ScaledMarket.PERPETUAL;

import io.plimsoll.engine.kit.SizeMessages;
import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RiskStepDecoder;
import java.util.List;

/** A {@link ScaledMarket} whose perpetual, if it has a size charge, follows the market's volume and book at once. */
final class SizedMarket {
    static final long NOT_TOLD = SizeMessages.NOT_TOLD;
    static final long NO_END = SizeMessages.NO_END;

    final ScaledMarket scaled = new ScaledMarket();
    final SizeMessages sizes = new SizeMessages(scaled.messages);

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();

    /** Sends what was begun; returns why it was refused, or NULL_VAL. */
    ReasonCode send() {
        scaled.recorder.clear();
        scaled.messages.send();
        return scaled.refusal();
    }

    /** A review, after which everybody has changed over. */
    void review() {
        scaled.messages.clock(MINUTE_NS);
        scaled.scales.rollOut(4_096);
    }

    /** A close-out of more than so many lots takes longer, from the next review on. */
    void closeOut(final long lots, final long largestFactor, final long... bands) {
        sizes.definition(PERPETUAL, bands).closeOutShare(ONE).largestCloseOutFactor(largestFactor);
        send();
        sizes.totals(PERPETUAL, NOT_TOLD, lots);
        send();
    }

    void openInterest(final long lots) {
        sizes.totals(PERPETUAL, lots, NOT_TOLD);
        send();
    }

    /** What the requirements of an account's only position are made of. */
    AccountReportDecoder.ComponentsDecoder components(final long account) {
        final AccountReportDecoder report = scaled.report(account);
        report.positions().forEach(position -> { });
        report.balances().forEach(balance -> { });
        report.underlyings().forEach(underlying -> { });
        return report.components().next();
    }

    /** What reviews have said: kind, instrument, before, after and wanted. */
    List<String> steps() {
        return scaled.recorder.ofKind(RiskStepDecoder.TEMPLATE_ID).stream()
            .map(output -> new RiskStepDecoder().wrapAndApplyHeader(output, 0, header))
            .map(step -> step.kind() + " " + step.instrumentId() + ": " + step.before() + " to " + step.after()
                + ", wanted " + step.wanted())
            .toList();
    }
}
