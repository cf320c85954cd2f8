package io.plimsoll.transport.service;

import io.aeron.Publication;
import io.plimsoll.transport.network.OutboundStream;
import io.plimsoll.transport.wire.MessageHeaderEncoder;
import io.plimsoll.transport.wire.OutputsLostEncoder;
import java.nio.ByteBuffer;
import org.agrona.concurrent.AgentTerminationException;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Takes the messages of a ring to one publication, as fast as that takes them and never waiting for it.
 *
 * <p>Nobody connected: the messages are passed over, whoever comes later asks the history agent. Back-pressure: try
 * again in the next turn. Fallen out of the ring: what was dropped is counted, and the subscribers are told so before
 * they get the next message.
 */
final class PublicationCursor {
    private static final int LOST_LENGTH = MessageHeaderEncoder.ENCODED_LENGTH + OutputsLostEncoder.BLOCK_LENGTH;

    private final OutputRing ring;
    private final OutboundStream publication;
    private final ServiceCounters counters;
    private final UnsafeBuffer lostMessage = new UnsafeBuffer(ByteBuffer.allocateDirect(LOST_LENGTH));
    private final OutputsLostEncoder lost = new OutputsLostEncoder();
    private long position;
    private long index;
    private long dropped;
    private boolean lossUntold;

    PublicationCursor(
        final OutputRing ring, final OutboundStream publication, final ServiceCounters counters) {
        this.ring = ring;
        this.publication = publication;
        this.counters = counters;
        this.position = ring.committedPosition();
        this.index = ring.committedIndex();
        lost.wrapAndApplyHeader(lostMessage, 0, new MessageHeaderEncoder());
    }

    /**
     * Publishes what it can.
     *
     * @param limit most messages
     * @return messages published
     */
    int advance(final int limit) {
        checkOverrun();
        int published = 0;
        while (published < limit && index < ring.committedIndex()) {
            final long messagePosition = ring.messagePosition(position);
            if (!tellLoss() || !offer(messagePosition)) {
                break;
            }
            position = ring.positionAfter(messagePosition);
            index++;
            published++;
        }
        return published;
    }

    boolean isAtEnd() {
        return index == ring.committedIndex();
    }

    private void checkOverrun() {
        if (position < ring.headPosition()) {
            final long messages = ring.headIndex() - index;
            if (messages > 0) {
                dropped += messages;
                lossUntold = true;
                counters.add(ServiceCounter.PUBLICATION_DROPPED, messages);
            }
            position = ring.headPosition();
            index = ring.headIndex();
        }
    }

    private boolean tellLoss() {
        if (lossUntold) {
            lost.dropped(dropped);
            lossUntold = !isTaken(publication.offer(lostMessage, 0, LOST_LENGTH));
        }
        return !lossUntold;
    }

    private boolean offer(final long messagePosition) {
        return isTaken(publication.offer(
            ring.buffer(), ring.messageOffset(messagePosition), ring.messageLength(messagePosition)));
    }

    private boolean isTaken(final long result) {
        if (result > 0) {
            return true;
        }
        if (result == Publication.NOT_CONNECTED) {
            position = ring.committedPosition();
            index = ring.committedIndex();
            lossUntold = false;
            return false;
        }
        if (result == Publication.BACK_PRESSURED || result == Publication.ADMIN_ACTION) {
            counters.increment(ServiceCounter.BACK_PRESSURE);
            return false;
        }
        throw new AgentTerminationException("publication on " + publication + " cannot go on: "
            + Publication.errorString(result) + "; restart the service, it goes on from its journal");
    }
}
