package io.plimsoll.transport.service;

import io.plimsoll.transport.config.OutputStreamConfiguration;
import io.plimsoll.transport.network.Network;
import io.plimsoll.transport.network.StreamAddress;
import org.agrona.DirectBuffer;

/** One stream out of the service: a ring of its newest messages and a cursor for each channel they are published on. */
final class OutputStreamPublisher {
    private final OutputRing ring;
    private final PublicationCursor[] cursors;
    private final int limit;

    /**
     * Adds the publications.
     *
     * @param network       of the agent's thread
     * @param configuration of the stream
     * @param limit         messages offered to one publication in one turn of the loop
     * @param counters      of the service
     */
    OutputStreamPublisher(
        final Network network,
        final OutputStreamConfiguration configuration,
        final int limit,
        final ServiceCounters counters) {
        this.limit = limit;
        ring = new OutputRing(configuration.ringBytes());
        cursors = configuration.channels().stream()
            .map(channel -> network.publish(new StreamAddress(channel, configuration.streamId())))
            .map(publication -> new PublicationCursor(ring, publication, counters))
            .toArray(PublicationCursor[]::new);
    }

    /** Adds a message, published once it is committed. */
    void add(final DirectBuffer buffer, final int offset, final int length) {
        ring.add(buffer, offset, length);
    }

    /** Lets the messages out that were added up to where the ring's tail once was. */
    void commit(final long position, final long index) {
        ring.commit(position, index);
    }

    OutputRing ring() {
        return ring;
    }

    /** Publishes what the publications take. */
    int advance() {
        int published = 0;
        boolean allAtEnd = true;
        for (final PublicationCursor cursor : cursors) {
            published += cursor.advance(limit);
            allAtEnd &= cursor.isAtEnd();
        }
        if (published > 0 && allAtEnd && ring.isAllCommitted()) {
            ring.rewind();
        }
        return published;
    }
}
