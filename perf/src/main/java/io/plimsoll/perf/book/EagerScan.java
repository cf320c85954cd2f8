package io.plimsoll.perf.book;

import java.util.Arrays;

/**
 * What one would write without tripwires: on every tick, go through the holders of the instrument, move their equity
 * and maintenance by the difference, and compare. One tier, no rounding to think of, no events: as fast as it gets.
 */
public final class EagerScan implements SyntheticBook.Visitor {
    private static final int RATE_SHARE = 200;

    private final long[] equity;
    private final long[] notional;
    private final boolean[] called;
    private final long[] mark = new long[SyntheticBook.INSTRUMENTS];
    private final int[][] holder = new int[SyntheticBook.INSTRUMENTS][];
    private final long[][] lots = new long[SyntheticBook.INSTRUMENTS][];
    private final int[] holders = new int[SyntheticBook.INSTRUMENTS];
    private long calls;

    /**
     * Loads the book.
     *
     * @param book to load
     */
    public EagerScan(final SyntheticBook book) {
        equity = new long[book.accounts()];
        notional = new long[book.accounts()];
        called = new boolean[book.accounts()];
        for (int i = 0; i < SyntheticBook.INSTRUMENTS; i++) {
            mark[i] = book.mark(i);
            holder[i] = new int[16];
            lots[i] = new long[16];
        }
        book.visit(this);
    }

    @Override
    public void position(final int account, final int instrument, final long quantity) {
        final int at = holders[instrument]++;
        if (at == holder[instrument].length) {
            holder[instrument] = Arrays.copyOf(holder[instrument], at * 2);
            lots[instrument] = Arrays.copyOf(lots[instrument], at * 2);
        }
        holder[instrument][at] = account;
        lots[instrument][at] = quantity;
        notional[account] += Math.abs(quantity) * mark[instrument];
    }

    @Override
    public void balance(final int account, final long balance) {
        equity[account] = balance;
    }

    /**
     * Applies a tick.
     *
     * @param instrument 0 to 99
     * @param price      ticks
     * @return accounts called since the beginning
     */
    public long tick(final int instrument, final long price) {
        final long move = price - mark[instrument];
        mark[instrument] = price;
        final int[] who = holder[instrument];
        final long[] quantity = lots[instrument];
        for (int i = 0, count = holders[instrument]; i < count; i++) {
            final int account = who[i];
            final long change = quantity[i] * move;
            equity[account] += change;
            notional[account] += quantity[i] > 0 ? change : -change;
            final boolean below = equity[account] * 2 * RATE_SHARE < notional[account] * 3;
            if (below != called[account]) {
                called[account] = below;
                calls++;
            }
        }
        return calls;
    }
}
