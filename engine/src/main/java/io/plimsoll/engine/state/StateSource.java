package io.plimsoll.engine.state;

/** Gives state back, word by word, in the order in which a {@link StateSink} took it. */
@FunctionalInterface
public interface StateSource {

    /**
     * Gives the next word.
     *
     * @return the word
     * @throws StateException if there is none left
     */
    long next();

    /**
     * Gives the next word if it lies within a range.
     *
     * @param what  the word is, for the exception's message
     * @param least allowed
     * @param most  allowed
     * @return the word
     * @throws StateException if it does not
     */
    default long nextLong(final String what, final long least, final long most) {
        final long word = next();
        if (word < least || word > most) {
            throw StateException.outOfRange(what, word, least, most);
        }
        return word;
    }

    /**
     * Gives the next word if it lies within a range.
     *
     * @param what  the word is, for the exception's message
     * @param least allowed
     * @param most  allowed
     * @return the word
     * @throws StateException if it does not
     */
    default int nextInt(final String what, final int least, final int most) {
        return (int) nextLong(what, least, most);
    }

    /**
     * Gives the next word if it is a truth value.
     *
     * @param what the word is, for the exception's message
     * @return false for 0, true for 1
     * @throws StateException if it is neither
     */
    default boolean nextBoolean(final String what) {
        return nextLong(what, 0, 1) == 1;
    }
}
