package io.plimsoll.perf.portfolio;

import java.util.SplittableRandom;

/**
 * Ticks without end: one of the underlyings, and its mark half a basis point (standard deviation) from where it was,
 * drawn back a little to where it began.
 */
final class PriceWalk {
    private static final double STEP = 0.5e-4;
    private static final double REVERSION = 1e-4;
    private static final int PREPARED = 1 << 16;

    private final int[] underlyings = new int[PREPARED];
    private final double[] steps = new double[PREPARED];
    private final double[] price = new double[PortfolioMarket.UNDERLYINGS];
    private int next;
    private int underlying;

    PriceWalk(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < PREPARED; i++) {
            underlyings[i] = random.nextInt(PortfolioMarket.UNDERLYINGS);
            steps[i] = STEP * random.nextGaussian();
        }
        for (int u = 0; u < price.length; u++) {
            price[u] = PortfolioMarket.price(u);
        }
    }

    void move() {
        final int i = next++ & PREPARED - 1;
        underlying = underlyings[i];
        final double now = price[underlying];
        price[underlying] = now * (1 + steps[i]) + REVERSION * (PortfolioMarket.price(underlying) - now);
    }

    /** The one that moved. */
    int underlying() {
        return underlying;
    }

    /** Its mark in ticks. */
    long mark() {
        return Math.round(price[underlying]);
    }
}
