package io.plimsoll.engine.tripwire;

import java.util.Arrays;

/**
 * Places for the entries of many lists in one pool, handed out in chunks, so that memory is fixed at start however
 * entries are spread over lists. Entry {@code i} of a list is in the chunk that the list's directory names for
 * {@code i >> chunkShift}. Knows places only; whoever has entries keeps them in arrays of {@link #slots()}.
 */
final class ChunkedLists {
    private static final int LEAST_CHUNK_SHIFT = 4;

    private final int chunkShift;
    private final int chunkMask;
    private final int chunksPerList;
    private final int[] size;
    private final int[] directory;
    private final int[] freeChunks;
    private final int slots;
    private int freeChunkCount;

    /**
     * Allocates the directories.
     *
     * @param lists          number of lists
     * @param entries        most entries altogether
     * @param entriesPerList most entries of one list
     */
    ChunkedLists(final int lists, final int entries, final int entriesPerList) {
        chunkShift = chunkShift(entriesPerList);
        chunkMask = (1 << chunkShift) - 1;
        chunksPerList = (entriesPerList + chunkMask) >> chunkShift;
        final int chunks = ((entries + chunkMask) >> chunkShift) + lists;
        slots = Math.multiplyExact(chunks, 1 << chunkShift);
        size = new int[lists];
        directory = new int[Math.multiplyExact(lists, chunksPerList)];
        freeChunks = new int[chunks];
        Arrays.setAll(freeChunks, chunk -> chunks - 1 - chunk);
        freeChunkCount = chunks;
    }

    /** Half-filled last chunks and directories together are smallest with chunks of about the root of a third. */
    private static int chunkShift(final int entriesPerList) {
        final int root = (int) Math.sqrt(entriesPerList / 3.0);
        return Math.max(LEAST_CHUNK_SHIFT, 32 - Integer.numberOfLeadingZeros(root));
    }

    /** Slots are below this number. */
    int slots() {
        return slots;
    }

    int size(final int list) {
        return size[list];
    }

    int slot(final int list, final int place) {
        return directory[list * chunksPerList + (place >> chunkShift)] << chunkShift | place & chunkMask;
    }

    /** How many entries from this place on have slots that follow each other. */
    int run(final int list, final int place) {
        return Math.min(size[list], (place | chunkMask) + 1) - place;
    }

    /** Makes a list longer by one; returns the new last place. */
    int add(final int list) {
        final int last = size[list]++;
        if ((last & chunkMask) == 0) {
            directory[list * chunksPerList + (last >> chunkShift)] = freeChunks[--freeChunkCount];
        }
        return last;
    }

    /** Makes a list shorter by one; what was in its last slot must be somewhere else by now. */
    void removeLast(final int list) {
        final int last = --size[list];
        if ((last & chunkMask) == 0) {
            freeChunks[freeChunkCount++] = directory[list * chunksPerList + (last >> chunkShift)];
        }
    }
}
