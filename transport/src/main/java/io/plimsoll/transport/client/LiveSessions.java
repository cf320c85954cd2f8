package io.plimsoll.transport.client;

import java.util.Collections;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * The sessions of a live stream, each an object with an identity. There can be several at a time: that of a service
 * that died may still hold messages when its successor's begins. One is joined once everything is known that was said
 * before the message it is at; from there on it has no holes.
 */
final class LiveSessions {
    private final Set<Object> seen = Collections.newSetFromMap(new WeakHashMap<>());
    private final Set<Object> joined = Collections.newSetFromMap(new WeakHashMap<>());
    private Object newest;

    /** Notes a session that a message has come in; returns whether it is the first. */
    boolean isNew(final Object session) {
        if (session == newest || !seen.add(session)) {
            return false;
        }
        newest = session;
        return true;
    }

    boolean isNewest(final Object session) {
        return session == newest;
    }

    boolean isJoined(final Object session) {
        return joined.contains(session);
    }

    boolean isNewestJoined() {
        return newest != null && isJoined(newest);
    }

    void join(final Object session) {
        joined.add(session);
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
}
