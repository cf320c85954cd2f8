package io.plimsoll.transport.scenario;

import org.agrona.sbe.MessageEncoderFlyweight;

/** Sends messages in the operator's name, one at a time. */
public interface Operator {

    /**
     * Begins a message.
     *
     * @param encoder of the message
     * @param <E>     its type
     * @return the encoder, at the message, with header and origin written
     */
    <E extends MessageEncoderFlyweight> E begin(E encoder);

    /**
     * Sends the message that was begun last.
     *
     * @param item what it is about, for people
     */
    void send(String item);
}
