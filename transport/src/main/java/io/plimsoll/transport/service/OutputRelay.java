package io.plimsoll.transport.service;

import io.plimsoll.engine.OutputListener;
import org.agrona.DirectBuffer;

/** Hands on what the engine says: to the recovery while the journal is replayed, to the publisher afterwards. */
final class OutputRelay implements OutputListener {
    private OutputListener target;

    void to(final OutputListener listener) {
        target = listener;
    }

    @Override
    public void onOutput(final DirectBuffer buffer, final int offset, final int length) {
        target.onOutput(buffer, offset, length);
    }
}
