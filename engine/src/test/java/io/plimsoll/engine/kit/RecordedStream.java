package io.plimsoll.engine.kit;

import org.agrona.DirectBuffer;
import org.agrona.ExpandableArrayBuffer;
import org.agrona.collections.LongArrayList;

/** Messages kept with their stamps, to be played again without writing them anew. */
public final class RecordedStream implements MessageSink {
    private final ExpandableArrayBuffer bytes = new ExpandableArrayBuffer(1 << 20);
    private final LongArrayList sequences = new LongArrayList();
    private final LongArrayList stampsNs = new LongArrayList();
    private final LongArrayList ends = new LongArrayList();
    private int end;

    @Override
    public void apply(
        final long sequence, final long timeNs, final DirectBuffer message, final int offset, final int length) {
        bytes.putBytes(end, message, offset, length);
        end += length;
        sequences.addLong(sequence);
        stampsNs.addLong(timeNs);
        ends.addLong(end);
    }

    /** {@return how many messages were kept} */
    public int size() {
        return sequences.size();
    }

    /**
     * Plays messages again; allocates nothing.
     *
     * @param from index of the first message, 0 for the first kept
     * @param to   index after the last message
     * @param sink that takes them
     */
    public void play(final int from, final int to, final MessageSink sink) {
        int start = from == 0 ? 0 : (int) ends.getLong(from - 1);
        for (int i = from; i < to; i++) {
            final int next = (int) ends.getLong(i);
            sink.apply(sequences.getLong(i), stampsNs.getLong(i), bytes, start, next - start);
            start = next;
        }
    }
}
