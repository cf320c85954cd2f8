package io.plimsoll.journal.audit;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.AssetTotalsDecoder;
import io.plimsoll.engine.wire.BooleanType;
import io.plimsoll.engine.wire.DepthDecoder;
import io.plimsoll.engine.wire.FeedStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.ReasonCode;
import io.plimsoll.engine.wire.RejectionDecoder;
import io.plimsoll.engine.wire.RiskKind;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Counts what reviews and roll-outs say, and what of their messages is refused why. */
final class ScaleCensus implements OutputListener {
    private static final int FIRST_DEFINITION = 36;
    private static final int FORECAST = 43;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<String, Long> counts = new TreeMap<>();
    private boolean isRollingOut;

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        switch (header.wrap(buffer, offset).templateId()) {
            case RejectionDecoder.TEMPLATE_ID ->
                count(new RejectionDecoder().wrapAndApplyHeader(buffer, offset, header));
            case MarginCallDecoder.TEMPLATE_ID -> count(isRollingOut ? "call in a roll-out" : "call");
            case FeedStatusDecoder.TEMPLATE_ID ->
                count(new FeedStatusDecoder().wrapAndApplyHeader(buffer, offset, header));
            case RiskStepDecoder.TEMPLATE_ID -> count(new RiskStepDecoder().wrapAndApplyHeader(buffer, offset, header));
            case RollOutProgressDecoder.TEMPLATE_ID -> {
                isRollingOut = new RollOutProgressDecoder().wrapAndApplyHeader(buffer, offset, header).remaining() > 0;
                count(isRollingOut ? "roll-out" : "roll-out over");
            }
            default -> count("other");
        }
    }

    private void count(final RejectionDecoder rejection) {
        final int template = rejection.templateId();
        final boolean isOfScales = template >= DepthDecoder.TEMPLATE_ID && template <= AssetTotalsDecoder.TEMPLATE_ID
            || template >= FIRST_DEFINITION && template <= FORECAST
            || template == RollOutDecoder.TEMPLATE_ID
            || rejection.reason() == ReasonCode.COMBINED_PRICE;
        if (isOfScales) {
            count(template + " " + rejection.reason());
        }
    }

    private void count(final FeedStatusDecoder status) {
        count(status.feed() + (status.stale() == BooleanType.TRUE ? " silent" : " speaks"));
    }

    private void count(final RiskStepDecoder step) {
        count(step.kind().name());
        if (step.kind() != RiskKind.SCALE) {
            return;
        }
        count(step.after() > step.before() ? "rise" : step.after() < step.before() ? "fall" : "same");
        count(step.uncovered() > 0 ? "uncovered" : "covered");
        count(step.stale() == BooleanType.TRUE ? "stale" : "fresh");
        count(step.chargedVolatility() > step.volatility() ? "charged more" : "charged");
    }

    private void count(final String what) {
        counts.merge(what, 1L, Long::sum);
    }

    long of(final String what) {
        return counts.getOrDefault(what, 0L);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
