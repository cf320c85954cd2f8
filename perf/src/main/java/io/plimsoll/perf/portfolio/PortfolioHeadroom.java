package io.plimsoll.perf.portfolio;

import java.util.SplittableRandom;

/** Distance of a portfolio account to the first level, as a share of its gross size. */
public enum PortfolioHeadroom {
    /** Around 20 %, sigma 1. */
    LOGNORMAL {
        @Override
        double draw(final SplittableRandom random) {
            return 0.2 * Math.exp(random.nextGaussian());
        }
    },
    /** Up to 40 %: a hard case, since one in eighty is within half a percent. */
    UNIFORM {
        @Override
        double draw(final SplittableRandom random) {
            return 0.4 * random.nextDouble();
        }
    };

    abstract double draw(SplittableRandom random);
}
