package io.plimsoll.perf.book;

import java.util.SplittableRandom;

/**
 * Ticks without end: an instrument by popularity, and its mark half a basis point (standard deviation) from where it
 * was, drawn back a little to where it began, so that a long run stays in the same place.
 */
public final class TickWalk {
    private static final double STEP = 0.5e-4;
    private static final double REVERSION = 1e-4;
    private static final int PREPARED = 1 << 16;

    private final int[] instruments = new int[PREPARED];
    private final double[] steps = new double[PREPARED];
    private final double[] start;
    private final double[] price;
    private int next;
    private int instrument;

    /**
     * Starts at a book's marks.
     *
     * @param book whose instruments move
     * @param seed of the walk
     */
    public TickWalk(final SyntheticBook book, final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        start = new double[book.instruments()];
        price = new double[book.instruments()];
        for (int i = 0; i < PREPARED; i++) {
            instruments[i] = random.nextInt(book.instruments());
            steps[i] = STEP * random.nextGaussian();
        }
        for (int i = 0; i < start.length; i++) {
            start[i] = book.mark(i);
            price[i] = start[i];
        }
    }

    /** Moves one instrument. */
    public void move() {
        final int i = next++ & PREPARED - 1;
        instrument = instruments[i];
        final double now = price[instrument];
        price[instrument] = now * (1 + steps[i]) + REVERSION * (start[instrument] - now);
    }

    public int instrument() {
        return instrument;
    }

    /**
     * The mark of the instrument that moved.
     *
     * @return ticks
     */
    public long mark() {
        return Math.max(1, Math.round(price[instrument]));
    }
}
