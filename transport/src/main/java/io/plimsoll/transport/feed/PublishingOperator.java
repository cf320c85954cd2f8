package io.plimsoll.transport.feed;

import io.plimsoll.transport.client.SendStatus;
import io.plimsoll.transport.client.SourcePublisher;
import io.plimsoll.transport.scenario.Operator;
import org.agrona.sbe.MessageEncoderFlyweight;

/** The operator of a service, over Aeron. */
public final class PublishingOperator implements Operator {
    private final SourcePublisher publisher;
    private final Runnable poll;

    /**
     * Sends through the operator's source.
     *
     * @param publisher of source 1, lossless
     * @param poll      the client's, called while a message cannot be sent
     */
    public PublishingOperator(final SourcePublisher publisher, final Runnable poll) {
        this.publisher = publisher;
        this.poll = poll;
    }

    @Override
    public <E extends MessageEncoderFlyweight> E begin(final E encoder) {
        return publisher.begin(encoder);
    }

    @Override
    public void send(final String item) {
        SendStatus status = publisher.send();
        while (status != SendStatus.SENT && status != SendStatus.QUEUED) {
            if (status == SendStatus.FENCED) {
                throw new FeedException("another operator has taken over; let one work at a time");
            }
            poll.run();
            status = publisher.send();
        }
    }
}
