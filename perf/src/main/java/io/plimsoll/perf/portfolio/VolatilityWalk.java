package io.plimsoll.perf.portfolio;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Smiles without end: one of the expiries, and its volatility at the money a twentieth of a point (standard deviation)
 * from where it was, drawn back by a hundredth of the way to where it began.
 */
final class VolatilityWalk {
    private static final double STEP = 500_000;
    private static final double REVERSION = 0.01;

    private final SplittableRandom random;
    private final double[] volatility = new double[PortfolioMarket.EXPIRIES];
    private int expiry;

    VolatilityWalk(final long seed) {
        random = new SplittableRandom(seed);
        Arrays.fill(volatility, PortfolioMarket.VOLATILITY);
    }

    void move() {
        expiry = random.nextInt(PortfolioMarket.EXPIRIES);
        volatility[expiry] += STEP * random.nextGaussian()
            + REVERSION * (PortfolioMarket.VOLATILITY - volatility[expiry]);
    }

    /** The one that moved. */
    int expiry() {
        return expiry;
    }

    /** Its volatility at the money, x 10^9. */
    long atTheMoney() {
        return Math.round(volatility[expiry]);
    }
}
