package io.plimsoll.transport.simulation;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What is on its way from one publisher to one subscriber: in order and without holes while it lasts. The subscriber
 * knows it by its identity.
 */
final class SimulatedSession {
    private static final long NOT_FULL = Long.MIN_VALUE;

    final SimulatedOutboundStream publisher;
    final SimulatedInboundStream subscriber;
    private final SimulatedCarrier carrier;
    private final Deque<Packet> packets = new ArrayDeque<>();
    private long lastArrivalNs;
    private long fullSinceNs = NOT_FULL;
    private boolean isPublisherGone;

    /**
     * A message on its way.
     *
     * @param bytes     of it
     * @param arrivalNs when the subscriber can read it, in time elapsed
     */
    record Packet(byte[] bytes, long arrivalNs) {
    }

    SimulatedSession(
        final SimulatedCarrier carrier,
        final SimulatedOutboundStream publisher,
        final SimulatedInboundStream subscriber) {
        this.carrier = carrier;
        this.publisher = publisher;
        this.subscriber = subscriber;
    }

    boolean isFull() {
        final boolean isFull = packets.size() >= carrier.faults().window;
        if (!isFull) {
            fullSinceNs = NOT_FULL;
        } else if (fullSinceNs == NOT_FULL) {
            fullSinceNs = carrier.clock().elapsedNs();
        }
        return isFull;
    }

    /** Whether the subscriber has left it full for too long. */
    boolean isSubscriberTooSlow() {
        return subscriber.isUntethered() && isFull()
            && carrier.clock().elapsedNs() - fullSinceNs > carrier.faults().untetheredTimeoutNs;
    }

    void put(final byte[] bytes, final long delayNs) {
        lastArrivalNs = Math.max(lastArrivalNs, carrier.clock().elapsedNs() + delayNs);
        packets.addLast(new Packet(bytes, lastArrivalNs));
    }

    /** Puts a message before some that were put earlier; on a lane where anything goes. */
    void putAhead(final byte[] bytes) {
        packets.addFirst(new Packet(bytes, carrier.clock().elapsedNs()));
    }

    /** The next message that has arrived, or null; it stays. */
    byte[] peek() {
        final Packet next = packets.peekFirst();
        return next == null || next.arrivalNs() > carrier.clock().elapsedNs() ? null : next.bytes();
    }

    void take() {
        packets.removeFirst();
    }

    /** No more comes, but what is on its way can still be read. */
    void endBehindLast() {
        isPublisherGone = true;
    }

    boolean isOver() {
        return isPublisherGone && packets.isEmpty();
    }

    @Override
    public String toString() {
        final byte[] next = peek();
        return packets.size() + " on their way" + (isPublisherGone ? ", the last" : "")
            + (next == null ? "" : ", first " + MessageWords.of(next).substring(0, 40));
    }
}
