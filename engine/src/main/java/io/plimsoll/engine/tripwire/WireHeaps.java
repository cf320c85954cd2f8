package io.plimsoll.engine.tripwire;

import java.util.Arrays;

/**
 * For each price source two 4-ary heaps of wires: the highest low wire and the lowest high wire are on top. Keys are
 * normalised so that both are minimum heaps: a low wire at {@code x} has the key {@code -x}.
 *
 * <p>All heaps share one pool of entries, handed out in chunks, so that memory is fixed at start however wires are
 * spread over sources. Entry {@code i} of a heap is in the chunk that the heap's directory names for
 * {@code i >> chunkShift}.
 */
final class WireHeaps {
    private static final int ARITY_SHIFT = 2;
    private static final int LEAST_CHUNK_SHIFT = 4;

    private final WatchTable watches;
    private final int chunkShift;
    private final int chunkMask;
    private final int chunksPerHeap;
    private final long[] keys;
    private final int[] watchOf;
    private final int[] size;
    private final int[] directory;
    private final int[] freeChunks;
    private int freeChunkCount;

    /**
     * Allocates all heaps.
     *
     * @param sources       price sources, two heaps each
     * @param wires         most wires altogether
     * @param wiresPerHeap  most wires of one heap
     * @param watches       told where its wires are
     */
    WireHeaps(final int sources, final int wires, final int wiresPerHeap, final WatchTable watches) {
        this.watches = watches;
        final int heaps = sources * 2;
        chunkShift = chunkShift(wiresPerHeap);
        chunkMask = (1 << chunkShift) - 1;
        chunksPerHeap = (wiresPerHeap + chunkMask) >> chunkShift;
        final int chunks = ((wires + chunkMask) >> chunkShift) + heaps;
        keys = new long[Math.multiplyExact(chunks, 1 << chunkShift)];
        watchOf = new int[keys.length];
        size = new int[heaps];
        directory = new int[Math.multiplyExact(heaps, chunksPerHeap)];
        freeChunks = new int[chunks];
        Arrays.setAll(freeChunks, chunk -> chunks - 1 - chunk);
        freeChunkCount = chunks;
    }

    /** Half-filled last chunks and directories together are smallest with chunks of about the root of a third. */
    private static int chunkShift(final int wiresPerHeap) {
        final int root = (int) Math.sqrt(wiresPerHeap / 3.0);
        return Math.max(LEAST_CHUNK_SHIFT, 32 - Integer.numberOfLeadingZeros(root));
    }

    private static int heap(final int source, final int side) {
        return source * 2 + side;
    }

    private static long key(final int side, final long price) {
        return side == WatchTable.LOW ? -price : price;
    }

    /**
     * The watch whose wire a price has reached or crossed.
     *
     * @param source price source
     * @param side   LOW or HIGH
     * @param price  the source's value now
     * @return one such watch, or NONE if there is none
     */
    int crossed(final int source, final int side, final long price) {
        final int heap = heap(source, side);
        if (size[heap] == 0) {
            return WatchTable.NONE;
        }
        final int top = slot(heap, 0);
        return keys[top] <= key(side, price) ? watchOf[top] : WatchTable.NONE;
    }

    /**
     * Sets or moves a wire.
     *
     * @param watch  whose wire
     * @param source on what
     * @param side   LOW or HIGH
     * @param price  at which it fires
     */
    void set(final int watch, final int source, final int side, final long price) {
        final int heap = heap(source, side);
        final long key = key(side, price);
        final int place = watches.place(watch, source, side);
        watches.price(watch, source, side, price);
        if (place == WatchTable.NONE) {
            final int last = size[heap]++;
            if ((last & chunkMask) == 0) {
                directory[heap * chunksPerHeap + (last >> chunkShift)] = freeChunks[--freeChunkCount];
            }
            up(heap, last, key, watch);
            return;
        }
        final long before = keys[slot(heap, place)];
        if (key < before) {
            up(heap, place, key, watch);
        } else if (key > before) {
            down(heap, place, key, watch);
        }
    }

    /**
     * Removes a wire if there is one.
     *
     * @param watch  whose wire
     * @param source on what
     * @param side   LOW or HIGH
     */
    void clear(final int watch, final int source, final int side) {
        final int place = watches.place(watch, source, side);
        if (place == WatchTable.NONE) {
            return;
        }
        watches.place(watch, source, side, WatchTable.NONE);
        final int heap = heap(source, side);
        final int last = --size[heap];
        final int lastSlot = slot(heap, last);
        final long key = keys[lastSlot];
        final int moved = watchOf[lastSlot];
        if ((last & chunkMask) == 0) {
            freeChunks[freeChunkCount++] = directory[heap * chunksPerHeap + (last >> chunkShift)];
        }
        if (place == last) {
            return;
        }
        if (key < keys[slot(heap, place)]) {
            up(heap, place, key, moved);
        } else {
            down(heap, place, key, moved);
        }
    }

    int wires(final int source, final int side) {
        return size[heap(source, side)];
    }

    private void up(final int heap, final int from, final long key, final int watch) {
        int place = from;
        while (place > 0) {
            final int parent = (place - 1) >> ARITY_SHIFT;
            final int parentSlot = slot(heap, parent);
            if (keys[parentSlot] <= key) {
                break;
            }
            put(heap, place, keys[parentSlot], watchOf[parentSlot]);
            place = parent;
        }
        put(heap, place, key, watch);
    }

    private void down(final int heap, final int from, final long key, final int watch) {
        final int count = size[heap];
        int place = from;
        int first = (place << ARITY_SHIFT) + 1;
        while (first < count) {
            final int end = Math.min(first + (1 << ARITY_SHIFT), count);
            int leastSlot = slot(heap, first);
            int least = first;
            for (int child = first + 1; child < end; child++) {
                final int childSlot = slot(heap, child);
                if (keys[childSlot] < keys[leastSlot]) {
                    leastSlot = childSlot;
                    least = child;
                }
            }
            if (keys[leastSlot] >= key) {
                break;
            }
            put(heap, place, keys[leastSlot], watchOf[leastSlot]);
            place = least;
            first = (place << ARITY_SHIFT) + 1;
        }
        put(heap, place, key, watch);
    }

    private void put(final int heap, final int place, final long key, final int watch) {
        final int slot = slot(heap, place);
        keys[slot] = key;
        watchOf[slot] = watch;
        watches.place(watch, heap >> 1, heap & 1, place);
    }

    private int slot(final int heap, final int place) {
        return directory[heap * chunksPerHeap + (place >> chunkShift)] << chunkShift | place & chunkMask;
    }
}
