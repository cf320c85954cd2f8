package io.plimsoll.transport.scenario;

import io.plimsoll.engine.wire.OriginEncoder;
import org.agrona.MutableDirectBuffer;

/** Sends messages in the operator's name, one at a time. */
public interface Operator {

    /**
     * Where to write the next message, header included, from offset 0.
     *
     * @return the buffer
     */
    MutableDirectBuffer buffer();

    /**
     * Writes source, epoch and sequence of the next message.
     *
     * @param origin of the message
     */
    void sign(OriginEncoder origin);

    /**
     * Sends the message in the buffer.
     *
     * @param item   what it is about, for people
     * @param length of header and message in bytes
     */
    void send(String item, int length);
}
