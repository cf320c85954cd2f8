package io.plimsoll.engine.tripwire;

import io.plimsoll.engine.account.AccountTable;

/**
 * Accounts that hug their line, so that their wires would fire again and again. They are looked at with every price
 * they hold, but cheaply: what they have left to each of their two conditions is moved by slope times move, and only
 * when nothing is left is the account examined. Its wires meanwhile mark the region in which the slopes are exact.
 *
 * <p>An account's record is two numbers, room to the next worse level and room to its cure; the first of them to fall
 * below zero calls for an examination. A holding is an entry in the list of its instrument. Slopes are single
 * precision, and whoever sets the rooms has taken off what that and many sums can be wrong by. Now and then one
 * holding's account is asked whether it still belongs here.
 */
final class EagerList {
    private static final int NONE = -1;
    private static final int WORDS = 2;
    private static final int NOT_WORSE = 0;
    private static final int NOT_CURED = 1;

    /** Moves without need of an examination after which an account is better served by wires. */
    private static final int MANY_MOVES = 4096;

    /** Moves of an instrument between two holdings that are asked; a power of two. */
    private static final int ASK_EVERY = 16;

    private final AccountTable accounts;
    private final WatchTable watches;
    private final double[] records;
    private final boolean[] isMember;
    private final int[] movesAtNeed;
    private final ChunkedLists holders;
    private final int[] accountOf;
    private final float[] slopeNotWorse;
    private final float[] slopeNotCured;
    private final float[] slopeFunding;
    private final long[] mark;
    private final long[] fundingIndex;
    private final int[] moves;
    private final int[] asked;
    private final int[] due;
    private int dueCount;
    private long entries;

    EagerList(final Tripwires.Capacity capacity, final AccountTable accounts, final WatchTable watches) {
        this.accounts = accounts;
        this.watches = watches;
        records = new double[Math.multiplyExact(capacity.accounts(), WORDS)];
        isMember = new boolean[capacity.accounts()];
        movesAtNeed = new int[capacity.accounts()];
        holders = new ChunkedLists(capacity.instruments(), capacity.watches(), capacity.accounts());
        accountOf = new int[holders.slots()];
        slopeNotWorse = new float[holders.slots()];
        slopeNotCured = new float[holders.slots()];
        slopeFunding = new float[holders.slots()];
        mark = new long[capacity.instruments()];
        fundingIndex = new long[capacity.instruments()];
        moves = new int[capacity.instruments()];
        asked = new int[capacity.instruments()];
        due = new int[capacity.accounts()];
    }

    /** Moves everything that holds an instrument to its new mark. */
    void markMoved(final int instrument, final long newMark) {
        moves[instrument]++;
        if (holders.size(instrument) > 0) {
            move(instrument, newMark - mark[instrument], slopeNotWorse, slopeNotCured, 1);
        }
        mark[instrument] = newMark;
    }

    /** Moves everything that holds an instrument to its new funding index. */
    void fundingMoved(final int instrument, final long newIndex) {
        moves[instrument]++;
        if (holders.size(instrument) > 0) {
            move(instrument, newIndex - fundingIndex[instrument], slopeFunding, slopeFunding, -1);
        }
        fundingIndex[instrument] = newIndex;
    }

    /** The second condition is a bound from the other side: for what does not depend on the ratio, the sign differs. */
    private void move(
        final int instrument, final double by, final float[] slopes, final float[] otherSlopes, final int otherSign) {
        final double otherBy = by * otherSign;
        final int size = holders.size(instrument);
        int place = 0;
        while (place < size) {
            final int first = holders.slot(instrument, place);
            final int end = first + holders.run(instrument, place);
            for (int slot = first; slot < end; slot++) {
                final int at = accountOf[slot] * WORDS;
                final double notWorse = records[at + NOT_WORSE] + slopes[slot] * by;
                final double notCured = records[at + NOT_CURED] + otherSlopes[slot] * otherBy;
                records[at + NOT_WORSE] = notWorse;
                records[at + NOT_CURED] = notCured;
                if (notWorse < 0 || notCured < 0) {
                    due[dueCount++] = accountOf[slot];
                }
            }
            place += end - first;
        }
        if ((moves[instrument] & ASK_EVERY - 1) == 0) {
            askNext(instrument);
        }
    }

    /**
     * Goes through the list from its end, so that an entry that fills a gap is asked once more rather than left out:
     * each is asked within {@link #mostMoves} moves of its instrument.
     */
    private void askNext(final int instrument) {
        final int place = Math.min(asked[instrument], holders.size(instrument)) - 1;
        asked[instrument] = place > 0 ? place : Integer.MAX_VALUE;
        final int account = accountOf[holders.slot(instrument, Math.max(0, place))];
        if (isIdle(account, movesOf(account))) {
            due[dueCount++] = account;
        }
    }

    /** Most moves of one holding between two examinations of its account, with so many accounts at most. */
    static double mostMoves(final int accounts) {
        return MANY_MOVES + 2.0 * ASK_EVERY * accounts;
    }

    /** One account to examine because of the last move, each once; NONE when there is none left. */
    int nextDue() {
        return dueCount == 0 ? NONE : due[--dueCount];
    }

    boolean contains(final int account) {
        return isMember[account];
    }

    /** Whether a member has not needed an examination for many of its moves, of which there were so many in all. */
    boolean isIdle(final int account, final int movesOfAccount) {
        return !isSpent(account) && movesOfAccount - movesAtNeed[account] > MANY_MOVES;
    }

    /** Whether one of a member's conditions may not hold any more. */
    private boolean isSpent(final int account) {
        final int at = account * WORDS;
        return records[at + NOT_WORSE] < 0 || records[at + NOT_CURED] < 0;
    }

    /** How often all that an account watches has moved, modulo 2^32. */
    private int movesOf(final int account) {
        int sum = 0;
        for (int watch = accounts.firstWatch(account); watch != WatchTable.NONE; watch = watches.next(watch)) {
            sum += moves[watches.watchedInstrument(watch)];
        }
        return sum;
    }

    /**
     * Takes an account in, or sets anew what it has left; its holdings follow by {@link #hold}.
     *
     * @param account        index
     * @param movesOfAccount how often all that it watches has moved, modulo 2^32
     * @param notWorse       room to the next worse level at the present prices, infinite if there is none
     * @param notCured       room to its cure, infinite if there is none
     */
    void put(final int account, final int movesOfAccount, final double notWorse, final double notCured) {
        final boolean countsFewer = movesOfAccount - movesAtNeed[account] < 0; // a watch is gone
        if (!isMember[account] || isSpent(account) || countsFewer) {
            movesAtNeed[account] = movesOfAccount;
        }
        if (!isMember[account]) {
            isMember[account] = true;
            entries++;
        }
        final int at = account * WORDS;
        records[at + NOT_WORSE] = notWorse;
        records[at + NOT_CURED] = notCured;
    }

    /**
     * Sets what a member's rooms gain with a tick of an instrument's mark, and a unit of its funding index.
     *
     * @param watch        of the account on the instrument
     * @param presentMark  at which the rooms were computed
     * @param presentIndex at which they were computed
     * @param perMark      of the first room
     * @param otherPerMark of the second room
     * @param perIndex     of the first room; the second room gains its opposite
     */
    void hold(
        final int watch,
        final long presentMark,
        final long presentIndex,
        final float perMark,
        final float otherPerMark,
        final float perIndex) {
        final int instrument = watches.watchedInstrument(watch);
        if (holders.size(instrument) == 0) {
            mark[instrument] = presentMark;
            fundingIndex[instrument] = presentIndex;
        }
        int place = watches.eagerPlace(watch);
        if (place == WatchTable.NONE) {
            place = holders.add(instrument);
            watches.eagerPlace(watch, place);
        }
        final int slot = holders.slot(instrument, place);
        final int account = watches.account(watch);
        accountOf[slot] = account;
        slopeNotWorse[slot] = perMark;
        slopeNotCured[slot] = otherPerMark;
        slopeFunding[slot] = perIndex;
        // The rooms as of the last move of this instrument, should the present price not have been told of yet.
        final int at = account * WORDS;
        final double markBehind = mark[instrument] - presentMark;
        final double indexBehind = fundingIndex[instrument] - presentIndex;
        records[at + NOT_WORSE] += perMark * markBehind + perIndex * indexBehind;
        records[at + NOT_CURED] += otherPerMark * markBehind - perIndex * indexBehind;
    }

    /** Takes a holding out, if it is in. */
    void release(final int watch) {
        final int place = watches.eagerPlace(watch);
        if (place == WatchTable.NONE) {
            return;
        }
        watches.eagerPlace(watch, WatchTable.NONE);
        final int instrument = watches.watchedInstrument(watch);
        final int last = holders.size(instrument) - 1;
        final int from = holders.slot(instrument, last);
        holders.removeLast(instrument);
        if (place != last) {
            final int to = holders.slot(instrument, place);
            accountOf[to] = accountOf[from];
            slopeNotWorse[to] = slopeNotWorse[from];
            slopeNotCured[to] = slopeNotCured[from];
            slopeFunding[to] = slopeFunding[from];
            watches.eagerPlace(watchOf(accountOf[to], instrument), place);
        }
    }

    private int watchOf(final int account, final int instrument) {
        int watch = accounts.firstWatch(account);
        while (watches.watchedInstrument(watch) != instrument) {
            watch = watches.next(watch);
        }
        return watch;
    }

    /** Takes an account out whose holdings are all released. */
    void remove(final int account) {
        isMember[account] = false;
    }

    /** How often an account was taken in. */
    long entries() {
        return entries;
    }

    /** How often an instrument has moved, modulo 2^32. */
    int moves(final int instrument) {
        return moves[instrument];
    }
}
