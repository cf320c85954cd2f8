package io.plimsoll.journal.audit;

/**
 * Accounts that follow each other in order of definition.
 *
 * @param from index of the first
 * @param to   index behind the last
 */
record Slice(int from, int to) {

    boolean contains(final int index) {
        return index >= from && index < to;
    }
}
