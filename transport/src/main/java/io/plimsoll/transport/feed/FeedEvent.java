package io.plimsoll.transport.feed;

import java.util.Set;

/** One thing that was recorded. */
public sealed interface FeedEvent permits MarketEvent, AccountEvent {
    /** Nanoseconds in a second. */
    long NS_PER_SECOND = 1_000_000_000;

    /** Nanoseconds in a millisecond. */
    long NS_PER_MS = 1_000_000;

    /**
     * When it is sent, nanoseconds since 1970: the order of events of several files.
     *
     * @return the time
     */
    long timeNs();

    /**
     * File and line, for messages.
     *
     * @return where it was read
     */
    String where();

    /**
     * Whether it is about one of these symbols, or about none at all.
     *
     * @param symbols each {@code symbol} or {@code venue:symbol}
     * @return true if so
     */
    boolean isAbout(Set<String> symbols);
}
