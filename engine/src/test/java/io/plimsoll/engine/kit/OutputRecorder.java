package io.plimsoll.engine.kit;

import io.plimsoll.engine.OutputListener;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Copies every output, to be looked at later. */
public final class OutputRecorder implements OutputListener {
    private final List<byte[]> outputs = new ArrayList<>();

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        final byte[] output = new byte[length];
        buffer.getBytes(offset, output);
        outputs.add(output);
    }

    /** {@return the outputs since the last {@link #clear}, oldest first, each with its header} */
    public List<byte[]> outputs() {
        return outputs;
    }

    /** {@return the template ids of the outputs, oldest first} */
    public List<Integer> templateIds() {
        return outputs.stream().map(MessagePrinter::templateId).toList();
    }

    /**
     * The outputs of one kind.
     *
     * @param templateId of the kind
     * @return buffers that each hold one message, header included, oldest first
     */
    public List<UnsafeBuffer> ofKind(final int templateId) {
        return outputs.stream()
            .filter(output -> MessagePrinter.templateId(output) == templateId)
            .map(UnsafeBuffer::new)
            .toList();
    }

    /** Forgets all outputs. */
    public void clear() {
        outputs.clear();
    }

    /** {@return the outputs as people read them, one in a line} */
    @Override
    public String toString() {
        final StringBuilder text = new StringBuilder();
        outputs.forEach(output -> text.append(MessagePrinter.print(output)).append('\n'));
        return text.toString();
    }
}
