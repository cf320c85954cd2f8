package io.plimsoll.transport.client;

import io.plimsoll.transport.network.MessageSink;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * What a lossless source has said and the service has not acknowledged, and how far it is sent. Sending is always in
 * order; going back means to send again from there on, which is right because the service takes nothing behind a hole.
 */
final class ResendWindow {
    private final RetainedMessages retained;
    private long nextToSend;
    private long furthestSent;
    private long resent;

    ResendWindow(final int maxMessages, final int capacity, final long lastSequence) {
        retained = new RetainedMessages(maxMessages, capacity);
        retained.reset(lastSequence);
        nextToSend = lastSequence + 1;
        furthestSent = lastSequence;
    }

    /** Keeps a message under the next sequence; false if there is no room. */
    boolean add(final DirectBuffer message, final int length) {
        final int offset = retained.claim(length);
        if (offset < 0) {
            return false;
        }
        retained.buffer().putBytes(offset, message, 0, length);
        retained.keep(offset, length);
        return true;
    }

    /**
     * Sends what is not sent yet, as far as the sink takes it.
     *
     * @return messages sent
     */
    int sendTo(final MessageSink sink) {
        int sent = 0;
        while (nextToSend < retained.nextSequence()) {
            final MutableDirectBuffer buffer = retained.buffer();
            if (sink.offer(buffer, retained.offset(nextToSend), retained.length(nextToSend)) < 0) {
                break;
            }
            if (nextToSend <= furthestSent) {
                resent++;
            }
            furthestSent = Math.max(furthestSent, nextToSend);
            nextToSend++;
            sent++;
        }
        return sent;
    }

    /** All up to the sequence is applied; returns whether that is news. */
    boolean acknowledge(final long sequence) {
        final boolean news = sequence >= retained.firstSequence();
        retained.releaseUpTo(sequence);
        nextToSend = Math.max(nextToSend, retained.firstSequence());
        return news;
    }

    /** Sends again from a sequence, or from the first one that is still kept. */
    void goBackTo(final long sequence) {
        nextToSend = Math.max(retained.firstSequence(), Math.min(nextToSend, sequence));
    }

    boolean isAllSent() {
        return nextToSend == retained.nextSequence();
    }

    boolean isAllAcknowledged() {
        return retained.firstSequence() == retained.nextSequence();
    }

    long nextSequence() {
        return retained.nextSequence();
    }

    long firstUnacknowledged() {
        return retained.firstSequence();
    }

    long resent() {
        return resent;
    }
}
