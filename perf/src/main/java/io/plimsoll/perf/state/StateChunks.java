package io.plimsoll.perf.state;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import java.util.ArrayList;
import java.util.List;

/** State in memory, in chunks that need not be copied to grow. */
public final class StateChunks implements StateSink, StateSource {
    private static final int SHIFT = 20;
    private static final int CHUNK = 1 << SHIFT;

    private final List<long[]> chunks = new ArrayList<>();
    private long size;
    private long next;

    @Override
    public void put(final long word) {
        final int at = (int) (size++ & CHUNK - 1);
        if (at == 0) {
            chunks.add(new long[CHUNK]);
        }
        chunks.get(chunks.size() - 1)[at] = word;
    }

    @Override
    public long next() {
        if (next == size) {
            throw new StateException("the state ends after " + size + " words");
        }
        final long at = next++;
        return chunks.get((int) (at >>> SHIFT))[(int) at & CHUNK - 1];
    }

    /**
     * Words written.
     *
     * @return how many
     */
    public long size() {
        return size;
    }
}
