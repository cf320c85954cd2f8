package io.plimsoll.journal;

/** Takes disk space for a part of a file. */
@FunctionalInterface
interface SpaceAllocator extends AutoCloseable {

    /**
     * Takes the space, leaving the file's content as it is. Space that is there already is no error.
     *
     * @param offset of the part
     * @param length of the part in bytes
     * @return false if there is no space
     */
    boolean allocate(long offset, long length);

    @Override
    default void close() {
    }
}
