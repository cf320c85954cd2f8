package io.plimsoll.engine.state;

/** Takes state, word by word, in canonical order. */
@FunctionalInterface
public interface StateSink {

    /**
     * Takes the next word.
     *
     * @param word any
     */
    void put(long word);
}
