package io.plimsoll.engine.input;

import io.plimsoll.engine.number.Rate;

/** What market data misses to full confidence. */
final class Doubts {
    private Doubts() {
    }

    /** Whether a doubt is a share x 10^9. */
    static boolean allow(final int doubt) {
        return doubt >= 0 && doubt <= Rate.ONE;
    }
}
