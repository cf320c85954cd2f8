package io.plimsoll.perf.book;

import java.util.SplittableRandom;

/** Distance to the first level, as a share of the gross notional. */
public enum Headroom {
    /** Around 20 %, sigma 1: as real books are. */
    LOGNORMAL {
        @Override
        double draw(final SplittableRandom random) {
            return 0.2 * Math.exp(random.nextGaussian());
        }
    },
    /** Up to 50 %: a hard case, since one in a hundred is within half a percent. */
    UNIFORM {
        @Override
        double draw(final SplittableRandom random) {
            return 0.5 * random.nextDouble();
        }
    },
    /** Up to 10 basis points, and nobody pays in: the adversary, who makes his accounts fire as often as they can. */
    HUGGING {
        @Override
        double draw(final SplittableRandom random) {
            return 0.001 * random.nextDouble();
        }
    };

    abstract double draw(SplittableRandom random);
}
