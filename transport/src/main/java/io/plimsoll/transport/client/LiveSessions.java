package io.plimsoll.transport.client;

import java.util.ArrayList;
import java.util.List;

/**
 * The sessions of a live stream. There can be several at a time: that of a service that died may still hold messages
 * when its successor's begins. One is joined once everything is known that was said before the message it is at; from
 * there on it has no holes.
 */
final class LiveSessions {
    /** More are never there at once; one that is forgotten is taken for new, which is no harm. */
    private static final int MOST = 8;

    private final List<Object> seen = new ArrayList<>(MOST);
    private final List<Object> joined = new ArrayList<>(MOST);
    private Object newest;

    /** Notes a session that a message has come in; returns whether it is the first. */
    boolean isNew(final Object session) {
        if (session == newest || seen.contains(session)) {
            return false;
        }
        add(seen, session);
        newest = session;
        return true;
    }

    boolean isNewest(final Object session) {
        return session == newest;
    }

    boolean isJoined(final Object session) {
        return joined.contains(session);
    }

    boolean isAnyJoined() {
        return !joined.isEmpty();
    }

    void join(final Object session) {
        if (!joined.contains(session)) {
            add(joined, session);
        }
    }

    /** Something was missed in it. */
    void leave(final Object session) {
        joined.remove(session);
    }

    void clear() {
        seen.clear();
        joined.clear();
        newest = null;
    }

    private static void add(final List<Object> sessions, final Object session) {
        if (sessions.size() == MOST) {
            sessions.remove(0);
        }
        sessions.add(session);
    }
}
