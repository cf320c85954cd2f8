package io.plimsoll.transport.service;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class CallIndexTest {
    private static final long START = -1;
    private final CallIndex index = new CallIndex();

    @Test
    void shouldSayStartWhenNothingIsKnown() {
        assertEquals(START, index.positionBefore(1, START));
    }

    @Test
    void shouldFindDocumentAtOrBeforeEveryCall() {
        for (long callId = 1; callId <= 10_000; callId++) {
            index.onCall(callId, callId / 10);
        }
        assertEquals(START, index.positionBefore(0, START));
        for (long callId = 1; callId <= 20_000; callId++) {
            final long indexed = 1 + (Math.min(callId, 10_000) - 1) / CallIndex.STRIDE * CallIndex.STRIDE;
            assertEquals(indexed / 10, index.positionBefore(callId, START));
        }
    }
}
