package io.plimsoll.transport.scenario;

import org.agrona.DirectBuffer;

/** Is told everything that goes into an engine and comes out of it. */
public interface EngineTape {

    /** Keeps nothing. */
    EngineTape NONE = new EngineTape() {
        @Override
        public void input(
            final long sequence, final long timeNs, final DirectBuffer buffer, final int offset, final int length) {
        }

        @Override
        public void output(final DirectBuffer buffer, final int offset, final int length) {
        }

        @Override
        public void applied() {
        }
    };

    /**
     * A message is about to be applied.
     *
     * @param sequence of it, 1, 2, 3 and so on
     * @param timeNs   its stamp
     * @param buffer   that holds it, until the call returns
     * @param offset   of its header
     * @param length   of header and message
     */
    void input(long sequence, long timeNs, DirectBuffer buffer, int offset, int length);

    /**
     * The engine says something about the message.
     *
     * @param buffer that holds it, until the call returns
     * @param offset of its header
     * @param length of header and message
     */
    void output(DirectBuffer buffer, int offset, int length);

    /** The message is applied; nothing more is said about it. */
    void applied();
}
