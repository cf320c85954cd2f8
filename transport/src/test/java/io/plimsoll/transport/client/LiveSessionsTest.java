package io.plimsoll.transport.client;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class LiveSessionsTest {
    private final LiveSessions sessions = new LiveSessions();
    private final Object old = new Object();
    private final Object next = new Object();

    @Test
    void shouldKnowASessionAgainWhenAnotherSpeaksBetween() {
        assertTrue(sessions.isNew(old));
        assertTrue(sessions.isNew(next));
        assertFalse(sessions.isNew(old));
        assertFalse(sessions.isNew(next));
        assertTrue(sessions.isNewest(next));
    }

    @Test
    void shouldBeJoinedOnlyWhereItJoined() {
        sessions.isNew(old);
        sessions.join(old);
        assertTrue(sessions.isNewestJoined());
        sessions.isNew(next);
        assertFalse(sessions.isNewestJoined());
        assertTrue(sessions.isJoined(old));
        sessions.leave(old);
        assertFalse(sessions.isJoined(old));
    }

    @Test
    void shouldKnowNobodyWhenCleared() {
        sessions.isNew(old);
        sessions.join(old);
        sessions.clear();
        assertFalse(sessions.isNewestJoined());
        assertTrue(sessions.isNew(old));
    }
}
