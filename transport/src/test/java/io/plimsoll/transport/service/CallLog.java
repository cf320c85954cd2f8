package io.plimsoll.transport.service;

import io.plimsoll.engine.wire.AccountStatusDecoder;
import io.plimsoll.engine.wire.MarginCallDecoder;
import io.plimsoll.transport.client.MarginCallListener;
import org.agrona.collections.LongArrayList;

/** Remembers what a consumer heard. */
public final class CallLog implements MarginCallListener {
    public final LongArrayList callIds = new LongArrayList();
    public final LongArrayList statusCauses = new LongArrayList();

    @Override
    public void onMarginCall(final MarginCallDecoder call) {
        callIds.addLong(call.callId());
    }

    @Override
    public void onAccountStatus(final AccountStatusDecoder status) {
        statusCauses.addLong(status.causeSequence());
    }

    public int size() {
        return callIds.size();
    }

    /** Whether it heard exactly the calls from one id to another, each once, in order. */
    public boolean isExactly(final long from, final long to) {
        if (callIds.size() != to - from + 1) {
            return false;
        }
        for (int i = 0; i < callIds.size(); i++) {
            if (callIds.getLong(i) != from + i) {
                return false;
            }
        }
        return true;
    }
}
