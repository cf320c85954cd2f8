package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.account.AccountTable;

/**
 * One watch for every account and price source it depends on. Fixed capacity; slots are reused. A price source is an
 * instrument's mark or its funding index. A record:
 *
 * <pre>
 *   word 0   account (low 32 bits), source (high)
 *   word 1   next watch of the account, or next free slot (low)
 *   word 2   place in the source's heap of low wires (low), of high wires (high); {@link #NONE} if not there
 * </pre>
 */
final class WatchTable {
    /** No such watch; not in the heap. */
    static final int NONE = -1;

    /** Side of a wire: fires when the price falls to it. */
    static final int LOW = 0;

    /** Side of a wire: fires when the price rises to it. */
    static final int HIGH = 1;

    private static final int WORDS = 4;
    private static final int ACCOUNT_AND_SOURCE = 0;
    private static final int NEXT = 1;
    private static final int PLACES = 2;
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

    int add(final int account, final int source) {
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
        words[at + ACCOUNT_AND_SOURCE] = (long) source << 32 | account;
        words[at + PLACES] = -1L;
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
        return (int) words[watch * WORDS + ACCOUNT_AND_SOURCE];
    }

    int source(final int watch) {
        return (int) (words[watch * WORDS + ACCOUNT_AND_SOURCE] >>> 32);
    }

    int next(final int watch) {
        return (int) words[watch * WORDS + NEXT];
    }

    private void next(final int watch, final int next) {
        words[watch * WORDS + NEXT] = next & LOW_INT;
    }

    int place(final int watch, final int side) {
        return (int) (words[watch * WORDS + PLACES] >>> (side * 32));
    }

    void place(final int watch, final int side, final int place) {
        final int at = watch * WORDS + PLACES;
        final int shift = side * 32;
        words[at] = words[at] & ~(LOW_INT << shift) | (place & LOW_INT) << shift;
    }
}
