package io.plimsoll.engine.kit;

import io.plimsoll.engine.state.StateException;
import io.plimsoll.engine.state.StateSink;
import io.plimsoll.engine.state.StateSource;
import org.agrona.collections.LongArrayList;

/** State kept in memory, to be compared or loaded. */
public final class StateWords implements StateSink, StateSource {
    private final LongArrayList words = new LongArrayList();
    private int next;

    @Override
    public void put(final long word) {
        words.addLong(word);
    }

    @Override
    public long next() {
        if (next == words.size()) {
            throw new StateException("the state ends after " + next + " words; load another state");
        }
        return words.getLong(next++);
    }

    /** Forgets everything, to be written anew. */
    public void clear() {
        words.clear();
        next = 0;
    }

    /** {@return this, to be read from the first word on} */
    public StateWords rewind() {
        next = 0;
        return this;
    }

    /** {@return how many words were not read yet} */
    public int rest() {
        return words.size() - next;
    }

    /** {@return number of words} */
    public int size() {
        return words.size();
    }

    /**
     * One word.
     *
     * @param index of it
     * @return the word
     */
    public long get(final int index) {
        return words.getLong(index);
    }

    /**
     * Overwrites one word.
     *
     * @param index of it
     * @param word  to be there instead
     */
    public void set(final int index, final long word) {
        words.setLong(index, word);
    }

    @Override
    public boolean equals(final Object other) {
        return other instanceof StateWords && words.equals(((StateWords) other).words);
    }

    @Override
    public int hashCode() {
        return words.hashCode();
    }
}
