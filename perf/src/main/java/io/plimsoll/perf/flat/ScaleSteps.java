package io.plimsoll.perf.flat;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RiskStepDecoder;
import io.plimsoll.engine.wire.RollOutProgressDecoder;
import org.agrona.DirectBuffer;

/** Counts how often scales change, and how often all accounts have changed over. */
final class ScaleSteps implements OutputListener {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final RiskStepDecoder step = new RiskStepDecoder();
    private final RollOutProgressDecoder progress = new RollOutProgressDecoder();
    private long steps;
    private long completed;

    @Override
    public void onOutput(final DirectBuffer output, final int offset, final int length) {
        header.wrap(output, offset);
        if (header.templateId() == RiskStepDecoder.TEMPLATE_ID) {
            step.wrapAndApplyHeader(output, offset, header);
            steps += step.before() == step.after() ? 0 : 1;
        } else if (header.templateId() == RollOutProgressDecoder.TEMPLATE_ID) {
            progress.wrapAndApplyHeader(output, offset, header);
            completed += progress.remaining() == 0 ? 1 : 0;
        }
    }

    /** Scales that changed, each instrument's by itself. */
    long steps() {
        return steps;
    }

    /** Roll-outs that came to their end. */
    long completed() {
        return completed;
    }
}
