package io.plimsoll.perf.portfolio;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Ticks without end: one of the underlyings, and its mark half a basis point (standard deviation) from where it was,
 * drawn back a little to where it began.
 */
final class PriceWalk {
    private static final double STEP = 0.5e-4;

    /** Steps are as likely to be small as large; twice this wide their standard deviation is 1. */
    private static final double WIDEST = Math.sqrt(3);

    private final SplittableRandom random;
    private final double reversion;
    private final double[] byStart = new double[PortfolioMarket.UNDERLYINGS];
    private int underlying;

    /**
     * Begins at the market's prices.
     *
     * @param seed      of the walk
     * @param reversion by which share of the way a tick is drawn back
     */
    PriceWalk(final long seed, final double reversion) {
        this.reversion = reversion;
        random = new SplittableRandom(seed);
        Arrays.fill(byStart, 1);
    }

    void move() {
        underlying = random.nextInt(PortfolioMarket.UNDERLYINGS);
        final double now = byStart[underlying];
        final double step = STEP * WIDEST * (2 * random.nextDouble() - 1);
        byStart[underlying] = now * (1 + step) + reversion * (1 - now);
    }

    /** The one that moved. */
    int underlying() {
        return underlying;
    }

    /** Its mark in ticks. */
    long mark() {
        return Math.round(byStart[underlying] * PortfolioMarket.price(underlying));
    }
}
