package io.plimsoll.transport.crash;

import io.plimsoll.engine.wire.AccountReportDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import org.agrona.DirectBuffer;

/** Tells a listener what an engine says. */
final class CrashEars {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MarginCallDecoder call = new MarginCallDecoder();
    private final AccountReportDecoder report = new AccountReportDecoder();
    private final RiskStepDecoder step = new RiskStepDecoder();
    private final RollOutProgressDecoder progress = new RollOutProgressDecoder();
    private final CrashListener listener;
    private int remaining;
    private boolean isRollingOut;

    CrashEars(final CrashListener listener) {
        this.listener = listener;
    }

    /** Whether what is said from now on comes of accounts that change over. */
    void rollingOut(final boolean isSo) {
        isRollingOut = isSo;
    }

    /** As the engine said last: when a roll-out began, how many accounts; 0 when it was over. */
    int remaining() {
        return remaining;
    }

    void hear(final DirectBuffer buffer, final int offset) {
        switch (header.wrap(buffer, offset).templateId()) {
            case MarginCallDecoder.TEMPLATE_ID ->
                listener.onCall(call.wrapAndApplyHeader(buffer, offset, header), isRollingOut);
            case AccountReportDecoder.TEMPLATE_ID ->
                listener.onReport(report.wrapAndApplyHeader(buffer, offset, header));
            case RiskStepDecoder.TEMPLATE_ID -> listener.onStep(step.wrapAndApplyHeader(buffer, offset, header));
            case RollOutProgressDecoder.TEMPLATE_ID ->
                remaining = progress.wrapAndApplyHeader(buffer, offset, header).remaining();
            default -> { } // nothing else is counted
        }
    }
}
