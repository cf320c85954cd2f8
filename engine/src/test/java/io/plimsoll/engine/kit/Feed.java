package io.plimsoll.engine.kit;

import java.util.concurrent.TimeUnit;

/** Stamps the messages of a {@link MessageWriter} with the next sequence and the time, and hands them to a sink. */
public final class Feed {
    /** The stamp of the first message unless the time is moved before: 2026-01-01 in nanoseconds since 1970. */
    public static final long START_NS = TimeUnit.SECONDS.toNanos(1_767_225_600L);

    private final MessageWriter writer;
    private final MessageSink sink;
    private long sequence;
    private long timeNs = START_NS;

    /**
     * A feed that starts at sequence 1.
     *
     * @param writer of the messages
     * @param sink   that takes them
     */
    public Feed(final MessageWriter writer, final MessageSink sink) {
        this.writer = writer;
        this.sink = sink;
    }

    /** Sends the message that the writer holds. */
    public void send() {
        sequence++;
        sink.apply(sequence, timeNs, writer.buffer(), writer.offset(), writer.length());
    }

    /**
     * Lets time pass before the next message.
     *
     * @param nanoseconds to pass, not negative
     */
    public void pass(final long nanoseconds) {
        timeNs += nanoseconds;
    }

    /** {@return the sequence of the last message sent} */
    public long sequence() {
        return sequence;
    }

    /** {@return the stamp of the next message} */
    public long timeNs() {
        return timeNs;
    }
}
