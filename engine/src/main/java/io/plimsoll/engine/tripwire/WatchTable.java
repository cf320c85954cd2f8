package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.account.AccountTable;

/**
 * One watch for every account and instrument whose prices it depends on, with up to four wires: the instrument's mark
 * and its funding index are a source each, and each source has a wire on either side. Fixed capacity; slots are reused.
 * A record is one cache line:
 *
 * <pre>
 *   word 0         account (low 32 bits), instrument (high)
 *   word 1         next watch of the account, or next free slot (low); place in the eager list, or {@link #NONE} (high)
 *   words 2, 3     place in its heap, or {@link #NONE}, of: low mark wire, high mark wire; low and high funding wire
 *   words 4 to 7   price of: low mark wire, high mark wire, low funding wire, high funding wire; if it has a place
 * </pre>
 */
final class WatchTable {
    /** No such watch; not in the heap, not in the list. */
    static final int NONE = -1;

    /** Side of a wire: fires when the price falls to it. */
    static final int LOW = 0;

    /** Side of a wire: fires when the price rises to it. */
    static final int HIGH = 1;

    private static final int WORDS = 8;
    private static final int ACCOUNT_AND_INSTRUMENT = 0;
    private static final int NEXT = 1;
    private static final int PLACES = 2;
    private static final int PRICES = 4;
    private static final long LOW_INT = 0xFFFF_FFFFL;

    private final AccountTable accounts;
    private final long[] words;
    private final int capacity;
    private int firstFree = NONE;
    private int slotsUsed;

    WatchTable(final int capacity, final AccountTable accounts) {
        this.capacity = capacity;
        this.accounts = accounts;
        words = new long[Math.multiplyExact(capacity, WORDS)];
    }

    /** Source of wires on an instrument's mark. */
    static int markSource(final int instrument) {
        return instrument * 2;
    }

    /** Source of wires on an instrument's funding index. */
    static int fundingSource(final int instrument) {
        return instrument * 2 + 1;
    }

    static boolean isFunding(final int source) {
        return (source & 1) != 0;
    }

    static int instrument(final int source) {
        return source >> 1;
    }

    int add(final int account, final int instrument) {
        final int watch;
        if (firstFree == NONE) {
            if (slotsUsed == capacity) {
                throw new IllegalStateException("watches do not suffice: capacity=" + capacity);
            }
            watch = slotsUsed++;
        } else {
            watch = firstFree;
            firstFree = next(watch);
        }
        final int at = watch * WORDS;
        words[at + ACCOUNT_AND_INSTRUMENT] = (long) instrument << 32 | account;
        words[at + NEXT] = -1L;
        words[at + PLACES] = -1L;
        words[at + PLACES + 1] = -1L;
        next(watch, accounts.firstWatch(account));
        accounts.firstWatch(account, watch);
        return watch;
    }

    /** Frees a watch without wires. */
    void remove(final int watch) {
        final int account = account(watch);
        if (accounts.firstWatch(account) == watch) {
            accounts.firstWatch(account, next(watch));
        } else {
            int before = accounts.firstWatch(account);
            while (next(before) != watch) {
                before = next(before);
            }
            next(before, next(watch));
        }
        next(watch, firstFree);
        firstFree = watch;
    }

    int account(final int watch) {
        return (int) words[watch * WORDS + ACCOUNT_AND_INSTRUMENT];
    }

    int watchedInstrument(final int watch) {
        return (int) (words[watch * WORDS + ACCOUNT_AND_INSTRUMENT] >>> 32);
    }

    int next(final int watch) {
        return (int) words[watch * WORDS + NEXT];
    }

    private void next(final int watch, final int next) {
        final int at = watch * WORDS + NEXT;
        words[at] = words[at] & ~LOW_INT | next & LOW_INT;
    }

    int eagerPlace(final int watch) {
        return (int) (words[watch * WORDS + NEXT] >>> 32);
    }

    void eagerPlace(final int watch, final int place) {
        final int at = watch * WORDS + NEXT;
        words[at] = words[at] & LOW_INT | (long) place << 32;
    }

    int place(final int watch, final int source, final int side) {
        return (int) (words[watch * WORDS + PLACES + (source & 1)] >>> (side * 32));
    }

    void place(final int watch, final int source, final int side, final int place) {
        final int at = watch * WORDS + PLACES + (source & 1);
        final int shift = side * 32;
        words[at] = words[at] & ~(LOW_INT << shift) | (place & LOW_INT) << shift;
    }

    /** Price of a wire that has a place. */
    long price(final int watch, final int source, final int side) {
        return words[watch * WORDS + PRICES + (source & 1) * 2 + side];
    }

    void price(final int watch, final int source, final int side, final long price) {
        words[watch * WORDS + PRICES + (source & 1) * 2 + side] = price;
    }
}
