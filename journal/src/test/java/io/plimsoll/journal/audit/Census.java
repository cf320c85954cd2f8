package io.plimsoll.journal.audit;

import io.plimsoll.engine.OutputListener;
import io.plimsoll.engine.kit.MessagePrinter;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.engine.wire.MessageHeaderDecoder;
import io.plimsoll.engine.wire.RejectionDecoder;
import java.util.Map;
import java.util.TreeMap;
import org.agrona.DirectBuffer;

/** Counts outputs by kind, rejections by reason and calls by step, to see what a random stream reaches. */
final class Census implements OutputListener {
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final Map<String, Long> counts = new TreeMap<>();

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        final int templateId = header.wrap(buffer, offset).templateId();
        if (templateId == RejectionDecoder.TEMPLATE_ID) {
            count(new RejectionDecoder().wrapAndApplyHeader(buffer, offset, header).reason().name());
        } else if (templateId == MarginCallDecoder.TEMPLATE_ID) {
            final MarginCallDecoder call = new MarginCallDecoder().wrapAndApplyHeader(buffer, offset, header);
            count(call.levelFrom() + " to " + call.levelTo());
        } else {
            count(MessagePrinter.print(buffer, offset, length).replaceAll("\\(.*", ""));
        }
    }

    long of(final String what) {
        return counts.getOrDefault(what, 0L);
    }

    private void count(final String what) {
        counts.merge(what, 1L, Long::sum);
    }

    @Override
    public String toString() {
        return counts.toString();
    }
}
