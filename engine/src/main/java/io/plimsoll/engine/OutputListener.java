package io.plimsoll.engine;

import org.agrona.DirectBuffer;

/** Where the engine says everything it has to say. */
@FunctionalInterface
public interface OutputListener {

    /**
     * One output message, header included. The bytes are valid until the call returns.
     *
     * @param buffer holding the message
     * @param offset of its header
     * @param length of header and message in bytes
     */
    void onOutput(DirectBuffer buffer, int offset, int length);
}
