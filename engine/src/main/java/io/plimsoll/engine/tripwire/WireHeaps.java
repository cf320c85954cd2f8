package io.plimsoll.engine.tripwire;

/**
 * For each price source two 4-ary heaps of wires: the highest low wire and the lowest high wire are on top. Keys are
 * normalised so that both are minimum heaps: a low wire at {@code x} has the key {@code -x}. All heaps share one pool.
 */
final class WireHeaps {
    private static final int ARITY_SHIFT = 2;

    private final WatchTable watches;
    private final int pairedSources;
    private final ChunkedLists heaps;
    private final long[] keys;
    private final int[] watchOf;

    /**
     * Allocates all heaps, two for each source.
     *
     * @param instruments   whose mark and funding index are a source each
     * @param drifts        numbered after them, which have no funding index
     * @param wires         most wires altogether
     * @param wiresPerHeap  most wires of one heap
     * @param watches       told where its wires are
     */
    WireHeaps(
        final int instruments, final int drifts, final int wires, final int wiresPerHeap, final WatchTable watches) {
        this.watches = watches;
        pairedSources = 2 * instruments;
        heaps = new ChunkedLists(2 * (pairedSources + drifts), wires, wiresPerHeap);
        keys = new long[heaps.slots()];
        watchOf = new int[heaps.slots()];
    }

    /** Sources of drifts are even: the odd ones between them have no heaps, which would be half of all. */
    private int heap(final int source, final int side) {
        return (source < pairedSources ? source * 2 : source + pairedSources) + side;
    }

    private int source(final int heap) {
        return heap < 2 * pairedSources ? heap >> 1 : (heap & ~1) - pairedSources;
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
        if (heaps.size(heap) == 0) {
            return WatchTable.NONE;
        }
        final int top = heaps.slot(heap, 0);
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
            up(heap, heaps.add(heap), key, watch);
            return;
        }
        final long before = keys[heaps.slot(heap, place)];
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
        final int last = heaps.size(heap) - 1;
        final int lastSlot = heaps.slot(heap, last);
        final long key = keys[lastSlot];
        final int moved = watchOf[lastSlot];
        heaps.removeLast(heap);
        if (place == last) {
            return;
        }
        if (key < keys[heaps.slot(heap, place)]) {
            up(heap, place, key, moved);
        } else {
            down(heap, place, key, moved);
        }
    }

    int wires(final int source, final int side) {
        return heaps.size(heap(source, side));
    }

    private void up(final int heap, final int from, final long key, final int watch) {
        int place = from;
        while (place > 0) {
            final int parent = (place - 1) >> ARITY_SHIFT;
            final int parentSlot = heaps.slot(heap, parent);
            if (keys[parentSlot] <= key) {
                break;
            }
            put(heap, place, keys[parentSlot], watchOf[parentSlot]);
            place = parent;
        }
        put(heap, place, key, watch);
    }

    private void down(final int heap, final int from, final long key, final int watch) {
        final int count = heaps.size(heap);
        int place = from;
        int first = (place << ARITY_SHIFT) + 1;
        while (first < count) {
            final int end = Math.min(first + (1 << ARITY_SHIFT), count);
            int leastSlot = heaps.slot(heap, first);
            int least = first;
            for (int child = first + 1; child < end; child++) {
                final int childSlot = heaps.slot(heap, child);
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
        final int slot = heaps.slot(heap, place);
        keys[slot] = key;
        watchOf[slot] = watch;
        watches.place(watch, source(heap), heap & 1, place);
    }
}
