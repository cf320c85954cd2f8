package io.plimsoll.transport.feed;

import java.io.IOException;

/** A stream of events in order of time, read as one goes. */
public interface FeedReader extends AutoCloseable {

    /**
     * The next event.
     *
     * @return the event, or null at the end
     * @throws IOException   if reading fails
     * @throws FeedException if a line cannot be understood
     */
    FeedEvent next() throws IOException;

    /**
     * Whether what happens to accounts is among the events.
     *
     * @return true if it may be
     */
    default boolean tellsOfAccounts() {
        return false;
    }

    @Override
    void close() throws IOException;
}
